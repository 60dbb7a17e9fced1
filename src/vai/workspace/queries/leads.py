"""Leads that nobody has reached yet, as desks show them, by their clocks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from vai.staff.models import Person
from vai.workspace.queries.rows import language, read

MOST = 8
_WAITING = """
SELECT l.id, coalesce(nullif(l.name, ''), nullif(l.company, ''), nullif(l.phone, ''), nullif(l.email, ''), left(l.need, 60)) AS title,
  CASE WHEN l.name = '' THEN '' ELSE l.company END AS company, l.value, l.currency, l.received_at, l.touch_due_at,
  coalesce(CASE WHEN %(language)s = 'en' AND s.name_en <> '' THEN s.name_en ELSE s.name END, '') AS source, l.owner_id IS NULL AS is_free
FROM lead l LEFT JOIN lead_source s ON s.id = l.source_id
WHERE l.status = 'new' AND l.first_touch_at IS NULL AND l.archived_at IS NULL AND {whose}
ORDER BY l.touch_due_at, l.id LIMIT %(most)s
"""


@dataclass(frozen=True)
class Waiting:
    """A new lead; `is_free`: nobody has taken it. `touch_due_at` is the end of its clock."""

    id: int
    title: str
    company: str
    value: Decimal | None
    currency: str
    received_at: datetime
    touch_due_at: datetime | None
    source: str
    is_free: bool


def waiting_for(person: Person, *, limit: int = MOST) -> list[Waiting]:
    """List a person's new leads, and those of the team that nobody took; one query."""
    whose = "(l.owner_id = %(me)s OR l.owner_id IS NULL AND l.team_id = %(team)s)"
    return _read(whose, {"me": person.pk, "team": person.team_id, "most": limit})


def unclaimed(*, limit: int = MOST) -> list[Waiting]:
    """List the leads that nobody has taken, of all that are seen; one query."""
    return _read("l.owner_id IS NULL", {"most": limit})


def _read(whose: str, values: dict[str, object]) -> list[Waiting]:
    return read(Waiting, _WAITING.replace("{whose}", whose), {**values, "language": language()})
