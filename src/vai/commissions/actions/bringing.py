"""Lines of a file become events: all of them, or none and the reason for each that cannot be meant."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from vai.commissions.actions import events
from vai.commissions.actions.events import EventData
from vai.commissions.eventfile import Fault, Row
from vai.commissions.queries import events as queries
from vai.core.errors import Refused
from vai.staff.models import Person


class FileWrong(Refused):
    """Lines of the file cannot be meant; nothing of it was taken."""

    code = "file_wrong"

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(_("Some lines cannot be meant; nothing was taken."))
        self.faults = faults


def bring(rows: Sequence[Row | Fault], *, by: Person, at: datetime) -> int:
    """Record what the lines say; give how many were new. The same file brought again changes nothing.

    :raises FileWrong: a line cannot be read, names no won deal, or says what cannot have happened.
    """
    faults = [row for row in rows if isinstance(row, Fault)]
    data: list[EventData] = []
    for row in rows:
        if isinstance(row, Row):
            found = _data(row)
            faults.append(found) if isinstance(found, Fault) else data.append(found)
    if faults or not rows:
        raise FileWrong(sorted(faults, key=lambda fault: fault.line))
    try:
        with transaction.atomic():
            return events.record_events(data, by=by, at=at)
    except events.NotAnEvent as refused:
        raise FileWrong([Fault(refused.number + 2, refused.message)]) from refused


def _data(row: Row) -> EventData | Fault:
    deal = queries.deal_named(row.deal)
    if deal is None:
        return Fault(row.line, _("There is no won deal of this number or name, or there are several."))
    return EventData(
        kind=row.kind, deal=deal, occurred_on=row.day, source_key=row.key, amount=row.amount, note=row.note
    )
