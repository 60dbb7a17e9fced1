"""A day or a stretch of days as told: what it is if ahead, what it was if behind, and what else it may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from vai.capture.grammar.kinds import Flag
from vai.core.clock import Calendar

DAY = timedelta(days=1)


class Bound(StrEnum):
    """How a day was introduced: on it, before it, up to it, after it."""

    ON = "on"
    BEFORE = "before"
    UNTIL = "until"
    BY = "by"
    FROM = "from"


@dataclass(frozen=True, slots=True)
class When:
    """A day (first = last) or a stretch. `earlier` is the reading for what is past, where the words allow both.

    `is_fixed` says that the words alone tell whether it is past or ahead ("mai", "hôm qua").
    """

    first: date
    last: date
    is_range: bool = False
    earlier: When | None = None
    is_fixed: bool = False
    is_past: bool = False
    alternatives: tuple[date, ...] = ()
    flags: frozenset[Flag] = frozenset()
    bound: Bound = Bound.ON
    prefers_ahead: bool = False

    def with_flags(self, *flags: Flag) -> When:
        """Add flags, to both readings."""
        earlier = self.earlier.with_flags(*flags) if self.earlier else None
        return replace(self, flags=self.flags | set(flags), earlier=earlier)

    def bounded(self, bound: Bound) -> When:
        """Set how it was introduced, in both readings."""
        return replace(
            self, bound=bound, earlier=replace(self.earlier, bound=bound) if self.earlier else None
        )


def on(day: date, *, fixed: bool = False, past: bool = False, others: Sequence[date] = ()) -> When:
    """Make a single day."""
    return When(day, day, is_fixed=fixed, is_past=past, alternatives=tuple(others))


def between(first: date, last: date, *, fixed: bool = False, past: bool = False) -> When:
    """Make a stretch of days, both ends included."""
    return When(first, last, is_range=True, is_fixed=fixed, is_past=past)


def either(ahead: When, behind: When, *, prefers_ahead: bool = False) -> When:
    """Join the reading for what is ahead with the one for what is past; `prefers_ahead` where only a sign makes it past."""
    return replace(ahead, earlier=replace(behind, is_past=True), prefers_ahead=prefers_ahead)


def make(year: int, month: int, day: int) -> date | None:
    """Make a date, or None where the calendar has none or it is too far away to be meant."""
    try:
        made = date(year, month, day)
    except (ValueError, OverflowError):
        return None
    return made if 1990 <= year <= 2100 else None


def month_of(year: int, month: int, *, fixed: bool = False, past: bool = False) -> When:
    """Make a whole month; months beyond 1 to 12 run into the years beside."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return between(date(year, month, 1), _next_month(year, month) - DAY, fixed=fixed, past=past)


def last_working(year: int, month: int, calendar: Calendar) -> date:
    """Give the last working day of a month."""
    return calendar.last_working_day(year + (month - 1) // 12, (month - 1) % 12 + 1)


def first_working(year: int, month: int, calendar: Calendar) -> date:
    """Give the first working day of a month."""
    return calendar.add_working_days(month_of(year, month).first, 0)


def _next_month(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1)
