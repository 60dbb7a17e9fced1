"""Telling people of a handover."""

from __future__ import annotations

from vai.core import formats
from vai.handovers.models import Handover
from vai.journal.actions import notices
from vai.staff.models import Person


def tell(person_id: int, kind: str, handover: Handover, *, by: Person) -> None:
    """Leave somebody a notice about it."""
    params = {
        "by": by.name,
        "client": handover.account_name,
        "giver": handover.giver.name,
        "receiver": handover.receiver.name,
        "due": formats.moment(handover.due_at),
        "reason": handover.reason,
    }
    notices.tell(person_id, kind, params, notices.address("handovers:handover", handover.pk))


def tell_receiver(handover: Handover, *, by: Person) -> None:
    """Tell who is to answer that something waits for them."""
    if handover.receiver_id != by.pk:
        tell(handover.receiver_id, "handover_proposed", handover, by=by)
