"""Days told by words or figures. Numbers come day first; a weekday is the first such day strictly after today."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from vai.capture.grammar import lunar
from vai.capture.grammar.items import Item, Sort
from vai.capture.grammar.kinds import Flag
from vai.capture.grammar.tokens import Line
from vai.capture.grammar.when import (
    DAY,
    When,
    between,
    either,
    first_working,
    last_working,
    make,
    month_of,
    on,
)
from vai.core.clock import Calendar

_ISO = re.compile(r"(?<![\w/.,-])(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?![\w/-])")
_FULL = re.compile(
    r"(?<![\w/,-])(?<!\d\.)(?:(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})|(\d{1,2})-(\d{1,2})-(\d{4}|\d{2})|(\d{1,2})\.(\d{1,2})\.(\d{4}))(?![\w/%-])"
)
_SHORT = re.compile(
    r"(?<![\w/,-])(?<!\d\.)(?:(?P<ngay>ngay|hom|mung)\s?)?(\d{1,2})/(\d{1,2})(?![\w/%-]|\s?(?:ty|ti|tr|trieu|diem|hop dong|hd|gia tri|sao)\b)"
    r"|(?<!\w)ngay\s(\d{1,2})-(\d{1,2})(?![\w/%-])"
)
_MONTH_YEAR = re.compile(r"(?<![\w/.,-])(?:thang\s?|t)?(\d{1,2})[/-](20\d\d)(?![\w/%-])")


def numeric(line: Line, today: date) -> Iterator[Item | Flag]:
    """Find dates written in figures; a date that cannot be gives a flag instead."""
    for match in _ISO.finditer(line.plain):
        yield _exact(match, make(int(match[1]), int(match[2]), int(match[3])), today)
    for match in _FULL.finditer(line.plain):
        day, month, year = (int(group) for group in match.groups() if group)
        yield _exact(match, make(year + 2000 if year < 100 else year, month, day), today)
    for match in _MONTH_YEAR.finditer(line.plain):
        if 1 <= int(match[1]) <= 12:
            yield Item(Sort.WHEN, *match.span(), month_of(int(match[2]), int(match[1])))
    for match in _SHORT.finditer(line.plain):
        day, month = (int(match[2]), int(match[3])) if match[2] else (int(match[4]), int(match[5]))
        if (day, month) in ((24, 7), (50, 50)) and not match["ngay"]:
            continue
        yield from _day_and_month(match, day, month, today)


def yearly(day: int, month: int, today: date) -> When | None:
    """Give a day of a month in the year that is meant: the next one, or for what is past the last one."""
    ahead = next(
        (
            found
            for year in range(today.year, today.year + 9)
            if (found := make(year, month, day)) and found >= today
        ),
        None,
    )
    behind = next(
        (
            found
            for year in range(today.year, today.year - 9, -1)
            if (found := make(year, month, day)) and found <= today
        ),
        None,
    )
    return either(on(ahead), on(behind)) if ahead and behind else None


def monthly(day: int, today: date) -> When | None:
    """Give a day of the month: the next one, or for what is past the last one."""
    months = [month_of(today.year, today.month + step).first for step in range(-2, 4)]
    found = [made for first in months if (made := make(first.year, first.month, day))]
    ahead = next((made for made in found if made >= today), None)
    behind = next((made for made in reversed(found) if made <= today), None)
    return either(on(ahead), on(behind)) if ahead and behind else None


def weekday(number: int, today: date) -> When:
    """Give the first such weekday strictly after today, or for what is past the last strictly before."""
    ahead = today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    behind = today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)
    when = either(on(ahead), on(behind), prefers_ahead=True)
    if number != today.weekday():
        return when
    # For what is past, the day named on that very day is today.
    return either(on(ahead).with_flags(Flag.SAME_WEEKDAY_AS_TODAY), on(today), prefers_ahead=True)


def weekday_of_week(number: int, weeks: int, today: date) -> When:
    """Give a weekday of the ISO week so many weeks from now."""
    day = today - timedelta(days=today.weekday()) + timedelta(weeks=weeks, days=number)
    return on(day, fixed=True, past=day < today)


def month(number: int, today: date, year: int | None = None) -> When:
    """Give a month: of a year, or this one or the next such, or for what is past the last such."""
    if year:
        return month_of(year, number)
    ahead = today.year + (number < today.month)
    return either(month_of(ahead, number), month_of(ahead - (number != today.month), number))


def quarter(number: int, today: date, year: int | None = None) -> When:
    """Give a quarter: of a year, or this one or the next such, or for what is past the last such."""
    this = (today.month - 1) // 3 + 1
    ahead = year or today.year + (number < this)
    when = _quarter_of(ahead, number)
    return when if year else either(when, _quarter_of(ahead - (number != this), number))


def relative(code: str, step: int, today: date, calendar: Calendar) -> When | None:
    """Give what words such as "mai", "tuần sau" or "cuối tháng" mean today."""
    year, month_number = today.year, today.month
    monday = today - timedelta(days=today.weekday())
    match code:
        case "day":
            return on(today + step * DAY, fixed=step != 0, past=step < 0)
        case "week":
            return between(
                monday + timedelta(weeks=step),
                monday + timedelta(weeks=step, days=6),
                fixed=step != 0,
                past=step < 0,
            )
        case "weekend":
            saturday = monday + timedelta(weeks=step, days=5)
            return between(saturday, saturday + DAY, fixed=True, past=step < 0)
        case "week_day":
            return on(monday + timedelta(weeks=1, days=step), fixed=True)
        case "week_end":
            return on(calendar.add_working_days(monday + timedelta(weeks=step, days=5), -1), fixed=True)
        case "months":
            return month_of(year, month_number + step, fixed=step != 0, past=step < 0)
        case "month_end":
            day = last_working(year, month_number + step, calendar)
            day = day if step or day >= today else last_working(year, month_number + 1, calendar)
            return on(day, fixed=True, past=day < today)
        case "month_start":
            day = first_working(year, month_number + step, calendar)
            return on(day, fixed=True, past=day < today)
        case "month_middle":
            day = month_of(year, month_number + step).first.replace(day=15)
            day = day if step or day >= today else month_of(year, month_number + 1).first.replace(day=15)
            return on(day, fixed=True)
    return _longer(code, step, today, calendar)


def _longer(code: str, step: int, today: date, calendar: Calendar) -> When | None:
    year, this = today.year, (today.month - 1) // 3 + 1
    match code:
        case "quarters":
            when = _quarter_of(year + (this - 1 + step) // 4, (this - 1 + step) % 4 + 1)
            return between(when.first, when.last, fixed=step != 0, past=step < 0)
        case "quarter_end":
            return on(last_working(year, this * 3, calendar), fixed=True)
        case "years":
            return between(date(year + step, 1, 1), date(year + step, 12, 31), fixed=step != 0, past=step < 0)
        case "year_end":
            return on(last_working(year + step, 12, calendar), fixed=True)
        case "year_start":
            return on(first_working(year + step, 1, calendar), fixed=True)
        case "feast":
            day = date(year, step // 100, step % 100)
            return on(day if day >= today else day.replace(year=year + 1), fixed=True)
        case "lunar_day":
            return lunar.day_of_month(today, step)
        case "lunar_month":
            return lunar.day_of_month(today, 1, step)
        case "tet_day":
            return lunar.day_of_month(today, step, 1)
        case "tet":
            return (lunar.at_tet(today), lunar.after_tet(today, calendar), lunar.before_tet(today))[step]
    return None


def shifted(count: int, unit: str, size: int, today: date, calendar: Calendar) -> When | None:
    """Give the day so many units ahead (or back, when negative)."""
    try:
        if unit == "workday":
            day = calendar.add_working_days(today, count)
        elif unit == "day":
            day = today + timedelta(days=count * size)
        else:
            whole = month_of(today.year, today.month + count * size)
            day = min(whole.first + timedelta(days=today.day - 1), whole.last)
    except (ValueError, OverflowError):
        return None
    return on(day, fixed=True, past=count < 0)


def _exact(match: re.Match[str], day: date | None, today: date) -> Item | Flag:
    if day is None:
        return Flag.IMPOSSIBLE_DATE
    return Item(Sort.WHEN, *match.span(), on(day, fixed=day != today, past=day < today))


def _day_and_month(match: re.Match[str], day: int, month_number: int, today: date) -> Iterator[Item | Flag]:
    when = yearly(day, month_number, today)
    if when is None and 1 <= day <= 12 < month_number <= 31:
        # Month first, as Americans write; said so.
        when = yearly(month_number, day, today)
        when = when.with_flags(Flag.AMBIGUOUS_DATE) if when else None
    if when:
        yield Item(Sort.WHEN, *match.span(), when)
    else:
        yield Item(Sort.GAP, *match.span(), None)
        yield Flag.IMPOSSIBLE_DATE


def _quarter_of(year: int, number: int) -> When:
    return between(month_of(year, number * 3 - 2).first, month_of(year, number * 3).last)
