"""The forecast as the night kept it, held against what came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import connection
from django.db.models import QuerySet

from vai.core.money import Money
from vai.hunting.forecasting.periods import Period
from vai.hunting.models import ForecastCommit, ForecastSnapshot, Opportunity
from vai.hunting.queries.figures import Whose
from vai.staff.models import Person

_HELD: Final = """
SELECT * FROM (
  SELECT DISTINCT ON (s.period) s.period, s.since, s.p10, s.p50, s.p90, s.commit, s.currency, s.taken_on, (
    SELECT coalesce(sum(o.amount), 0) FROM opportunity o
    WHERE o.outcome = 'won' AND o.archived_at IS NULL AND o.currency = s.currency
      AND o.closed_at >= s.since::timestamp AT TIME ZONE %(zone)s AND o.closed_at < s.until::timestamp AT TIME ZONE %(zone)s
      AND (s.person_id IS NULL OR o.owner_id = s.person_id) AND (s.team_id IS NULL OR o.team_id = ANY (%(teams)s))) AS came
  FROM forecast_snapshot s
  WHERE s.until <= %(day)s AND s.person_id IS NOT DISTINCT FROM %(person)s AND s.team_id IS NOT DISTINCT FROM %(team)s
    AND s.period ~ %(codes)s
  ORDER BY s.period, s.taken_on) first
ORDER BY since DESC LIMIT 12
"""
_CODES: Final = {"week": "W", "month": "^[0-9]{4}-[0-9]{2}$", "quarter": "Q"}


@dataclass(frozen=True)
class Held:
    """A forecast of a period that is over, as it was first made in it, and what came."""

    period: str
    p10: Money
    p50: Money
    p90: Money
    commit: Money | None
    came: Money

    @property
    def is_inside(self) -> bool:
        """Whether what came lay in the range."""
        return self.p10.amount <= self.came.amount <= self.p90.amount


@dataclass(frozen=True)
class DealTerm:
    """What an open deal adds: its amount, and the chance (0-1) as stage's chance x age and time left."""

    deal: Opportunity
    of_stage: float
    factor: float
    chance: float
    is_old: bool
    adds: Money


def snapshots(whose: Whose, period: Period) -> QuerySet[ForecastSnapshot]:
    """List what was forecast for a period, the newest first."""
    found = ForecastSnapshot.objects.filter(person=whose.person, team=whose.team, period=period.code)
    return found.order_by("-taken_on", "-pk")


def held(whose: Whose, period: Period, *, day: date, zone: str) -> list[Held]:
    """List the last twelve periods of the kind that are over, the newest first; one statement."""
    values: dict[str, Any] = {
        "zone": zone,
        "day": day,
        "person": whose.person.pk if whose.person else None,
        "team": whose.team.pk if whose.team else None,
        "teams": list(whose.team_ids),
        "codes": _CODES[period.kind],
    }
    with connection.cursor() as cursor:
        cursor.execute(_HELD, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return [_held(row) for row in rows]


def terms(snapshot: ForecastSnapshot, *, limit: int = 50) -> list[DealTerm]:
    """List the deals of a forecast that are seen, by what they add, the largest first."""
    told = sorted(snapshot.deals, key=lambda one: (-one["amount"] * one["chance"], one["id"]))[:limit]
    deals = Opportunity.objects.select_related("account", "stage", "owner").in_bulk(
        [one["id"] for one in told]
    )
    return [
        DealTerm(
            deals[one["id"]],
            one["of_stage"],
            one["factor"],
            one["chance"],
            one["is_old"],
            Money.rounded(round(one["amount"] * one["chance"]), snapshot.currency),
        )
        for one in told
        if one["id"] in deals
    ]


def commits(person: Person, period: Period, *, at: datetime) -> list[ForecastCommit]:
    """List what a person said about a period, the last word first."""
    found = ForecastCommit.objects.filter(person=person, period=period.code, said_at__lte=at)
    return list(found.order_by("-pk")[:10])


def _held(row: tuple[Any, ...]) -> Held:
    period, _since, p10, p50, p90, commit, currency, _taken, came = row
    low, middle, high, won = (Money.rounded(one, currency) for one in (p10, p50, p90, came))
    return Held(period, low, middle, high, None if commit is None else Money.rounded(commit, currency), won)
