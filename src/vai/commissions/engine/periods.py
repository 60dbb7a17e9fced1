"""Months, quarters and years of the calendar: their names, bounds and how much of one a person was in the plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

KINDS = ("month", "quarter", "year")
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def name(day: date, kind: str) -> str:
    """Name the period of a day: 2026-11, 2026-Q4 or 2026; names of one kind sort by time."""
    if kind == "month":
        return f"{day.year:04d}-{day.month:02d}"
    return f"{day.year:04d}-Q{(day.month + 2) // 3}" if kind == "quarter" else f"{day.year:04d}"


def bounds(period: str, kind: str) -> tuple[date, date]:
    """Give the first day of a period and the first day after it."""
    year, _, part = period.partition("-")
    if kind == "quarter":
        month = int(part.removeprefix("Q")) * 3 - 2
    else:
        month = int(part or 1)
    after = int(year) * 12 + month - 1 + _MONTHS[kind]
    return date(int(year), month, 1), date(after // 12, after % 12 + 1, 1)


def between(first: str, last: str, kind: str) -> Iterator[str]:
    """Walk from one period to another, both included."""
    while first <= last:
        yield first
        first = name(bounds(first, kind)[1], kind)


def share_of_days(period: str, kind: str, since: date | None, until: date | None) -> Fraction:
    """Give the part of a period's days that lie in [since, until)."""
    start, end = bounds(period, kind)
    inside = min(until or end, end) - max(since or start, start)
    return Fraction(max(inside, timedelta()).days, (end - start).days)
