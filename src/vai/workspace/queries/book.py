"""A person's book in a mode: each client with what its care is judged by, those first that need it most."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from vai.core.search import needle
from vai.core.text import whole_number
from vai.staff.models import Person
from vai.workspace.queries.moments import moments
from vai.workspace.queries.rows import read

MOST = 30
FILTERS = ("silent", "week", "never", "steps", "deals")
# Silence counts from the last two-way contact, or else from the day the service began. A client without a tier is
# judged as if it were to be spoken to every 90 days.
_BOOK = """
WITH mine AS (
  SELECT v.account_id, min(v.since) AS since FROM coverage v
  WHERE v.person_id = %(me)s AND v.mode = %(mode)s AND v.until IS NULL GROUP BY v.account_id
), book AS (
  SELECT a.id, a.name, a.kind, a.last_two_way_at, mine.since, t.id AS tier_id, coalesce(t.name, '') AS tier,
    t.position AS tier_rank, t.cadence_days, a.yearly_value, a.currency,
    vai.at_home(a.yearly_value, a.currency, %(today)s) AS worth,
    floor(extract(epoch FROM %(now)s - coalesce(a.last_two_way_at, mine.since::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh')) / 86400)::int
      AS silent_days
  FROM mine JOIN account a ON a.id = mine.account_id LEFT JOIN tier t ON t.id = a.tier_id
  WHERE a.archived_at IS NULL AND a.merged_into_id IS NULL
), steps AS (
  SELECT n.account_id, count(*) AS n, count(*) FILTER (WHERE n.due_on < %(today)s) AS n_late,
    (array_agg(n.what ORDER BY n.due_on NULLS LAST, n.id))[1] AS what, min(n.due_on) AS due_on
  FROM next_step n WHERE n.account_id = ANY (ARRAY(SELECT id FROM book)) AND n.done_at IS NULL AND n.archived_at IS NULL GROUP BY n.account_id
), deals AS (
  SELECT o.account_id, count(*) AS n, coalesce(sum(vai.at_home(o.amount, o.currency, %(today)s)), 0) AS amount
  FROM opportunity o WHERE o.account_id = ANY (ARRAY(SELECT id FROM book)) AND o.outcome = 'open' AND o.archived_at IS NULL GROUP BY o.account_id
), cards AS (
  SELECT b.*, coalesce(s.n, 0) AS n_steps, coalesce(s.n_late, 0) AS n_late_steps, coalesce(s.what, '') AS step, s.due_on AS step_due_on,
    coalesce(d.n, 0) AS n_deals, coalesce(d.amount, 0) AS deals,
    b.silent_days / coalesce(b.cadence_days, 90)::float AS care
  FROM book b LEFT JOIN steps s ON s.account_id = b.id LEFT JOIN deals d ON d.account_id = b.id
), totals AS (
  SELECT count(*) AS all_n, count(*) FILTER (WHERE cadence_days < silent_days) AS all_silent,
    count(*) FILTER (WHERE cadence_days >= silent_days AND cadence_days - silent_days <= 7) AS all_week,
    count(*) FILTER (WHERE last_two_way_at IS NULL) AS all_never, coalesce(sum(worth), 0) AS all_worth,
    coalesce(sum(n_steps), 0)::bigint AS all_steps, coalesce(sum(n_late_steps), 0)::bigint AS all_late_steps,
    coalesce(sum(n_deals), 0)::bigint AS all_deals_n, coalesce(sum(deals), 0) AS all_deals
  FROM cards
), chosen AS (
  SELECT c.* FROM cards c
  WHERE (%(tier)s::bigint IS NULL OR c.tier_id = %(tier)s)
    AND CASE %(care)s WHEN 'silent' THEN c.cadence_days < c.silent_days
      WHEN 'week' THEN c.cadence_days >= c.silent_days AND c.cadence_days - c.silent_days <= 7
      WHEN 'never' THEN c.last_two_way_at IS NULL WHEN 'steps' THEN c.n_late_steps > 0 WHEN 'deals' THEN c.n_deals > 0 ELSE true END
    AND (%(words)s::text[] = '{}' OR NOT EXISTS (SELECT FROM account a, unnest(%(words)s::text[]) w
      WHERE a.id = c.id AND position(w IN a.name_f) = 0 AND position(w IN a.short_name_f) = 0))
  ORDER BY c.care DESC, c.n_late_steps DESC, c.name, c.id LIMIT %(most)s
)
SELECT t.*, c.*, coalesce(i.kind, '') AS last_kind, coalesce(i.contact, '') AS last_contact
FROM totals t LEFT JOIN chosen c ON true
LEFT JOIN LATERAL (
  SELECT x.kind, p.name AS contact FROM interaction x LEFT JOIN contact p ON p.id = x.contact_id
  WHERE x.account_id = c.id AND x.is_two_way AND x.archived_at IS NULL AND x.occurred_at <= %(now)s
  ORDER BY x.occurred_at DESC, x.id DESC LIMIT 1) i ON c.id IS NOT NULL
ORDER BY c.care DESC, c.n_late_steps DESC, c.name, c.id
"""


@dataclass(frozen=True)
class Card:
    """A client of the book. Amounts in the home currency but `yearly_value`; `care` 1 is just as silent as the tier bears."""

    id: int
    name: str
    kind: str
    last_two_way_at: datetime | None
    since: date
    tier_id: int | None
    tier: str
    tier_rank: int | None
    cadence_days: int | None
    yearly_value: Decimal | None
    currency: str
    worth: Decimal | None
    silent_days: int
    n_steps: int
    n_late_steps: int
    step: str
    step_due_on: date | None
    n_deals: int
    deals: Decimal
    care: float
    last_kind: str
    last_contact: str

    @property
    def days_left(self) -> int | None:
        """How many days until the tier asks for a talk; negative when it is overdue, None without a tier."""
        return None if self.cadence_days is None else self.cadence_days - self.silent_days

    def due_on(self, today: date) -> date | None:
        """Say by which day the tier asks for a talk."""
        return None if self.days_left is None else today + timedelta(days=self.days_left)

    @property
    def tone(self) -> str:
        """How the silence looks: beyond the cadence, within a week of it, or fine."""
        if self.days_left is None:
            return "neutral"
        if self.days_left < 0:
            return "bad"
        return "warn" if self.days_left <= 7 else "good"


@dataclass(frozen=True)
class Book:
    """The clients that were chosen, and sums over the whole book, whatever was chosen."""

    cards: tuple[Card, ...]
    n: int
    n_silent: int
    n_week: int
    n_never: int
    worth: Decimal
    n_steps: int
    n_late_steps: int
    n_deals: int
    deals: Decimal


@dataclass(frozen=True)
class _Row:
    all_n: int
    all_silent: int
    all_week: int
    all_never: int
    all_worth: Decimal
    all_steps: int
    all_late_steps: int
    all_deals_n: int
    all_deals: Decimal
    card: Card | None


def book(
    person: Person, mode: str, *, at: datetime, params: Mapping[str, str] | None = None, most: int = MOST
) -> Book:
    """Read a person's clients in a mode; `params` may choose by tier, care (silent, week, ...) and words. One query."""
    asked = params or {}
    tier = asked.get("tier", "")
    values = {
        "me": person.pk,
        "mode": mode,
        "tier": whole_number(tier),
        "care": asked.get("care", ""),
        "words": list(needle(asked.get("q", "")).words) + list(needle(asked.get("q", "")).runs),
        "most": most,
        **moments(at).values,
    }
    rows = read(_row, _BOOK, values)
    first = rows[0]
    return Book(
        cards=tuple(row.card for row in rows if row.card),
        n=first.all_n,
        n_silent=first.all_silent,
        n_week=first.all_week,
        n_never=first.all_never,
        worth=first.all_worth,
        n_steps=first.all_steps,
        n_late_steps=first.all_late_steps,
        n_deals=first.all_deals_n,
        deals=first.all_deals,
    )


def _row(**columns: Any) -> _Row:
    totals = {name: columns.pop(name) for name in list(columns) if name.startswith("all_")}
    return _Row(**totals, card=Card(**columns) if columns["id"] is not None else None)
