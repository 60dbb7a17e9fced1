"""What every view of the room begins and ends with: who asks, when, and the answer that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

from vai.clients.queries import custom_fields
from vai.core import idempotency
from vai.core.idempotency import Once
from vai.staff.models import Person, SavedView
from vai.ui import pages
from vai.ui.jinja import url_if

Act = Callable[[], tuple[str, str]]


def asker(request: HttpRequest) -> Person:
    """Return who is signed in."""
    return cast(Person, request.user)


def moment(request: HttpRequest) -> datetime:
    """Return the time of the request."""
    return cast(datetime, request.now)  # type: ignore[attr-defined]


def undo_url(request: HttpRequest) -> str | None:
    """Return where this change is taken back."""
    return url_if("workspace:undo", request.actor.change_id)  # type: ignore[attr-defined]


def done(request: HttpRequest, to: str, text: str, *, can_undo: bool = True) -> HttpResponse:
    """Go to a page and tell there what was done."""
    answer = pages.redirect(request, to)
    return pages.toast(answer, text, undo_url=undo_url(request) if can_undo else None)


def back(request: HttpRequest, otherwise: str) -> str:
    """Return the page that a small form was sent from, if it is one of ours."""
    wanted = request.POST.get("next", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else otherwise


def own_facts(entity: str, values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Write the values of the fields that an administrator defined, those that have one."""
    if not values:
        return []
    defined = [field for field in custom_fields.definitions(entity) if field.code in values]
    return [
        (custom_fields.label(field), custom_fields.display(field, values[field.code])) for field in defined
    ]


def tabs_of(saved: Sequence[SavedView], state: str) -> list[tuple[str, str, bool]]:
    """Show saved views beside the usual ones."""
    return [(view.name, f"?{view.query}", view.query == state) for view in saved]


def once(request: HttpRequest) -> Once:
    """Claim the key of the form that was sent."""
    return idempotency.once(request.POST.get(idempotency.FIELD, ""), by=asker(request), at=moment(request))


def carried_out(request: HttpRequest, act: Act) -> HttpResponse:
    """Do what a form asks for, once; the same form sent again leads to where the first one led.

    `act` returns the page to go to and the sentence that tells what was done.
    """
    claimed = once(request)
    if not claimed.is_first:
        return pages.redirect(request, claimed.outcome.get("to", "/"))
    to, text = act()
    claimed.remember(to=to)
    return done(request, to, text)
