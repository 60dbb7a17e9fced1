"""The answer while the database is away, overrun or full: nothing was kept, what was typed is still there, try again.

Like the pages of faults it reads no database. A form that was sent comes back as a button that sends it once more, under
the same key, so that it is carried out once even where the first sending had arrived.
"""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vai.core.outages import Outage
from vai.ui import messages, pages
from vai.ui.shell import bare_shell

_TITLES: Final[dict[Outage, Promise]] = {
    Outage.AWAY: _("Vai cannot reach its data just now"),
    Outage.BUSY: _("Vai has too much to do just now"),
    Outage.FULL: _("There is no room left on the server"),
}
_TEXTS: Final[dict[Outage, Promise]] = {
    Outage.AWAY: _("Nothing was lost: all that was saved is safe. This usually passes within a minute."),
    Outage.BUSY: _("Nothing was lost: all that was saved is safe. Please try again in a few seconds."),
    Outage.FULL: _(
        "All that was saved is safe, but nothing new can be saved until an administrator makes room. "
        "Please tell them."
    ),
}
_FIRST_TRY_AGAIN_S: Final[dict[Outage, int]] = {Outage.AWAY: 5, Outage.BUSY: 5, Outage.FULL: 60}
# What was typed goes back into the page as a whole, or not at all.
_LONGEST: Final = 200_000


def answer(request: HttpRequest, outage: Outage, *, reference: str = "") -> HttpResponse:
    """Answer 503: a page, or for htmx a toast that leaves the page and what is typed there as they are."""
    with translation.override(_language(request)):
        if request.headers.get("HX-Request") == "true":
            response = HttpResponse(status=503, headers={"HX-Reswap": "none"})
            text = f"{_TITLES[outage]}. {_TEXTS[outage]}"
            messages.add(response, messages.Toast(text, "error"))
        else:
            response = pages.page(request, "ui/outage.html", _context(request, outage, reference), status=503)
        response.headers["Content-Language"] = translation.get_language() or "vi"
    response.headers["Retry-After"] = str(_FIRST_TRY_AGAIN_S[outage])
    return response


def _context(request: HttpRequest, outage: Outage, reference: str) -> dict[str, object]:
    sent = _sent_again(request)
    return {
        "shell": bare_shell(request),
        "title": _TITLES[outage],
        "text": _TEXTS[outage],
        "is_sent": request.method == "POST",
        "sent": sent,
        "again": request.get_full_path(),
        "reference": reference,
    }


def _language(request: HttpRequest) -> str:
    """Name the language of this browser: the person's own may be what could not be read."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return chosen if chosen in ("vi", "en") else "vi"


def _sent_again(request: HttpRequest) -> list[tuple[str, str]] | None:
    """List the fields of the form that was sent; None where it holds what a page must not hold: passwords, files."""
    if request.method != "POST" or request.path.startswith(settings.VAI_SIGN_IN_PATH):
        return None
    try:
        fields = [(name, str(value)) for name, values in request.POST.lists() for value in values]
        has_files = bool(request.FILES)
    except (OSError, MultiPartParserError, RequestDataTooBig, SuspiciousOperation):
        return None
    is_secret = any("password" in name for name, _value in fields)
    if has_files or is_secret or sum(len(value) for _name, value in fields) > _LONGEST:
        return None
    return fields
