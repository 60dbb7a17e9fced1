"""The assistant's desk: whom they act for, and what is due for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from vai.staff.models import Person
from vai.workspace.queries.moments import moments
from vai.workspace.queries.rows import read

MOST = 30
AHEAD_DAYS = 7
_SERVED = """
SELECT p.id, p.name, p.title, max(d.until) AS until, array_agg(DISTINCT scope ORDER BY scope) AS scopes,
  (SELECT count(*) FROM next_step n WHERE n.person_id = p.id AND n.done_at IS NULL AND n.archived_at IS NULL AND n.due_on < %(today)s) AS n_late,
  (SELECT count(*) FROM next_step n WHERE n.person_id = p.id AND n.done_at IS NULL AND n.archived_at IS NULL AND n.due_on = %(today)s) AS n_today
FROM delegation d JOIN person p ON p.id = d.principal_id AND p.is_active, unnest(d.scopes) scope
WHERE d.delegate_id = %(me)s AND d.revoked_at IS NULL AND %(today)s BETWEEN d.since AND d.until
GROUP BY p.id ORDER BY p.name_f, p.id
"""
_STEPS = """
SELECT n.id, n.what, n.due_on, n.due_time, n.person_id, p.name AS person, n.account_id, coalesce(a.name, '') AS account,
  n.lead_id, coalesce(nullif(l.name, ''), l.company, '') AS lead
FROM next_step n JOIN person p ON p.id = n.person_id LEFT JOIN account a ON a.id = n.account_id LEFT JOIN lead l ON l.id = n.lead_id
WHERE n.person_id = ANY (%(people)s) AND n.done_at IS NULL AND n.archived_at IS NULL AND n.due_on <= %(today)s::date + %(ahead)s
ORDER BY n.due_on, n.due_time NULLS LAST, n.id LIMIT %(most)s
"""


@dataclass(frozen=True)
class Served:
    """A colleague whom the assistant acts for, in what, until when, and how many of their steps are late or due today."""

    id: int
    name: str
    title: str
    until: date
    scopes: list[str]
    n_late: int
    n_today: int


@dataclass(frozen=True)
class DueStep:
    """A next step of somebody."""

    id: int
    what: str
    due_on: date
    due_time: time | None
    person_id: int
    person: str
    account_id: int | None
    account: str
    lead_id: int | None
    lead: str


def served(person: Person, *, at: datetime) -> list[Served]:
    """List whom a person acts for; one query."""
    return read(Served, _SERVED, {"me": person.pk, **moments(at).values})


def due_steps(people: Iterable[int], *, at: datetime, limit: int = MOST) -> list[DueStep]:
    """List what is due for people within a week; one query."""
    values = {"people": list(people), "ahead": AHEAD_DAYS, "most": limit, **moments(at).values}
    return read(DueStep, _STEPS, values)
