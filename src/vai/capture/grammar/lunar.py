"""Days of the Vietnamese lunar calendar: rằm, mùng, before and after Tết."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from vai.capture.grammar.kinds import Flag
from vai.capture.grammar.when import DAY, Bound, When, between, either, on
from vai.core.clock import Calendar, DayKind

_FALLBACK_DAY = 10


def day_of_month(today: date, day: int, month: int | None = None) -> When | None:
    """Give the next such day of a lunar month (of one month, or of any) after today, with the last one behind."""
    found = sorted(_occurrences(today, day, month))
    ahead = next((solar for solar in found if solar > today), None)
    behind = next((solar for solar in reversed(found) if solar <= today), None)
    if not ahead:
        return None
    return either(on(ahead), on(behind), prefers_ahead=True) if behind else on(ahead)


def new_year(today: date) -> date:
    """Give the next Tết (first day of the first lunar month) after today."""
    return next(tet for year in (today.year, today.year + 1) if (tet := _solar(1, 1, year)) > today)


def before_tet(today: date) -> When:
    """Give the time up to the last day of the old lunar year."""
    last = new_year(today) - DAY
    return replace(on(last, fixed=True), bound=Bound.BEFORE)


def at_tet(today: date) -> When:
    """Give the days of Tết."""
    tet = new_year(today)
    return between(tet - DAY, tet + 3 * DAY)


def after_tet(today: date, calendar: Calendar) -> When:
    """Give the first working day after Tết by the calendar's plan; without one, the tenth of the first month, flagged."""
    tet = new_year(today)
    if calendar.days.get(tet) is DayKind.OFF:
        return on(calendar.next_working_day(tet), fixed=True)
    return on(_solar(_FALLBACK_DAY, 1, tet.year), fixed=True).with_flags(Flag.HOLIDAY_PLAN_MISSING)


def _occurrences(today: date, day: int, month: int | None) -> list[date]:
    # Imported here: the lunar calendar takes longer to load than the rest of the grammar.
    from lunar_vn import solar_to_lunar  # noqa: PLC0415

    found = []
    months = [month] if month else range(1, 13)
    for year in (today.year - 1, today.year, today.year + 1):
        for number in months:
            try:
                solar = _solar(day, number, year)
                lunar = solar_to_lunar(solar)
            except ValueError:
                continue
            if (lunar.day, lunar.month) == (day, number):
                found.append(solar)
    return found


def _solar(day: int, month: int, year: int) -> date:
    from lunar_vn import LunarDate, lunar_to_solar  # noqa: PLC0415 (as above)

    solar: date = lunar_to_solar(LunarDate(day=day, month=month, year=year))
    return solar
