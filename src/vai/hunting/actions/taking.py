"""Taking in what waits: in the order in which it came, in small portions, each arrival by itself."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from vai.clients.enums import FieldEntity
from vai.clients.queries import custom_fields
from vai.core import rowsecurity
from vai.core.errors import Refused
from vai.core.outages import outage_of
from vai.hunting.actions import arrivals
from vai.hunting.actions.arrivals import Coming
from vai.hunting.actions.leads import LeadData
from vai.hunting.enums import ArrivalState, Door
from vai.hunting.models import LeadArrival
from vai.hunting.queries import arrivals as found
from vai.staff.models import Person

PORTION: Final = 40
_LONGEST: Final = {
    "name": 120,
    "company": 200,
    "phone": 60,
    "email": 200,
    "job_title": 120,
    "tax_code": 20,
    "zalo": 80,
}
log = logging.getLogger("vai.arrivals")


def take_portion(*, by: Person, at: datetime) -> int:
    """Take in the next ones that wait and say how many that were; another process that does so is not waited for.

    Each is a change of its own. One that cannot be taken in is marked with the reason, and the next is taken.
    """
    portion = list(found.waiting().select_for_update(skip_locked=True)[:PORTION])
    for arrival in portion:
        rowsecurity.new_change()
        take_or_mark(arrival, by=by, at=at)
    return len(portion)


def take_or_mark(arrival: LeadArrival, *, by: Person, at: datetime) -> LeadArrival:
    """Take an arrival in, or keep why that failed; it can be tried again then."""
    try:
        with transaction.atomic():
            return arrivals.take_in(arrival, coming_of(arrival), by=by, at=at)
    except Refused as refused:
        return arrivals.fail(arrival, str(refused.message), by=by, at=at)
    except Exception as error:
        if outage_of(error):
            raise
        log.exception("arrival", extra={"row_id": arrival.pk})
        return arrivals.fail(arrival, type(error).__name__, by=by, at=at)


def coming_of(arrival: LeadArrival) -> Coming:
    """Read what an arrival says in the form in which all doors keep it."""
    told, around = arrival.told, arrival.around
    belongs = found.places(around)
    said: dict[str, Any] = {
        name: str(told.get(name) or "")[: _LONGEST.get(name, 10_000)] for name in found.SAID
    }
    lead = LeadData(
        **said,
        source=belongs.source,
        product=belongs.product,
        campaign=str(around.get("campaign") or "")[:80],
        custom=_known_custom(told.get("custom") or {}),
        referred_by=arrival.person if arrival.door == Door.REFERRAL else None,
        do_not_mail=bool(around.get("do_not_mail")),
    )
    return Coming(
        lead=lead,
        message=str(around.get("message") or told.get("need") or ""),
        subject=str(around.get("subject") or ""),
        kind="mail" if arrival.door == Door.MAIL else "note",
        team=belongs.team,
        owner=belongs.owner,
        threads=tuple(around.get("threads") or ()),
        files=tuple(around.get("files") or ()),
    )


def retry_failed(*, by: Person, at: datetime, most: int = 3) -> int:
    """Let what failed for no reason of its own be tried again, a few times; say how many."""
    again = LeadArrival.objects.filter(state=ArrivalState.FAILED, n_tries__lt=most)
    return again.update(state=ArrivalState.WAITING)


def _known_custom(values: dict[str, object]) -> dict[str, object]:
    if not values:
        return {}
    known = {field.code for field in custom_fields.definitions(FieldEntity.LEAD)}
    return {code: value for code, value in values.items() if code in known and value not in ("", None, [])}
