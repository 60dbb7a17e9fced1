"""What the views of this room have in common: who asks, what is there, what is said when it is done."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import Promise

from vai.commissions.models import CommissionStatement
from vai.commissions.queries import statements
from vai.core.rowsecurity import Actor
from vai.staff.models import Person
from vai.staff.queries import company
from vai.ui import pages

TONES = {"draft": "neutral", "published": "accent", "disputed": "warn", "approved": "good"}


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
    """Return the day of the request by the company's calendar."""
    return company.business_calendar().local_date(asked(request).now)


def found(pk: int) -> CommissionStatement:
    """Return a statement that the person sees."""
    statement = statements.one(pk)
    if statement is None:
        raise Http404
    return statement


def done(request: HttpRequest, text: str | Promise, *, to: str) -> HttpResponse:
    """Go on to a page and say what was done."""
    return pages.toast(pages.redirect(request, to), str(text))
