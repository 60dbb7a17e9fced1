"""Handovers that wait, as desks show them: whose move it is, until when, how complete."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from vai.core.clock import Calendar
from vai.staff.enums import Mode
from vai.workspace.queries.rows import read

MOST = 12
OPEN = ["draft", "proposed", "sent_back"]
_URGENT_MINUTES = 60
_SOON_MINUTES = 240
_WAITING = """
SELECT h.id, h.account_id, coalesce(a.name, '') AS account, h.giver_id, g.name AS giver, r.name AS receiver, h.from_mode, h.to_mode, h.state,
  h.proposed_at, h.due_at, h.reason, i.n_items, i.n_done
FROM handover h LEFT JOIN account a ON a.id = h.account_id JOIN person g ON g.id = h.giver_id JOIN person r ON r.id = h.receiver_id
CROSS JOIN LATERAL (SELECT count(*) AS n_items, count(*) FILTER (WHERE x.done_at IS NOT NULL) AS n_done
  FROM handover_item x WHERE x.handover_id = h.id) i
WHERE h.state = ANY (%(states)s) AND (%(everybody)s
  OR h.receiver_id = ANY (%(people)s) AND h.state <> 'draft' AND (h.state = 'proposed' OR %(both)s) OR h.giver_id = ANY (%(people)s) AND %(both)s)
ORDER BY h.due_at, h.id LIMIT %(most)s
"""


@dataclass(frozen=True)
class Waiting:
    """A handover that waits for somebody's move."""

    id: int
    account_id: int
    account: str
    giver_id: int
    giver: str
    receiver: str
    from_mode: str
    to_mode: str
    state: str
    proposed_at: datetime
    due_at: datetime
    reason: str
    n_items: int
    n_done: int

    @property
    def is_sent_back(self) -> bool:
        """Whether the receiver sent it back to the giver."""
        return self.state == "sent_back"

    @property
    def is_givers_turn(self) -> bool:
        """Whether the giver has to complete it."""
        return self.state in ("sent_back", "draft")

    @property
    def to_mode_label(self) -> str:
        """The mode that it leads to, in words."""
        return str(Mode(self.to_mode).label)

    def is_late(self, at: datetime) -> bool:
        """Whether the answer is overdue."""
        return not self.is_givers_turn and self.due_at < at

    def tone(self, at: datetime, calendar: Calendar) -> str:
        """How its clock looks: under an hour of work left, under four, or time enough."""
        minutes = calendar.elapsed(at, self.due_at) if at < self.due_at else 0
        if minutes < _URGENT_MINUTES:
            return "bad"
        return "warn" if minutes < _SOON_MINUTES else "neutral"


def to_answer(person_id: int, *, limit: int = MOST) -> list[Waiting]:
    """List what waits for a person's answer, the first due first; one query."""
    return _read([person_id], states=["proposed"], both=False, limit=limit)


def given_by(person_id: int, *, limit: int = MOST) -> list[Waiting]:
    """List what a person hands over and is not accepted yet: still theirs until it is; one query."""
    found = _read([person_id], states=OPEN, both=True, limit=limit)
    return sorted((one for one in found if one.giver_id == person_id), key=lambda one: not one.is_givers_turn)


def of_people(people: Iterable[int], *, limit: int = MOST) -> list[Waiting]:
    """List what these people give or are given and that is still open; one query."""
    return _read(list(people), states=OPEN, both=True, limit=limit)


def of_everybody(*, limit: int = MOST) -> list[Waiting]:
    """List everything open that the acting person sees; one query."""
    return _read([], states=OPEN, both=True, limit=limit, everybody=True)


def _read(
    people: list[int], *, states: list[str], both: bool, limit: int, everybody: bool = False
) -> list[Waiting]:
    values = {"people": people, "states": states, "both": both, "most": limit, "everybody": everybody}
    return read(Waiting, _WAITING, values)
