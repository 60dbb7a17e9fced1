"""How a person stands to their quota, and how many leads it takes yet. One statement; dear parts were kept by the night."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from django.db import connection

from vai.core.money import Money
from vai.hunting.forecasting import needs, periods
from vai.hunting.forecasting.periods import Kind, Period
from vai.hunting.queries.numbers import week_of
from vai.staff.models import Person
from vai.staff.queries import company

_SQL: Final = """
SELECT t.person_id, t.period, t.amount, t.currency, won.n, won.amount, s.taken_on, s.p10, s.safe, s.p50, s.p90,
  open.expected, said.amount, p.conversion, p.conversion_low, p.conversion_high, p.mean_won, p.cycle_days, came.n
FROM target t
LEFT JOIN LATERAL (
  SELECT count(*) AS n, coalesce(sum(o.amount), 0) AS amount FROM opportunity o
  WHERE o.owner_id = t.person_id AND o.outcome = 'won' AND o.archived_at IS NULL AND o.currency = t.currency
    AND o.closed_at >= t.since::timestamp AT TIME ZONE %(zone)s AND o.closed_at < t.until::timestamp AT TIME ZONE %(zone)s
    AND o.closed_at <= %(at)s) won ON true
LEFT JOIN LATERAL (
  SELECT * FROM forecast_snapshot s WHERE s.person_id = t.person_id AND s.team_id IS NULL AND s.period = t.period
    AND s.taken_on <= %(day)s AND s.currency = t.currency ORDER BY s.taken_on DESC LIMIT 1) s ON true
LEFT JOIN LATERAL (
  SELECT coalesce(sum((d ->> 'amount')::numeric * (d ->> 'chance')::numeric), 0) AS expected FROM jsonb_array_elements(s.deals) d
  WHERE EXISTS (SELECT FROM opportunity o WHERE o.id = (d ->> 'id')::bigint AND o.outcome = 'open' AND o.archived_at IS NULL)
  ) open ON s.id IS NOT NULL
LEFT JOIN LATERAL (
  SELECT c.amount FROM forecast_commit c WHERE c.person_id = t.person_id AND c.period = t.period AND c.currency = t.currency
  ORDER BY c.id DESC LIMIT 1) said ON true
LEFT JOIN selling_pace p ON p.person_id = t.person_id AND p.currency = t.currency
LEFT JOIN LATERAL (
  SELECT count(*) AS n FROM lead l WHERE l.owner_id = t.person_id AND l.archived_at IS NULL
    AND l.received_at >= %(monday)s AND l.received_at <= %(at)s) came ON true
WHERE t.person_id = ANY (%(people)s) AND t.product_id IS NULL AND t.since <= %(day)s AND t.until > %(day)s
ORDER BY t.person_id, t.since DESC, t.id
"""
# Which target a quota is, where there are several; a lead takes longer than a month to be won, so need looks further.
_FOR_QUOTA: Final = (Kind.MONTH, Kind.QUARTER, Kind.YEAR)
_FOR_NEED: Final = (Kind.QUARTER, Kind.YEAR, Kind.MONTH)


@dataclass(frozen=True)
class Outlook:
    """What the last night thought of a period: nine times out of ten more than `p10`, four out of five more than `safe`."""

    taken_on: date
    p10: Money
    safe: Money
    p50: Money
    p90: Money


@dataclass(frozen=True)
class QuotaStanding:
    """A person's target of a period and what came of it. Shares are 1 for the whole; pace 1 is on time.

    `days` are working days, those gone without today. `commit` is the person's own last word.
    """

    person_id: int
    period: Period
    target: Money
    won: Money
    n_won: int
    days_gone: int
    days: int
    outlook: Outlook | None
    commit: Money | None

    @property
    def attainment(self) -> Fraction | None:
        """What part of the target is won."""
        return needs.attainment(self.won.amount, self.target.amount)

    @property
    def pace(self) -> Fraction | None:
        """Attainment against the working days gone."""
        reached = self.attainment
        return None if reached is None else needs.pace(reached, self.days_gone, self.days)

    @property
    def left(self) -> Money:
        """What is still to be won."""
        return Money(max(Decimal(0), self.target.amount - self.won.amount), self.target.currency)


@dataclass(frozen=True)
class LeadNeed:
    """How many new leads a week the rest of a quota takes, `low` and `high` if conversion is as good or bad as it may be.

    `is_too_late`: new leads cannot make it any more, whatever their number; use the pipeline, or the next period.
    `lacks_history`: there is no conversion or value to reckon with. `came` of this week, since Monday.
    """

    person_id: int
    period: Period
    left: Money
    expected: Money
    weeks_left: Fraction
    cycle_weeks: Fraction | None
    conversion: Decimal | None
    mean_won: Money | None
    a_week: int | None
    low: int | None
    high: int | None
    came: int
    is_too_late: bool
    lacks_history: bool


@dataclass(frozen=True)
class Quota:
    """Both together."""

    standing: QuotaStanding
    need: LeadNeed


def standing_of_quota(person: Person, at: datetime, *, kind: Kind | None = None) -> QuotaStanding | None:
    """Return how a person stands to their target: of the month, else the quarter, else the year; None without one."""
    quota = quota_of(person, at, kind=kind)
    return quota.standing if quota else None


def leads_needed(person: Person, at: datetime, *, kind: Kind | None = None) -> LeadNeed | None:
    """Return how many leads a person's target takes: of the quarter, else the year, else the month; None without one."""
    quota = quota_of(person, at, kind=kind)
    return quota.need if quota else None


def quota_of(person: Person, at: datetime, *, kind: Kind | None = None) -> Quota | None:
    """Return both by one statement, each of the period that suits it."""
    return quotas([person.pk], at, kind=kind).get(person.pk)


def quotas(people: Iterable[int], at: datetime, *, kind: Kind | None = None) -> dict[int, Quota]:
    """Return the quotas of people who have a target, as far as they are seen."""
    calendar = company.business_calendar()
    day = calendar.local_date(at)
    values: dict[str, Any] = {
        "people": list(people),
        "zone": calendar.tz,
        "day": day,
        "at": at,
        "monday": week_of(at, calendar.tz),
    }
    with connection.cursor() as cursor:
        cursor.execute(_SQL, values)
        rows = cursor.fetchall()
    found: dict[int, list[Sequence[Any]]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(row)
    quotas = {}
    for person, mine in found.items():
        standing, need = _chosen(mine, _FOR_QUOTA, kind), _chosen(mine, _FOR_NEED, kind)
        if standing and need:
            quotas[person] = Quota(_standing(*standing, day=day), _need(*need, day=day))
    return quotas


def _chosen(
    rows: list[Sequence[Any]], order: tuple[Kind, ...], wanted: Kind | None
) -> tuple[Sequence[Any], Period] | None:
    known = [(row, period) for row in rows if (period := periods.parse(row[1]))]
    for kind in (wanted,) if wanted else order:
        for row, period in known:
            if period.kind is kind:
                return row, period
    return None


def _standing(row: Sequence[Any], period: Period, *, day: date) -> QuotaStanding:
    person, _code, amount, currency, n_won, won, taken_on, p10, safe, p50, p90, _expected, said = row[:13]
    calendar = company.business_calendar()
    today = calendar.working_days(day, day)
    outlook = None
    if taken_on is not None:
        outlook = Outlook(taken_on, *(Money.rounded(one, currency) for one in (p10, safe, p50, p90)))
    return QuotaStanding(
        person_id=person,
        period=period,
        target=Money.rounded(amount, currency),
        won=Money.rounded(won, currency),
        n_won=n_won,
        days_gone=calendar.working_days(period.since, day) - today,
        days=calendar.working_days(period.since, period.last),
        outlook=outlook,
        commit=None if said is None else Money.rounded(said, currency),
    )


def _need(row: Sequence[Any], period: Period, *, day: date) -> LeadNeed:
    person, amount, currency, won, expected = row[0], row[2], row[3], row[5], row[11] or Decimal(0)
    mean, low, high, mean_won, cycle_days, came = row[13:19]
    left = max(Decimal(0), amount - won)
    weeks_left = Fraction((period.until - day).days, 7)
    cycle_weeks = None if cycle_days is None else Fraction(cycle_days, 7)

    def need(conversion: Decimal | None) -> int | None:
        if left <= expected:
            return 0
        if conversion is None or mean_won is None or cycle_weeks is None:
            return None
        return needs.leads_a_week(
            left=left,
            expected=expected,
            mean_won=mean_won,
            conversion=conversion,
            weeks_left=weeks_left,
            cycle_weeks=cycle_weeks,
        )

    a_week = need(mean)
    lacks_history = a_week is None and (not mean or not mean_won or cycle_weeks is None)
    return LeadNeed(
        person_id=person,
        period=period,
        left=Money.rounded(left, currency),
        expected=Money.rounded(expected, currency),
        weeks_left=weeks_left,
        cycle_weeks=cycle_weeks,
        conversion=mean,
        mean_won=None if mean_won is None else Money.rounded(mean_won, currency),
        a_week=a_week,
        low=need(high),
        high=need(low),
        came=came,
        is_too_late=a_week is None and not lacks_history,
        lacks_history=lacks_history,
    )
