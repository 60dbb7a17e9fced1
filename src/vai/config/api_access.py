"""The door for other programs: a key says as whom they act; without one nothing answers.

A session opens the description of the interface (openapi.json) and nothing else, so that no page of another site can
make a browser send something here.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from vai.core.outages import outage_of
from vai.core.problems import problem
from vai.core.rowsecurity import NoSuchPerson
from vai.doors.queries import keys

PATH = "/api/"
DESCRIPTION = "/api/v1/openapi.json"
_BEARER = "bearer "
_LONGEST = 200


def answer(request: HttpRequest, act: Callable[[], HttpResponse]) -> HttpResponse:
    """Answer a program: as the person of its key, in the language that it asks for."""
    language = "en" if translation.get_language_from_request(request).startswith("en") else "vi"
    with translation.override(language):
        return _answer(request, act)


def nothing(request: HttpRequest) -> HttpResponse:
    """Tell a program that there is nothing at this address."""
    return problem(404, "not_there", _("There is nothing at this address."))


def _answer(request: HttpRequest, act: Callable[[], HttpResponse]) -> HttpResponse:
    text = request.headers.get("Authorization", "")
    if not text.lower().startswith(_BEARER):
        if request.path == DESCRIPTION and request.user.is_authenticated:
            request.acting_for = None  # type: ignore[attr-defined]
            return act()
        return _turned_away(_("Send a key: Authorization: Bearer vai_…"))
    try:
        opened = keys.open_with(text[len(_BEARER) :][:_LONGEST].strip(), timezone.now())
        if opened is None:
            return _turned_away(_("This key is unknown, or was taken back."))
        if opened.is_too_often:
            detail = _("More requests came with this key than it may make in a minute.")
            return problem(429, "too_many", detail, Retry_After="60")
        request.user = opened.person
        request.acting_for = None  # type: ignore[attr-defined]
        request.opened = opened  # type: ignore[attr-defined]
        return act()
    except NoSuchPerson:
        return _turned_away(_("This key is unknown, or was taken back."))
    except Exception as fault:
        if outage_of(fault):
            return problem(
                503, "away", _("The database is away for a moment. Please try again."), Retry_After="5"
            )
        raise


def _turned_away(detail: str) -> HttpResponse:
    return problem(401, "no_key", detail, WWW_Authenticate='Bearer realm="vai"')
