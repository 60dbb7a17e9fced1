"""Where every room's pages are mounted."""

from pathlib import Path

from django.urls import include, path

from vai.config import health

ROOMS_AT = Path(__file__).resolve().parents[1]
MOUNTS = (
    ("", "workspace"),
    ("", "clients"),
    ("", "journal"),
    ("", "catalog"),
    ("", "hunting"),
    ("", "handovers"),
    ("", "guidance"),
    ("", "capture"),
    ("", "doors"),
    ("", "staff"),
    ("", "ui"),
)
handler400 = "vai.ui.errors.bad_request"
handler403 = "vai.ui.errors.not_permitted"
handler404 = "vai.ui.errors.not_found"
handler500 = "vai.ui.errors.broken"

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("health", health.health, name="health"),
    path("ready", health.ready, name="ready"),
    *[
        path(prefix, include(f"vai.{room}.urls"))
        for prefix, room in MOUNTS
        if (ROOMS_AT / room / "urls.py").exists()
    ],
]
