"""How soon leads were answered: to the first attempt and to the first talk, in working and in wall minutes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from statistics import median
from typing import Any, Final

from django.db.models import F, Min, OuterRef, Q, Subquery

from vai.core.clock import Calendar
from vai.hunting.models import Lead, LeadAssignment
from vai.hunting.queries import clock
from vai.journal.models import Interaction

# So many leads are reckoned at most, the latest; the page says where there were more.
MOST: Final = 5000
GROUPS: Final = ("source", "team", "person")


@dataclass(frozen=True)
class Answered:
    """One lead and its times. Minutes are None while nothing happened; `is_in_time` is None while its clock runs.

    They count from when it came; of a person, from when that person got it.
    """

    lead: Lead
    source: str
    team: str
    person: str
    started_at: datetime
    attempt_minutes: int | None
    attempt_wall: int | None
    talk_minutes: int | None
    talk_wall: int | None
    is_in_time: bool | None


@dataclass(frozen=True)
class Speed:
    """What a group of leads adds up to; minutes are working minutes unless they say wall."""

    key: str
    label: str
    n: int
    n_attempted: int
    n_judged: int
    n_in_time: int
    median_attempt: float | None
    p90_attempt: int | None
    median_wall: float | None
    p90_wall: int | None
    median_talk: float | None
    p90_talk: int | None

    @property
    def in_time_pct(self) -> int | None:
        """Per cent of those whose clock ended that were tried in time."""
        return round(100 * self.n_in_time / self.n_judged) if self.n_judged else None


def answered(*, since: datetime, until: datetime, at: datetime, by_person: bool = False) -> list[Answered]:
    """List what the person sees of the leads received in a time that had a clock, the latest first."""
    talks = (
        Interaction.objects.filter(lead_id=OuterRef("pk"), is_two_way=True, archived_at=None)
        .order_by()
        .values("lead_id")
        .annotate(first=Min("occurred_at"))
        .values("first")
    )
    got = LeadAssignment.objects.filter(lead_id=OuterRef("pk"), person_id=OuterRef("owner_id")).order_by(
        "-id"
    )
    rows = (
        Lead.objects.filter(received_at__gte=since, received_at__lt=until, touch_minutes__isnull=False)
        .filter(Q(archived_at=None))
        .select_related("source", "team", "owner")
        .annotate(talk_at=Subquery(talks), got_at=Subquery(got.values("at")[:1]))
        .order_by(F("received_at").desc(), "-id")
    )
    calendar = clock.business_calendar()
    return [_answered(lead, calendar, at, by_person) for lead in rows[:MOST]]


def groups(rows: Iterable[Answered], by: str) -> list[Speed]:
    """Add up by source, team or person, by name: this is no ranking."""
    grouped: dict[tuple[str, str], list[Answered]] = defaultdict(list)
    for row in rows:
        grouped[key_of(row, by), getattr(row, by)].append(row)
    found = [summary(members, key=key, label=label) for (key, label), members in grouped.items()]
    return sorted(found, key=lambda speed: (speed.label == "", speed.label.casefold(), speed.key))


def key_of(row: Answered, by: str) -> str:
    """Name the group of a lead."""
    name = {"source": "source_id", "team": "team_id", "person": "owner_id"}[by]
    return str(getattr(row.lead, name) or 0)


def summary(rows: Sequence[Answered], *, key: str = "", label: str = "") -> Speed:
    """Add up some leads."""
    attempts, walls = _known(rows, "attempt_minutes"), _known(rows, "attempt_wall")
    talks = _known(rows, "talk_minutes")
    return Speed(
        key=key,
        label=label,
        n=len(rows),
        n_attempted=len(attempts),
        n_judged=sum(row.is_in_time is not None for row in rows),
        n_in_time=sum(row.is_in_time is True for row in rows),
        median_attempt=median(attempts) if attempts else None,
        p90_attempt=ninetieth(attempts),
        median_wall=median(walls) if walls else None,
        p90_wall=ninetieth(walls),
        median_talk=median(talks) if talks else None,
        p90_talk=ninetieth(talks),
    )


def ninetieth(minutes: Sequence[int]) -> int | None:
    """Return the smallest value that nine in ten do not exceed (nearest rank)."""
    return sorted(minutes)[ceil(0.9 * len(minutes)) - 1] if minutes else None


def _known(rows: Sequence[Answered], name: str) -> list[int]:
    return [value for row in rows if (value := getattr(row, name)) is not None]


def _answered(lead: Any, calendar: Calendar, at: datetime, by_person: bool) -> Answered:
    start = max(lead.received_at, lead.got_at) if by_person and lead.got_at else lead.received_at
    tried, talked = lead.first_touch_at, lead.talk_at
    if tried is not None and tried < start:
        # Tried by whoever had it before: it says nothing of this person, so it counts from when it came.
        start = lead.received_at
    attempt = None if tried is None else calendar.elapsed(start, tried)
    is_in_time = attempt <= lead.touch_minutes if attempt is not None else None
    if attempt is None and calendar.elapsed(start, at) > lead.touch_minutes:
        is_in_time = False
    return Answered(
        lead=lead,
        source=str(lead.source or ""),
        team=lead.team.name if lead.team else "",
        person=lead.owner.name if lead.owner else "",
        started_at=start,
        attempt_minutes=attempt,
        attempt_wall=None if tried is None else _wall(start, tried),
        talk_minutes=None if talked is None else calendar.elapsed(start, talked),
        talk_wall=None if talked is None else _wall(start, talked),
        is_in_time=is_in_time,
    )


def _wall(start: datetime, end: datetime) -> int:
    return max(int((end - start).total_seconds() // 60), 0)
