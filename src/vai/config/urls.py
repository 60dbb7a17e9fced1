"""Where every room's pages are mounted."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from vai.config import api_access, health, metrics
from vai.config.api import api

MOUNTS = (
    ("", "workspace"),
    ("", "clients"),
    ("", "journal"),
    ("", "catalog"),
    ("", "hunting"),
    ("", "contracts"),
    ("", "handovers"),
    ("", "commissions"),
    ("", "guidance"),
    ("", "capture"),
    ("", "doors"),
    ("", "staff"),
    ("ui/", "ui"),
)
handler400 = "vai.ui.errors.bad_request"
handler403 = "vai.ui.errors.not_permitted"
handler404 = "vai.ui.errors.not_found"
handler500 = "vai.ui.errors.broken"


def not_here(request: HttpRequest) -> HttpResponse:
    """Say that there is no such page: people and their addresses are an administrator's."""
    raise Http404


# The library of sign-in offers more than Vai does: nobody signs up, changes the own address or connects accounts here.
CLOSED = r"^sign-in/(?:signup|email|confirm-email|login/code|password/set|3rdparty/signup|3rdparty/$|social)"
urlpatterns = [
    re_path(CLOSED, not_here),
    path("sign-in/2fa/", RedirectView.as_view(pattern_name="staff:profile")),
    path("sign-in/2fa/webauthn/", RedirectView.as_view(pattern_name="staff:profile")),
    path("sign-in/sessions/", RedirectView.as_view(pattern_name="staff:profile")),
    path("sign-in/", include("allauth.urls")),
    path("health", health.health, name="health"),
    path("ready", health.ready, name="ready"),
    path("metrics", metrics.metrics, name="metrics"),
    path("api/v1/", api.urls),
    re_path(r"^api/", api_access.nothing),
    *[path(prefix, include(f"vai.{room}.urls")) for prefix, room in MOUNTS],
]
