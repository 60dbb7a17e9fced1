"""Periods that targets and forecasts are for: weeks, months, quarters, years, by their codes (2026-W48, 2026-11, 2026-Q4, 2026)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """How long a period is."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_MONTHS: Final = {Kind.MONTH: 1, Kind.QUARTER: 3, Kind.YEAR: 12}
_CODE: Final = re.compile(r"(\d{4})(?:-(?:(W)(\d\d)|(Q)([1-4])|(\d\d)))?")


@dataclass(frozen=True)
class Period:
    """A period by its code; `until` is the first day after it."""

    kind: Kind
    code: str
    since: date
    until: date

    @property
    def last(self) -> date:
        """The last day of it."""
        return self.until - timedelta(days=1)

    @property
    def before(self) -> Period:
        """The period before."""
        return of(self.kind, self.since - timedelta(days=1))

    @property
    def after(self) -> Period:
        """The period after."""
        return of(self.kind, self.until)


def of(kind: Kind, day: date) -> Period:
    """Give the period of a kind in which a day lies."""
    if kind is Kind.WEEK:
        year, week, weekday = day.isocalendar()
        monday = day - timedelta(days=weekday - 1)
        return Period(kind, f"{year}-W{week:02}", monday, monday + timedelta(days=7))
    n_months = _MONTHS[kind]
    first = (day.month - 1) // n_months * n_months + 1
    since = date(day.year, first, 1)
    until = date(day.year + (first + n_months) // 13, (first + n_months - 1) % 12 + 1, 1)
    code = {
        Kind.MONTH: f"{day.year}-{first:02}",
        Kind.QUARTER: f"{day.year}-Q{(first + 2) // 3}",
        Kind.YEAR: f"{day.year}",
    }[kind]
    return Period(kind, code, since, until)


def parse(code: str) -> Period | None:
    """Read a code; None for what is none."""
    found = _CODE.fullmatch(code)
    if found is None:
        return None
    year, is_week, week, is_quarter, quarter, month = found.groups()
    try:
        if is_week:
            return of(Kind.WEEK, date.fromisocalendar(int(year), int(week), 1))
        if is_quarter:
            return of(Kind.QUARTER, date(int(year), int(quarter) * 3, 1))
        if month:
            return of(Kind.MONTH, date(int(year), int(month), 1))
        return of(Kind.YEAR, date(int(year), 1, 1))
    except ValueError:
        return None
