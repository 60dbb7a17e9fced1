"""The pattern page, and the choice between light and dark."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from vai.ui import pages, patterns
from vai.ui.shell import THEME_COOKIE, THEMES

_A_YEAR = 365 * 24 * 3600


@require_GET
def show_patterns(request: HttpRequest) -> HttpResponse:
    """Show every macro at work; for administrators, and for everybody where DEBUG is on."""
    if not (settings.DEBUG or _is_administrator(request)):
        raise Http404
    return pages.page(request, "ui/patterns.html", patterns.examples(request.GET))


@require_GET
def pattern_options(request: HttpRequest) -> HttpResponse:
    """Answer the combobox of the pattern page."""
    if not (settings.DEBUG or _is_administrator(request)):
        raise Http404
    return pages.page(request, "ui/patterns_options.html", patterns.options(request.GET.get("q", "")))


@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Keep the look that was chosen in a cookie of this browser."""
    theme = request.POST.get("theme", "")
    response = pages.redirect(request, _back(request))
    if request.headers.get("X-Vai-Quiet"):
        response = HttpResponse(status=204)
    if theme in THEMES:
        response.set_cookie(THEME_COOKIE, theme, max_age=_A_YEAR, samesite="Lax", path="/")
    return response


def _back(request: HttpRequest) -> str:
    came_from = request.headers.get("Referer", "")
    safe = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure())
    return came_from if safe else "/"


def _is_administrator(request: HttpRequest) -> bool:
    person = getattr(request, "user", None)
    return bool(
        person and (getattr(person, "is_superuser", False) or getattr(person, "is_administrator", False))
    )
