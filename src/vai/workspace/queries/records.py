"""What stands beside an account's or a contact's stream: deals, open steps, handovers; each one statement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.db import connection

from vai.workspace.queries.rows import language, read

_DEALS = """
SELECT o.id, o.name, o.amount, o.currency, CASE WHEN %(language)s = 'en' AND s.name_en <> '' THEN s.name_en ELSE s.name END AS stage,
  o.outcome, coalesce(o.probability, s.probability) AS chance_pct, o.closes_on, o.closed_at, p.name AS owner, coalesce(n.what, '') AS step,
  n.due_on AS step_due_on, vai.at_home(o.amount, o.currency, %(today)s) AS worth
FROM opportunity o JOIN stage s ON s.id = o.stage_id JOIN person p ON p.id = o.owner_id
LEFT JOIN LATERAL (SELECT x.what, x.due_on FROM next_step x WHERE x.opportunity_id = o.id AND x.done_at IS NULL AND x.archived_at IS NULL
  ORDER BY x.due_on NULLS LAST, x.id LIMIT 1) n ON true
WHERE {condition} AND o.archived_at IS NULL
ORDER BY (o.outcome = 'open') DESC, o.closed_at DESC NULLS FIRST, o.amount DESC NULLS LAST, o.id LIMIT 30
"""
_STEPS = """
SELECT n.id, n.what, n.due_on, n.due_time, n.person_id, p.name AS person, n.version
FROM next_step n JOIN person p ON p.id = n.person_id
WHERE {condition} AND n.done_at IS NULL AND n.archived_at IS NULL
ORDER BY n.due_on NULLS LAST, n.due_time NULLS LAST, n.id LIMIT 20
"""
# Steps, handovers and the last talk in one statement, as JSON.
_BESIDE = """
SELECT
  (SELECT coalesce(json_agg(s), '[]') FROM (
    SELECT n.id, n.what, n.due_on, n.due_time, n.person_id, p.name AS person, n.version FROM next_step n JOIN person p ON p.id = n.person_id
    WHERE n.account_id = %(key)s AND n.done_at IS NULL AND n.archived_at IS NULL
    ORDER BY n.due_on NULLS LAST, n.due_time NULLS LAST, n.id LIMIT 20) s) AS steps,
  (SELECT coalesce(json_agg(x), '[]') FROM (
    SELECT h.id, h.state, h.from_mode, h.to_mode, g.name AS giver, r.name AS receiver, h.proposed_at, h.due_at, h.answered_at,
      h.reason, h.notes, h.receiver_id, ARRAY(SELECT CASE WHEN i.note = '' THEN i.text ELSE i.text || ': ' || i.note END
        FROM handover_item i WHERE i.handover_id = h.id ORDER BY i.position, i.id) AS items
    FROM handover h JOIN person g ON g.id = h.giver_id JOIN person r ON r.id = h.receiver_id
    WHERE h.account_id = %(key)s ORDER BY h.proposed_at DESC, h.id DESC LIMIT 5) x) AS handovers,
  (SELECT row_to_json(t) FROM (
    SELECT i.kind, coalesce(c.name, '') AS contact, coalesce(nullif(i.subject, ''), left(i.body, 140)) AS text
    FROM interaction i LEFT JOIN contact c ON c.id = i.contact_id
    WHERE i.account_id = %(key)s AND i.is_two_way AND i.archived_at IS NULL AND i.occurred_at <= %(now)s
    ORDER BY i.occurred_at DESC, i.id DESC LIMIT 1) t) AS last_talk
"""


@dataclass(frozen=True)
class Deal:
    """A deal on a record's page; `worth` in the home currency."""

    id: int
    name: str
    amount: Decimal | None
    currency: str
    stage: str
    outcome: str
    chance_pct: int
    closes_on: date | None
    closed_at: datetime | None
    owner: str
    step: str
    step_due_on: date | None
    worth: Decimal | None

    @property
    def is_open(self) -> bool:
        """Whether it is in the making."""
        return self.outcome == "open"


@dataclass(frozen=True)
class OpenStep:
    """A next step on a record's page."""

    id: int
    what: str
    due_on: date | None
    due_time: time | None
    person_id: int
    person: str
    version: int


@dataclass(frozen=True)
class HandoverNote:
    """A handover of the account: where it stands, and what was passed on."""

    id: int
    state: str
    from_mode: str
    to_mode: str
    giver: str
    receiver: str
    proposed_at: datetime
    due_at: datetime
    answered_at: datetime | None
    reason: str
    notes: str
    receiver_id: int
    items: list[str]


def deals_of_account(pk: int, *, today: date) -> list[Deal]:
    """List an account's deals, the open ones first; one query."""
    statement = _DEALS.replace("{condition}", "o.account_id = %(key)s")
    return read(Deal, statement, {"key": pk, "today": today, "language": language()})


def deals_of_contact(pk: int, *, today: date) -> list[Deal]:
    """List the deals in which a contact is the one to talk with; one query."""
    statement = _DEALS.replace("{condition}", "o.contact_id = %(key)s")
    return read(Deal, statement, {"key": pk, "today": today, "language": language()})


@dataclass(frozen=True)
class LastTalk:
    """What the last two-way contact with a client was about, and with whom."""

    kind: str
    contact: str
    text: str


@dataclass(frozen=True)
class Beside:
    """An account's open steps, the first due first, its last handovers, and the last talk."""

    steps: tuple[OpenStep, ...]
    handovers: tuple[HandoverNote, ...]
    last_talk: LastTalk | None


def beside_account(pk: int, *, at: datetime) -> Beside:
    """Read an account's steps, handovers and last talk; one query."""
    with connection.cursor() as cursor:
        cursor.execute(_BESIDE, {"key": pk, "now": at})
        steps, handovers, last_talk = cursor.fetchone()
    return Beside(
        tuple(OpenStep(**_with_times(row)) for row in steps),
        tuple(HandoverNote(**_with_times(row)) for row in handovers),
        LastTalk(**last_talk) if last_talk else None,
    )


def steps_of_contact(pk: int) -> list[OpenStep]:
    """List a contact's open steps, the first due first; one query."""
    return read(OpenStep, _STEPS.replace("{condition}", "n.contact_id = %(key)s"), {"key": pk})


def _with_times(row: dict[str, Any]) -> dict[str, Any]:
    """Read the days and instants of a row of JSON."""
    readers = {"due_on": date.fromisoformat, "due_time": time.fromisoformat}
    readers |= dict.fromkeys(("proposed_at", "due_at", "answered_at"), datetime.fromisoformat)
    return {name: readers[name](value) if value and name in readers else value for name, value in row.items()}
