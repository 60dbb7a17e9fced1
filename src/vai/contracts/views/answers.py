"""What the views of this room have in common: who asks, when, and the answer that can be undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise

from vai.contracts.models import Contract
from vai.contracts.queries import contracts
from vai.core import idempotency
from vai.core.rowsecurity import Actor
from vai.hunting.models import Opportunity
from vai.hunting.queries import deals
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


def contract_of(pk: int) -> Contract:
    """Return a contract that the person sees."""
    return get_object_or_404(contracts.seen().select_related("opportunity", "created_by", "quote"), pk=pk)


def deal_of(pk: int) -> Opportunity:
    """Return a deal that the person sees."""
    return get_object_or_404(deals.seen(), pk=pk)


def done(request: HttpRequest, to: str, text: str | Promise) -> HttpResponse:
    """Go on to a page and say what was done."""
    undo = url_if("workspace:undo", asked(request).actor.change_id)
    return pages.toast(pages.redirect(request, to), str(text), undo_url=undo)


def carried_out(
    request: HttpRequest, to: str, text: str | Promise, act: Callable[[], object]
) -> HttpResponse:
    """Do what a form asks for, once; the same form sent again leads to the same page."""
    here = asked(request)
    once = idempotency.once(request.POST.get(idempotency.FIELD, ""), by=here.user, at=here.now)
    if not once.is_first:
        return pages.redirect(request, to)
    act()
    once.remember(to=to)
    return done(request, to, text)
