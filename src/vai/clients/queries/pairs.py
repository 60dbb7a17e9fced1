"""Pairs of records that may be the same, a page at a time, and when all records were last compared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import connection

from vai.clients.enums import DuplicateReason
from vai.clients.models import DuplicateSearch
from vai.core.text import whole_number

PAGE: Final = 50
# Groups of more records than that are left out (sql/pairs.sql: vai.pair_group_max).
GROUP_MAX: Final = 20
_START: Final = (0, "", 0, 0)


@dataclass(frozen=True)
class Pair:
    """Two records that may be the same, and why. `cursor` names its place among all pairs."""

    kind: str
    first_pk: int
    first: str
    second_pk: int
    second: str
    reason: str
    cursor: str

    @property
    def reason_label(self) -> str:
        """The reason in words."""
        return str(DuplicateReason(self.reason).label)


@dataclass(frozen=True)
class Pairs:
    """A page of pairs, the surest first. `after` leads to the next page and is empty on the last one."""

    rows: tuple[Pair, ...]
    after: str
    looked_at: datetime | None
    has_left_out: bool


def seen(kind: str, *, after: str = "", most: int = PAGE) -> Pairs:
    """List the pairs of accounts or of contacts of which the acting person sees both, from a cursor on."""
    place, title, low, high = _read(after)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT place, title_f, low_id, low_name, high_id, high_name, reason"
            " FROM vai.seen_pairs(%s, %s, %s, %s, %s, %s)",
            [kind, place, title, low, high, most + 1],
        )
        found = [_pair(kind, *row) for row in cursor.fetchall()]
    search = DuplicateSearch.objects.filter(kind=kind).first()
    return Pairs(
        rows=tuple(found[:most]),
        after=found[most - 1].cursor if len(found) > most else "",
        looked_at=search.looked_at if search else None,
        has_left_out=bool(search and search.n_left_out),
    )


def _pair(
    kind: str, place: int, title: str, low: int, low_name: str, high: int, high_name: str, reason: str
) -> Pair:
    return Pair(kind, low, low_name, high, high_name, reason, f"{place}-{low}-{high}-{title}")


def _read(after: str) -> tuple[int, str, int, int]:
    """Read a cursor; one that is none leads to the first page."""
    numbers, title = after.split("-", 3)[:3], "".join(after.split("-", 3)[3:])
    place, low, high = [whole_number(one) for one in (*numbers, "", "", "")[:3]]
    if place is None or low is None or high is None or place > len(DuplicateReason):
        return _START
    return place, title.replace("\x00", ""), low, high
