"""What the views of this room have in common: who asks, and what is said when it is done."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise

from vai.core.rowsecurity import Actor
from vai.handovers.models import Handover
from vai.handovers.queries import handovers as queries
from vai.staff.models import Person
from vai.ui import pages
from vai.ui.jinja import url_if


class Asked(Protocol):
    """What the middleware adds to a request."""

    user: Person
    now: datetime
    actor: Actor
    acting_for: Person | None


def asked(request: HttpRequest) -> Asked:
    """Return the request as the middleware made it."""
    return cast(Asked, request)


def found(pk: int) -> Handover:
    """Return a handover that the person sees."""
    handover = queries.one(pk)
    if handover is None:
        raise Http404
    return handover


def done(request: HttpRequest, text: str | Promise, *, to: str = "", undoable: bool = False) -> HttpResponse:
    """Go on to a page and say what was done."""
    undo = url_if("workspace:undo", asked(request).actor.change_id) if undoable else None
    return pages.toast(
        pages.redirect(request, to or reverse("handovers:handovers")), str(text), undo_url=undo
    )
