"""What was recorded of won deals, and which deal a line of a file means."""

from __future__ import annotations

from django.db.models import Q

from vai.commissions.enums import EventKind
from vai.commissions.models import CommissionEvent
from vai.core.text import fold, whole_number
from vai.hunting.models import Opportunity


def latest(*, limit: int = 50) -> list[CommissionEvent]:
    """List what was recorded last, by hand or by file."""
    found = CommissionEvent.objects.exclude(kind=EventKind.BOOKED).select_related("recorded_by")
    return list(found.order_by("-pk")[:limit])


def deal_named(text: str) -> Opportunity | None:
    """Find the won deal that is meant by its number, its number in another system, or its name where only one has it."""
    number = whole_number(text)
    won = Opportunity.objects.filter(outcome="won")
    if number is not None:
        return won.filter(Q(pk=number) | Q(external_id=text)).order_by("pk").first()
    found = list(won.filter(Q(external_id=text) | Q(name_f=fold(text))).order_by("pk")[:2])
    return found[0] if len(found) == 1 else None
