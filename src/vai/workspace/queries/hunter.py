"""The hunter's desk: the board in small, and the numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from vai.staff.models import Person
from vai.workspace.queries.moments import moments
from vai.workspace.queries.rows import language, read, read_one

# Amounts in the home currency by the last rate known; a deal in a currency without a rate is counted, not summed.
_FUNNEL = """
SELECT s.id AS stage_id, CASE WHEN %(language)s = 'en' AND s.name_en <> '' THEN s.name_en ELSE s.name END AS name,
  s.probability, p.name AS pipeline, count(o.id) AS n, coalesce(sum(vai.at_home(o.amount, o.currency, %(today)s)), 0) AS amount,
  coalesce(sum(vai.at_home(o.amount, o.currency, %(today)s) * coalesce(o.probability, s.probability) / 100), 0) AS weighted,
  count(o.id) FILTER (WHERE o.amount IS NOT NULL AND vai.at_home(o.amount, o.currency, %(today)s) IS NULL) AS n_unsummed
FROM stage s JOIN pipeline p ON p.id = s.pipeline_id
LEFT JOIN opportunity o ON o.stage_id = s.id AND o.owner_id = %(me)s AND o.outcome = 'open' AND o.archived_at IS NULL
WHERE s.outcome = 'open' AND s.archived_at IS NULL AND p.archived_at IS NULL
GROUP BY s.id, p.id HAVING p.is_default OR count(o.id) > 0
ORDER BY p.is_default DESC, p.position, p.id, s.position, s.id
"""
_NUMBERS = """
SELECT
  (SELECT count(*) FROM lead l WHERE l.owner_id = %(me)s AND l.archived_at IS NULL AND l.received_at >= %(week)s AND l.received_at <= %(now)s)
    AS new_leads,
  w.n AS n_won, w.amount AS won
FROM (SELECT count(*) AS n, coalesce(sum(vai.at_home(o.amount, o.currency, (o.closed_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)), 0) AS amount
  FROM opportunity o WHERE o.owner_id = %(me)s AND o.outcome = 'won' AND o.archived_at IS NULL
    AND o.closed_at >= %(month)s AND o.closed_at <= %(now)s) w
"""

_CLOSING = """
SELECT o.id, o.name, coalesce(a.name, '') AS account, o.amount, o.currency, o.closes_on,
  CASE WHEN %(language)s = 'en' AND s.name_en <> '' THEN s.name_en ELSE s.name END AS stage, coalesce(n.what, '') AS step
FROM opportunity o JOIN stage s ON s.id = o.stage_id LEFT JOIN account a ON a.id = o.account_id
LEFT JOIN LATERAL (SELECT x.what FROM next_step x WHERE x.opportunity_id = o.id AND x.done_at IS NULL AND x.archived_at IS NULL
  ORDER BY x.due_on NULLS LAST, x.id LIMIT 1) n ON true
WHERE o.owner_id = %(me)s AND o.outcome = 'open' AND o.archived_at IS NULL AND o.closes_on <= %(today)s::date + 30
ORDER BY o.closes_on, o.id LIMIT %(most)s
"""
MOST_CLOSING = 8


@dataclass(frozen=True)
class Closing:
    """An open deal that is expected to close soon, or should have."""

    id: int
    name: str
    account: str
    amount: Decimal | None
    currency: str
    closes_on: date
    stage: str
    step: str


@dataclass(frozen=True)
class StageSum:
    """A stage of the board in small: how many open deals, their sum and their weighted sum in the home currency."""

    stage_id: int
    name: str
    probability: int
    pipeline: str
    n: int
    amount: Decimal
    weighted: Decimal
    n_unsummed: int


@dataclass(frozen=True)
class HunterNumbers:
    """New leads of this week, and what was won this month in the home currency."""

    new_leads: int
    n_won: int
    won: Decimal


@dataclass(frozen=True)
class Funnel:
    """The stages with their sums, and the sums of them all."""

    stages: tuple[StageSum, ...]

    @property
    def n(self) -> int:
        """How many deals are open."""
        return sum(stage.n for stage in self.stages)

    @property
    def amount(self) -> Decimal:
        """What they add up to."""
        return sum((stage.amount for stage in self.stages), Decimal(0))

    @property
    def weighted(self) -> Decimal:
        """What they add up to by their chances."""
        return sum((stage.weighted for stage in self.stages), Decimal(0))

    @property
    def n_unsummed(self) -> int:
        """How many are in a currency without a rate, and so in no sum."""
        return sum(stage.n_unsummed for stage in self.stages)


def funnel(person: Person, *, at: datetime) -> Funnel:
    """Add up a person's open deals by stage; one query."""
    values = {"me": person.pk, "language": language(), **moments(at).values}
    return Funnel(tuple(read(StageSum, _FUNNEL, values)))


def numbers(person: Person, *, at: datetime) -> HunterNumbers:
    """Count a person's new leads of the week and what they won this month; one query."""
    return read_one(HunterNumbers, _NUMBERS, {"me": person.pk, **moments(at).values})


def closing(person: Person, *, at: datetime, limit: int = MOST_CLOSING) -> list[Closing]:
    """List a person's open deals by the day they should close, up to 30 days ahead; one query."""
    values = {"me": person.pk, "language": language(), "most": limit, **moments(at).values}
    return read(Closing, _CLOSING, values)
