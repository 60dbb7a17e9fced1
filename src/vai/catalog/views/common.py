"""What every view of the room begins and ends with: who asks, when, and the answer that can be undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import cast

from django.http import HttpRequest, HttpResponse

from vai.core import idempotency
from vai.staff.models import Person
from vai.ui import pages
from vai.ui.jinja import url_if


def asker(request: HttpRequest) -> Person:
    """Return who is signed in."""
    return cast(Person, request.user)


def moment(request: HttpRequest) -> datetime:
    """Return the time of the request."""
    return cast(datetime, request.now)  # type: ignore[attr-defined]


def done(request: HttpRequest, to: str, text: str) -> HttpResponse:
    """Go to a page and tell there what was done, with a way to undo it."""
    undo_url = url_if("workspace:undo", request.actor.change_id)  # type: ignore[attr-defined]
    return pages.toast(pages.redirect(request, to), text, undo_url=undo_url)


def carried_out(request: HttpRequest, act: Callable[[], tuple[str, str]]) -> HttpResponse:
    """Do what a form asks for, once; `act` returns the page to go to and the sentence that tells what was done."""
    key = request.POST.get(idempotency.FIELD, "")
    claimed = idempotency.once(key, by=asker(request), at=moment(request))
    if not claimed.is_first:
        return pages.redirect(request, claimed.outcome.get("to", "/"))
    to, text = act()
    claimed.remember(to=to)
    return done(request, to, text)
