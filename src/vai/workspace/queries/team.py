"""The desk of who answers for a team, and of the company: sums, never a ranking of people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from vai.staff.enums import Mode
from vai.staff.models import Person
from vai.workspace.queries.moments import moments
from vai.workspace.queries.rows import read, read_one

MOST = 8
# A lead's own teams; who sees all sees the company's.
_OURS = "(%(all)s OR {0} = ANY ((SELECT vai.team_ids())::bigint[]))"
_SILENT_DAYS = """floor(extract(epoch FROM %(now)s - coalesce(a.last_two_way_at, v.since::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh')) / 86400)::int"""
_MODES = f"""
SELECT x.mode, count(DISTINCT x.person_id) AS n_people, count(DISTINCT x.account_id) AS n_accounts,
  count(DISTINCT x.account_id) FILTER (WHERE x.silent_days > x.cadence_days) AS n_silent,
  count(DISTINCT x.account_id) FILTER (WHERE x.cadence_days IS NOT NULL) AS n_judged
FROM (SELECT v.mode, v.person_id, v.account_id, t.cadence_days, {_SILENT_DAYS} AS silent_days
  FROM coverage v JOIN account a ON a.id = v.account_id AND a.archived_at IS NULL LEFT JOIN tier t ON t.id = a.tier_id
  WHERE v.until IS NULL AND {_OURS.format("v.team_id")}) x
GROUP BY x.mode
"""
_SUMS = f"""
SELECT d.*, l.*, h.* FROM
  (SELECT count(*) FILTER (WHERE o.outcome = 'open') AS n_open,
    coalesce(sum(vai.at_home(o.amount, o.currency, %(today)s)) FILTER (WHERE o.outcome = 'open'), 0) AS open,
    coalesce(sum(vai.at_home(o.amount, o.currency, %(today)s) * coalesce(o.probability, s.probability) / 100) FILTER (WHERE o.outcome = 'open'), 0) AS weighted,
    count(*) FILTER (WHERE o.outcome = 'won') AS n_won,
    coalesce(sum(vai.at_home(o.amount, o.currency, (o.closed_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)) FILTER (WHERE o.outcome = 'won'), 0) AS won
   FROM opportunity o JOIN stage s ON s.id = o.stage_id
   WHERE o.archived_at IS NULL AND {_OURS.format("o.team_id")}
     AND (o.outcome = 'open' OR o.outcome = 'won' AND o.closed_at >= %(month)s AND o.closed_at <= %(now)s)) d,
  (SELECT count(*) FILTER (WHERE l.received_at >= %(week)s) AS n_new_leads,
    count(*) FILTER (WHERE l.owner_id IS NULL AND l.status = 'new') AS n_unclaimed,
    count(*) FILTER (WHERE l.status = 'new' AND l.first_touch_at IS NULL AND l.touch_due_at < %(now)s) AS n_late_leads
   FROM lead l WHERE l.archived_at IS NULL AND {_OURS.format("l.team_id")}
     AND (l.received_at >= %(week)s OR l.status = 'new')) l,
  (SELECT count(*) AS n_handovers, count(*) FILTER (WHERE h.state = 'proposed' AND h.due_at < %(now)s) AS n_late_handovers
   FROM handover h WHERE h.state IN ('proposed', 'sent_back')) h
"""
_SILENCE = f"""
SELECT a.id, a.name, t.name AS tier, t.position AS tier_rank, t.cadence_days, max({_SILENT_DAYS}) AS silent_days,
  array_agg(DISTINCT p.name ORDER BY p.name) AS people, vai.at_home(a.yearly_value, a.currency, %(today)s) AS worth, a.last_two_way_at
FROM coverage v JOIN account a ON a.id = v.account_id AND a.archived_at IS NULL JOIN tier t ON t.id = a.tier_id
JOIN person p ON p.id = v.person_id
WHERE v.until IS NULL AND v.mode IN ('farm', 'advise', 'key') AND {_OURS.format("v.team_id")} AND {_SILENT_DAYS} > t.cadence_days
  AND (%(among)s::bigint[] IS NULL OR a.id = ANY (%(among)s))
GROUP BY a.id, t.id ORDER BY max({_SILENT_DAYS})::float / t.cadence_days DESC, a.id LIMIT %(most)s
"""


@dataclass(frozen=True)
class ModeSum:
    """How the team works in one mode; `n_judged` clients have a tier, `n_silent` of them are beyond its cadence."""

    mode: str
    n_people: int
    n_accounts: int
    n_silent: int
    n_judged: int

    @property
    def label(self) -> str:
        """The mode in words."""
        return str(Mode(self.mode).label)


@dataclass(frozen=True)
class TeamSums:
    """Deals (in the home currency), leads and handovers of the team. Won counts this month, new leads this week."""

    n_open: int
    open: Decimal
    weighted: Decimal
    n_won: int
    won: Decimal
    n_new_leads: int
    n_unclaimed: int
    n_late_leads: int
    n_handovers: int
    n_late_handovers: int


@dataclass(frozen=True)
class Silent:
    """A client that the team has not talked with for longer than its tier asks for."""

    id: int
    name: str
    tier: str
    tier_rank: int
    cadence_days: int
    silent_days: int
    people: list[str]
    worth: Decimal | None
    last_two_way_at: datetime | None


def by_mode(person: Person, *, at: datetime) -> list[ModeSum]:
    """Add up the team's service by mode, in the order of modes; one query."""
    found = {one.mode: one for one in read(ModeSum, _MODES, _values(person, at))}
    return [found[mode] for mode in Mode.values if mode in found]


def sums(person: Person, *, at: datetime) -> TeamSums:
    """Add up the team's deals, leads and handovers; one query."""
    return read_one(TeamSums, _SUMS, _values(person, at))


def silence(
    person: Person, *, at: datetime, limit: int = MOST, among: list[int] | None = None
) -> list[Silent]:
    """List the clients with the longest silence against their cadence, of these alone where some are named; one query."""
    return read(Silent, _SILENCE, {**_values(person, at), "most": limit, "among": among})


def _values(person: Person, at: datetime) -> dict[str, object]:
    return {"all": person.sees_all, **moments(at).values}
