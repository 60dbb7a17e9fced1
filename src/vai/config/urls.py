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
