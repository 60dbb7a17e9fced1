"""Vietnamese days off: the published yearly plans, and where none is published yet, what the Labour Code gives.

Article 112: eleven days: 1 January; Tết five days; the 10th of the third lunar month; 30 April; 1 May; 2 September
and one day beside it. A holiday that falls on a weekly day off is taken on the next working day.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib import resources

from vai.core.clock import DayKind

WEEKEND = frozenset({5, 6})
_DAY = timedelta(days=1)
LAW = "Labour Code 2019, art. 112"


class Status(StrEnum):
    """How sure a day off is: decreed, announced but not yet law, or computed from the law before a plan exists."""

    ENACTED = "enacted"
    ANNOUNCED = "announced"
    COMPUTED = "computed"


@dataclass(frozen=True, slots=True)
class DayOff:
    """One day that differs from its weekday, with its names, how sure it is and where it comes from.

    `key` is the holiday's stable code (tet, hung_kings, ...); a make-up day carries the key of the day it repays.
    """

    date: date
    name_vi: str
    name_en: str
    status: Status
    kind: DayKind
    source: str
    key: str

    def name(self, language: str) -> str:
        """The name in a language."""
        return self.name_vi if language == "vi" else self.name_en


_NAMES = {
    "new_year": ("Tết Dương lịch", "New Year's Day"),
    "tet": ("Tết Nguyên đán", "Lunar New Year (Tết)"),
    "hung_kings": ("Giỗ Tổ Hùng Vương", "Hùng Kings' Commemoration Day"),
    "reunification": ("Ngày Chiến thắng 30/4", "Reunification Day"),
    "labour": ("Ngày Quốc tế Lao động", "International Labour Day"),
    "national": ("Quốc khánh", "National Day"),
}


def days_off(year: int, weekly_off: frozenset[int] = WEEKEND) -> list[DayOff]:
    """List the days off and make-up days of a year by date: the published plan, else what the law gives.

    `weekly_off` (Monday 0) matters only where there is no plan; announced days stand in the list as such.
    """
    published = [day for day in _published() if day.date.year == year]
    planned = any(day.status is Status.ENACTED for day in published)
    return sorted(published + ([] if planned else computed(year, weekly_off)), key=lambda day: day.date)


def calendar_days(years: Iterable[int], *, include_announced: bool = False) -> dict[date, DayKind]:
    """Give the days of some years as a business clock wants them; merely announced days count only when asked for."""
    return {
        day.date: day.kind
        for year in years
        for day in days_off(year)
        if include_announced or day.status is not Status.ANNOUNCED
    }


def computed(year: int, weekly_off: frozenset[int] = WEEKEND) -> list[DayOff]:
    """Compute the statutory days of a year, with a day in lieu for each that falls on a weekly day off.

    Tết is taken as the last day of the old lunar year and the first four of the new one.
    """
    statutory = sorted(_statutory(year, weekly_off))
    taken = {day for day, _ in statutory}
    rows = [_computed_row(day, key) for day, key in statutory]
    for day, key in statutory:
        if day.weekday() in weekly_off and len(weekly_off) < 7:
            instead = day
            while instead in taken or instead.weekday() in weekly_off:
                instead += _DAY
            taken.add(instead)
            rows.append(_computed_row(instead, key, in_lieu=True))
    return sorted(rows, key=lambda row: row.date)


def _statutory(year: int, weekly_off: frozenset[int]) -> Iterator[tuple[date, str]]:
    yield date(year, 1, 1), "new_year"
    tet = _from_lunar(1, 1, year)
    yield from ((tet + timedelta(days=offset), "tet") for offset in range(-1, 4))
    yield _from_lunar(10, 3, year), "hung_kings"
    yield date(year, 4, 30), "reunification"
    yield date(year, 5, 1), "labour"
    yield date(year, 9, 2), "national"
    yield _beside_national_day(year, weekly_off), "national"


def _from_lunar(day: int, month: int, year: int) -> date:
    # Imported here: the lunar calendar takes longer to load than all of core.
    from lunar_vn import LunarDate, lunar_to_solar  # noqa: PLC0415

    solar: date = lunar_to_solar(LunarDate(day=day, month=month, year=year))
    return solar


def _beside_national_day(year: int, weekly_off: frozenset[int]) -> date:
    """Choose 1 or 3 September: a working day, and the one that touches the weekend if only one does."""
    before, after = date(year, 9, 1), date(year, 9, 3)
    if before.weekday() in weekly_off:
        return after
    joins_weekend = (after + _DAY).weekday() in weekly_off and (before - _DAY).weekday() not in weekly_off
    return after if joins_weekend and after.weekday() not in weekly_off else before


def _computed_row(day: date, key: str, *, in_lieu: bool = False) -> DayOff:
    name_vi, name_en = _NAMES[key]
    if in_lieu:
        name_vi, name_en = f"Nghỉ bù {name_vi}", f"{name_en} (in lieu)"
    return DayOff(day, name_vi, name_en, Status.COMPUTED, DayKind.OFF, LAW, key)


@cache
def _published() -> tuple[DayOff, ...]:
    text = resources.files("vai.core").joinpath("data/holidays_vn.json").read_text(encoding="utf-8")
    return tuple(
        DayOff(
            date=date.fromisoformat(row["date"]),
            name_vi=row["name_vi"],
            name_en=row["name_en"],
            status=Status(row["status"]),
            kind=DayKind(row["kind"]),
            source=row["source"],
            key=row["key"],
        )
        for row in json.loads(text)["days"]
    )
