"""The choice between light and dark, and the pattern page, whose examples answer as a real page would."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vai.ui import pages, patterns
from vai.ui.shell import THEME_COOKIE, THEMES

_A_YEAR = 365 * 24 * 3600

View = Callable[[HttpRequest], HttpResponse]


@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Keep the look that was chosen in a cookie of this browser."""
    theme = request.POST.get("theme", "")
    is_quiet = bool(request.headers.get("X-Vai-Quiet"))
    response = HttpResponse(status=204) if is_quiet else pages.redirect(request, _back(request))
    if theme in THEMES:
        response.set_cookie(THEME_COOKIE, theme, max_age=_A_YEAR, samesite="Lax", path="/")
    return response


def for_builders(view: View) -> View:
    """Let a page be seen by administrators, and by everybody where DEBUG is on."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if not (settings.DEBUG or _is_administrator(request)):
            raise Http404
        return view(request)

    return guarded


@require_GET
@for_builders
def show_patterns(request: HttpRequest) -> HttpResponse:
    """Show every macro at work."""
    return pages.page(request, "ui/patterns/page.html", patterns.examples())


@require_GET
@for_builders
def pattern_options(request: HttpRequest) -> HttpResponse:
    """Answer the combobox: options for what was typed, and a way to make a new one."""
    found = patterns.options(request.GET.get("q", ""))
    return pages.page(request, "ui/patterns/answers.html", {"found": found}, fragment="options")


@require_http_methods(["GET", "POST"])
@for_builders
def pattern_dialog(request: HttpRequest) -> HttpResponse:
    """Answer a dialog: a form, the form again where it is refused, or the thing that was made."""
    sent = request.method == "POST"
    form = patterns.BakerForm(request.POST if sent else None, initial={"name": request.GET.get("q", "")})
    field = request.POST.get("field") or request.GET.get("field", "")
    if sent and form.is_valid():
        return pages.made(99, form.cleaned_data["name"], field=field)
    context = {"form": form, "field": field}
    return pages.page(
        request, "ui/patterns/answers.html", context, fragment="dialog", status=422 if sent else 200
    )


@require_http_methods(["GET", "POST"])
@for_builders
def pattern_edit(request: HttpRequest) -> HttpResponse:
    """Answer an inline edit: the form, the value, the form again, or what someone else wrote meanwhile."""
    sent = request.method == "POST"
    form = patterns.BakerForm(request.POST if sent else None, initial={"name": patterns.PEOPLE[1]})
    context = {"form": form, "shown": patterns.PEOPLE[1], "mine": request.POST.get("name", "")}
    if not sent:
        block = "edit_value" if "view" in request.GET else "edit_form"
        return pages.page(request, "ui/patterns/answers.html", context, fragment=block)
    if not form.is_valid():
        return pages.page(request, "ui/patterns/answers.html", context, fragment="edit_form", status=422)
    if request.POST.get("version") == "1" and form.cleaned_data["name"] == patterns.DISPUTED:
        return pages.page(request, "ui/patterns/answers.html", context, fragment="edit_conflict", status=409)
    context["shown"] = form.cleaned_data["name"]
    return pages.toast(
        pages.page(request, "ui/patterns/answers.html", context, fragment="edit_value"), "Saved."
    )


@require_POST
@for_builders
def pattern_move(request: HttpRequest) -> HttpResponse:
    """Answer a move on the board; the last column refuses every card."""
    if request.POST.get("to") == "3":
        return pages.toast(HttpResponse(status=409), "The oven is full.", level="error")
    response = HttpResponse(status=204, headers={"X-Vai-Version": "2"})
    return pages.toast(response, "Moved.", undo_url=request.path)


@require_POST
@for_builders
def pattern_done(request: HttpRequest) -> HttpResponse:
    """Answer a button that does something: an empty piece of page and a toast with its undo."""
    response = (
        pages.redirect(request, reverse("ui:patterns")) if not pages.is_partial(request) else HttpResponse("")
    )
    return pages.toast(response, "Done.", undo_url=request.path)


def _back(request: HttpRequest) -> str:
    came_from = request.headers.get("Referer", "")
    safe = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure())
    return came_from if safe else "/"


def _is_administrator(request: HttpRequest) -> bool:
    person = getattr(request, "user", None)
    return bool(
        person and (getattr(person, "is_superuser", False) or getattr(person, "is_administrator", False))
    )
