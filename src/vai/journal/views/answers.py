"""What the views of this room have in common: who asks, what it is about, and what is said when it is done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Protocol, cast

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import Promise

from vai.core.rowsecurity import Actor
from vai.core.text import whole_number
from vai.journal.queries import about
from vai.journal.queries.about import KINDS, Client
from vai.journal.queries.sources import Subject
from vai.staff.models import Person
from vai.ui import messages, pages
from vai.ui.jinja import url_if

# The page of a thing, in a room above; the stream of a thing, here.
PAGES = {
    "account": "workspace:account",
    "contact": "workspace:contact",
    "lead": "hunting:lead",
    "opportunity": "hunting:opportunity",
}
STREAMS = {
    "account": "journal:stream",
    "contact": "journal:contact_stream",
    "lead": "journal:lead_stream",
    "opportunity": "journal:opportunity_stream",
}


class Asked(Protocol):
    """What the middleware adds to a request."""

    user: Person
    now: datetime
    actor: Actor
    acting_for: Person | None


def asked(request: HttpRequest) -> Asked:
    """Return the request as the middleware made it."""
    return cast(Asked, request)


def today(request: HttpRequest) -> date:
    """Return the day where the person is."""
    return timezone.localtime(asked(request).now).date()


def undo_url(request: HttpRequest) -> str | None:
    """Return where a POST takes back what this request did."""
    return url_if("workspace:undo", asked(request).actor.change_id)


def done(
    request: HttpRequest, text: str | Promise, *, to: str, event: str = "", undoable: bool = True
) -> HttpResponse:
    """Say what was done: a dialog of htmx closes and raises `event` on the page, a plain browser goes on to `to`."""
    undo = undo_url(request) if undoable else None
    if pages.is_partial(request):
        response = pages.closed()
        if event:
            messages.trigger(response, event, None)
        return pages.toast(response, str(text), undo_url=undo)
    return pages.toast(pages.redirect(request, to), str(text), undo_url=undo)


def named(params: Mapping[str, str]) -> dict[str, int]:
    """Read what a form is about from an address or a form: account, contact, lead, opportunity."""
    found = {}
    for kind in KINDS:
        number = whole_number(params.get(kind, ""))
        if number is not None:
            found[kind] = number
    return found


def client_of(params: Mapping[str, str]) -> Client | None:
    """Return the first thing that is named there.

    :raises Unknown: it is not there, or the person does not see it.
    """
    for kind, pk in named(params).items():
        return about.client(kind, pk)
    return None


def subject_of(client: Client) -> Subject:
    """Return whose stream belongs to a thing."""
    return Subject(**{f"{client.kind}_id": client.id})


def page_of(client: Client | None) -> str:
    """Return the page of a thing; its stream where no room has mounted that page."""
    if client is None:
        return url_if("journal:steps") or "/"
    return url_if(PAGES[client.kind], client.id) or url_if(STREAMS[client.kind], client.id) or "/"
