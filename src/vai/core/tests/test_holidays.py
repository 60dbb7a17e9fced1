from collections import Counter
from datetime import date

from vai.core import holidays
from vai.core.clock import DayKind
from vai.core.holidays import Status


def on(year, key, **kw):
    return [row.date for row in holidays.days_off(year, **kw) if row.key == key]


def test_the_published_plan_of_2026():
    rows = {row.date: row for row in holidays.days_off(2026)}
    assert [d for d in rows if rows[d].kind is DayKind.MAKEUP] == [date(2026, 1, 10), date(2026, 8, 22)]
    assert on(2026, "tet") == [date(2026, 2, day) for day in range(16, 21)]
    assert on(2026, "hung_kings") == [date(2026, 4, 26), date(2026, 4, 27)]
    assert rows[date(2026, 8, 31)].kind is DayKind.OFF
    assert on(2026, "national") == [date(2026, 8, 22), date(2026, 8, 31), date(2026, 9, 1), date(2026, 9, 2)]
    assert not any(row.status is Status.COMPUTED for row in rows.values())


def test_culture_day_is_announced_and_not_off_by_default():
    row = next(row for row in holidays.days_off(2026) if row.key == "culture")
    assert (row.date, row.status, row.name("vi")) == (
        date(2026, 11, 24),
        Status.ANNOUNCED,
        "Ngày Văn hóa Việt Nam",
    )
    assert date(2026, 11, 24) not in holidays.calendar_days([2026])
    assert holidays.calendar_days([2026], include_announced=True)[date(2026, 11, 24)] is DayKind.OFF


def test_without_a_plan_the_law_is_computed():
    rows = holidays.days_off(2027)
    assert {row.status for row in rows if row.key != "culture"} == {Status.COMPUTED}
    assert on(2027, "tet") == [date(2027, 2, day) for day in range(5, 12)]
    assert on(2027, "hung_kings") == [date(2027, 4, 16)]
    assert on(2027, "labour") == [date(2027, 5, 1), date(2027, 5, 3)]
    assert on(2027, "national") == [date(2027, 9, 2), date(2027, 9, 3)]


def test_two_holidays_in_a_row_push_the_day_in_lieu_past_both():
    assert on(2028, "reunification") == [date(2028, 4, 30), date(2028, 5, 2)]
    assert on(2028, "labour") == [date(2028, 5, 1)]


def test_a_house_that_works_on_saturday_gets_no_day_in_lieu_of_it():
    sunday_only = frozenset({6})
    assert on(2027, "labour", weekly_off=sunday_only) == [date(2027, 5, 1)]
    assert on(2027, "tet", weekly_off=sunday_only)[-1] == date(2027, 2, 10)


def test_every_computed_year_gives_eleven_working_days_off():
    for year in range(2027, 2060):
        off = [row.date for row in holidays.computed(year) if row.date.weekday() not in holidays.WEEKEND]
        # Tết and New Year, or Hùng Kings and 30 April, never fall on one day in these years.
        assert (year, len(off), len(set(off))) == (year, 11, 11)


def test_hung_kings_follow_the_vietnamese_lunar_calendar():
    days = {
        year: min(row.date for row in holidays.computed(year) if row.key == "hung_kings")
        for year in (2026, 2027, 2028)
    }
    assert days == {2026: date(2026, 4, 26), 2027: date(2027, 4, 16), 2028: date(2028, 4, 4)}
    first_of_tet = {
        year: sorted(r.date for r in holidays.computed(year) if r.key == "tet")[1]
        for year in (2024, 2029, 2030)
    }
    assert first_of_tet == {2024: date(2024, 2, 10), 2029: date(2029, 2, 13), 2030: date(2030, 2, 2)}


def test_every_published_year_holds_the_law_and_no_day_twice():
    for year in (2024, 2025, 2026):
        rows = holidays.days_off(year)
        assert max(Counter(row.date for row in rows).values()) == 1
        free = [
            r for r in rows if r.status is Status.ENACTED and r.kind is DayKind.OFF and r.date.weekday() < 5
        ]
        repaid = [r for r in rows if r.kind is DayKind.MAKEUP]
        assert len(free) - len(repaid) == 11
        assert all(row.name_vi and row.name_en and row.source for row in rows)
