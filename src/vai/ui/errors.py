"""Pages for what went wrong, and the answer to what an action refused.

Nothing here reads the database or the frame of the page: these pages come up when those are what failed.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from typing import Final

from django.core.exceptions import DisallowedHost
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from psycopg.errors import UniqueViolation

from vai.core.errors import Refused
from vai.core.outages import outage_of
from vai.ui import messages, outage, pages
from vai.ui.shell import bare_shell

log = logging.getLogger("vai.ui.errors")
_TITLES: Final[dict[int, Promise]] = {
    400: _("This request could not be read"),
    403: _("You may not do this"),
    404: _("There is nothing here"),
    409: _("Someone else was here first"),
    413: _("This is too much at once"),
    422: _("This could not be done"),
    500: _("Something broke on our side"),
}
_UNKNOWN_NAME: Final = _(
    "Vai does not go by this name. Its administrator adds the name to VAI_ALLOWED_HOSTS, or sets VAI_BASE_URL to the address that people use."
)
_LARGEST_KEY: Final = 2**63 - 1
_TEXTS: Final[dict[int, Promise]] = {
    400: _("Go back and try again. If it happens again, tell your administrator."),
    403: _(
        "The page exists, but your role does not allow this. Your team lead or an administrator can help."
    ),
    404: _("The address is wrong, the page has moved, or it is not for you to see."),
    409: _("Load the page again to see what changed."),
    413: _("Go back and send less at a time."),
    422: _("Go back, look at what you filled in, and try again."),
    500: _("The fault has been recorded. What you had saved before is safe. Please try again in a moment."),
}


class TwoAtOnce(Refused):
    """Two saved what may be there only once; the other one was first."""

    code = "two_at_once"
    status = 409


class AnswerRefusals:
    """Middleware: an action's refusal that the view did not turn into a form error becomes a page, or a toast for htmx."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer."""
        return self.respond(request)

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: dict[str, object]
    ) -> HttpResponse | None:
        """Answer an address whose key is larger than any key can be: nothing is there."""
        far = any(isinstance(value, int) and value > _LARGEST_KEY for value in kwargs.values())
        return show(request, 404) if far else None

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """Turn a refusal into an answer, and that somebody was quicker by an instant; the rest is a bug and goes its way."""
        if isinstance(fault, IntegrityError) and isinstance(fault.__cause__, UniqueViolation):
            log.warning("two at once", exc_info=fault)
            return refused(
                request, TwoAtOnce(_("The same was saved at this very moment. Load the page again."))
            )
        return refused(request, fault) if isinstance(fault, Refused) else None


def refused(request: HttpRequest, fault: Refused) -> HttpResponse:
    """Answer a refusal: its own message, on a page or as a toast that leaves the page as it is."""
    if request.headers.get("HX-Request") != "true":
        return show(request, fault.status, text=str(fault.message))
    response = HttpResponse(status=fault.status, headers={"HX-Reswap": "none"})
    return messages.add(response, messages.Toast(str(fault.message), "error"))


def show(request: HttpRequest, status: int, *, text: str = "", reference: str = "") -> HttpResponse:
    """Show the page of a status."""
    context = {
        "shell": bare_shell(request),
        "status": status,
        "title": _TITLES[status],
        "text": text or _TEXTS[status],
        "reference": reference,
    }
    return pages.page(request, "ui/error.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer handler400; a name that we do not go by is told to whoever set Vai up, who is the one to read it."""
    if isinstance(exception, DisallowedHost):
        return show(request, 400, text=str(_UNKNOWN_NAME))
    return show(request, 400)


def not_permitted(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer handler403."""
    return show(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer handler404."""
    return show(request, 404)


def broken(request: HttpRequest) -> HttpResponse:
    """Answer handler500: a fault, or an outage that passes, wherever in the request it was met."""
    reference = getattr(request, "reference", "")
    found = outage_of(sys.exc_info()[1])
    return (
        outage.answer(request, found, reference=reference)
        if found
        else show(request, 500, reference=reference)
    )


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is missing or old: CSRF_FAILURE_VIEW."""
    text = pgettext_lazy(
        "old form", "The form was open for too long, or your sign-in changed. Load it again."
    )
    return show(request, 403, text=str(text))
