"""The people at the clients whom a person serves: who decides and when they were last talked with, and their days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from vai.clients.enums import DecisionRole
from vai.staff.models import Person
from vai.workspace.queries.moments import moments
from vai.workspace.queries.rows import read

MOST = 12
QUIET_DAYS = 90
AHEAD_DAYS = 30
_SERVED = """
  FROM coverage v JOIN account a ON a.id = v.account_id AND a.archived_at IS NULL
  JOIN affiliation f ON f.account_id = a.id AND f.until IS NULL JOIN contact c ON c.id = f.contact_id AND c.archived_at IS NULL
  WHERE v.person_id = %(me)s AND v.mode = %(mode)s AND v.until IS NULL"""
_COLUMNS = """c.id AS contact_id, c.name, f.title, f.decision_role, a.id AS account_id, a.name AS account, c.last_two_way_at"""
_NOT_SPOKEN = f"""
SELECT DISTINCT ON (rank, c.last_two_way_at, c.id) {_COLUMNS}, (f.decision_role = '')::int AS rank
{_SERVED} AND (c.last_two_way_at IS NULL OR c.last_two_way_at < %(now)s - make_interval(days => %(quiet)s))
ORDER BY rank, c.last_two_way_at NULLS FIRST, c.id LIMIT %(most)s
"""
_ROLES = f"""
SELECT {_COLUMNS}, 0 AS rank {_SERVED} ORDER BY a.name, a.id, f.is_primary DESC, c.sort_key, c.id LIMIT %(most)s
"""
# Birthdays of people, and the days on which a client's first deal was won so many years ago.
_DAYS = f"""
WITH dates AS (
  SELECT DISTINCT ON (c.id) 'birthday' AS kind, c.id AS contact_id, c.name, a.id AS account_id, a.name AS account, c.birthday AS first
  {_SERVED} AND c.birthday IS NOT NULL
  UNION ALL
  SELECT 'client', NULL, a.name, a.id, a.name, min((o.closed_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)
  FROM coverage v JOIN account a ON a.id = v.account_id AND a.archived_at IS NULL
  JOIN opportunity o ON o.account_id = a.id AND o.outcome = 'won' AND o.archived_at IS NULL
  WHERE v.person_id = %(me)s AND v.mode = %(mode)s AND v.until IS NULL GROUP BY a.id
), coming AS (
  SELECT d.*, (d.first + make_interval(years => extract(year FROM %(today)s::date)::int - extract(year FROM d.first)::int
    + CASE WHEN to_char(d.first, 'MMDD') < to_char(%(today)s::date, 'MMDD') THEN 1 ELSE 0 END))::date AS day
  FROM dates d
)
SELECT kind, contact_id, name, account_id, account, first, day FROM coming
WHERE day <= %(today)s::date + %(ahead)s AND day > first ORDER BY day, name, account_id LIMIT %(most)s
"""


@dataclass(frozen=True)
class Somebody:
    """A person at a client."""

    contact_id: int
    name: str
    title: str
    decision_role: str
    account_id: int
    account: str
    last_two_way_at: datetime | None
    rank: int

    @property
    def role(self) -> str:
        """The part in decisions in words."""
        return (
            str(DecisionRole(self.decision_role).label) if self.decision_role in DecisionRole.values else ""
        )


@dataclass(frozen=True)
class Day:
    """A birthday, or the day since when a client is one; `years` is what it comes to."""

    kind: str
    contact_id: int | None
    name: str
    account_id: int
    account: str
    first: date
    day: date

    @property
    def years(self) -> int:
        """How many years it is."""
        return self.day.year - self.first.year


@dataclass(frozen=True)
class RoleMap:
    """Who plays which part at a client: parts with somebody we talk with, parts with somebody we do not, parts unknown."""

    account_id: int
    account: str
    talked: tuple[Somebody, ...]
    silent: tuple[Somebody, ...]
    open_roles: tuple[str, ...]


def not_spoken(person: Person, mode: str, *, at: datetime, limit: int = MOST) -> list[Somebody]:
    """List people at the clients to whom nobody has talked for 90 days, or ever: deciders first. One query."""
    return read(Somebody, _NOT_SPOKEN, _values(person, mode, at, limit))


def days(person: Person, mode: str, *, at: datetime, limit: int = MOST) -> list[Day]:
    """List birthdays and anniversaries of the next 30 days. One query."""
    return read(Day, _DAYS, _values(person, mode, at, limit))


def role_maps(
    person: Person, mode: str, *, at: datetime, accounts: Iterable[tuple[int, str]]
) -> list[RoleMap]:
    """Say for each account which parts in its decisions are covered. One query, for at most 400 people."""
    everybody = read(Somebody, _ROLES, _values(person, mode, at, 400))
    return [
        role_map(pk, name, [one for one in everybody if one.account_id == pk], at=at) for pk, name in accounts
    ]


def role_map(pk: int, name: str, people: Iterable[Somebody], *, at: datetime) -> RoleMap:
    """Sort an account's people by whether we talk with them, and name the parts that nobody plays."""
    known = [one for one in people if one.decision_role]
    talked = tuple(one for one in known if _is_fresh(one, at))
    roles = {one.decision_role for one in known}
    missing = tuple(str(role.label) for role in DecisionRole if role.value not in roles)
    return RoleMap(pk, name, talked, tuple(one for one in known if one not in talked), missing)


def _is_fresh(one: Somebody, at: datetime) -> bool:
    return one.last_two_way_at is not None and (at - one.last_two_way_at).days <= QUIET_DAYS


def _values(person: Person, mode: str, at: datetime, limit: int) -> dict[str, object]:
    return {
        "me": person.pk,
        "mode": mode,
        "most": limit,
        "quiet": QUIET_DAYS,
        "ahead": AHEAD_DAYS,
        **moments(at).values,
    }
