"""When and how a client was last spoken to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

_LAST = """
SELECT DISTINCT ON (i.{column}) i.{column}, i.occurred_at, i.kind, i.direction, i.outcome, p.name
FROM unnest(%(ids)s::bigint[]) wanted (id)
CROSS JOIN LATERAL (
  SELECT * FROM interaction x WHERE x.{column} = wanted.id AND x.archived_at IS NULL AND (x.is_two_way OR NOT %(two_way)s)
    AND x.occurred_at <= %(at)s
  ORDER BY x.occurred_at DESC, x.id DESC LIMIT 1
) i JOIN person p ON p.id = i.author_id ORDER BY i.{column}
"""
_COLUMNS = {"account": "account_id", "lead": "lead_id", "opportunity": "opportunity_id"}


@dataclass(frozen=True)
class LastContact:
    """The latest of a client's interactions, and who of us had it."""

    at: datetime
    kind: str
    direction: str
    outcome: str
    person: str


def last_contact(
    kind: str, ids: Iterable[int], *, at: datetime, two_way_only: bool = True
) -> Mapping[int, LastContact]:
    """Return the last contact with each account, lead or opportunity as of an instant; who was never met is missing.

    One query; each reads one row of an index. (account.last_two_way_at and contact.last_two_way_at hold the time alone.)
    """
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            _LAST.format(column=_COLUMNS[kind]), {"ids": wanted, "two_way": two_way_only, "at": at}
        )
        return {row[0]: LastContact(*row[1:]) for row in cursor.fetchall()}
