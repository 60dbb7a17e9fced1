from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vai.core import holidays
from vai.core.clock import Calendar, DayKind, NoWorkingTimeError

HOME = ZoneInfo("Asia/Ho_Chi_Minh")
PLAIN = Calendar()
PUBLISHED = Calendar(days=holidays.calendar_days([2026]))


def at(day, month, hour, minute=0):
    return datetime(2026, month, day, hour, minute, tzinfo=HOME)


def test_four_hours_on_a_friday_afternoon_end_on_monday():
    assert PUBLISHED.due(at(27, 11, 16, 30), 4 * 60) == at(30, 11, 11)


def test_culture_day_counts_only_where_it_is_off():
    assert PUBLISHED.due(at(24, 11, 10), 8 * 60) == at(25, 11, 10)
    with_culture_day = Calendar(days=holidays.calendar_days([2026], include_announced=True))
    assert with_culture_day.due(at(24, 11, 10), 8 * 60) == at(25, 11, 17, 30)


def test_a_make_up_saturday_is_worked():
    assert PUBLISHED.due(at(21, 8, 17), 60) == at(22, 8, 8, 30)
    assert PLAIN.due(at(21, 8, 17), 60) == at(24, 8, 8, 30)
    assert not PUBLISHED.is_working(date(2026, 8, 31))


def test_a_pause_adds_its_working_hours():
    start, pause = at(25, 11, 8), (at(25, 11, 9), at(26, 11, 14))
    assert PUBLISHED.elapsed(*pause) == 690
    assert PUBLISHED.due(start, 120, [pause]) == at(26, 11, 15)
    assert PUBLISHED.elapsed(start, at(26, 11, 15), [pause]) == 120
    assert PUBLISHED.elapsed(start, at(26, 11, 15), [pause, (at(25, 11, 10), at(25, 11, 11))]) == 120
    assert PUBLISHED.elapsed(start, at(26, 11, 15), [(at(25, 11, 9), None)]) == 60


def test_instants_go_out_in_utc_and_need_a_zone():
    due = PLAIN.due(at(24, 11, 9), 60)
    assert (due.tzinfo, due.hour) == (UTC, 3)
    with pytest.raises(ValueError, match="time zone"):
        PLAIN.due(datetime(2026, 11, 24, 9), 60)


def test_nothing_is_due_on_a_calendar_that_never_opens():
    with pytest.raises(NoWorkingTimeError):
        Calendar(spans={}).due(at(24, 11, 9), 1)
    with pytest.raises(NoWorkingTimeError):
        Calendar(spans={}).add_working_days(date(2026, 11, 24), 1)
    with pytest.raises(ValueError, match="without an end"):
        PLAIN.due(at(24, 11, 9), 60, [(at(24, 11, 9), None)])


def test_spans_that_overlap_are_refused():
    with pytest.raises(ValueError, match="overlap"):
        Calendar(spans={0: ((time(8), time(12)), (time(11), time(13)))})


def test_a_span_may_end_at_midnight():
    night = Calendar(spans={1: ((time(22), time(0)),)})
    assert night.due(at(24, 11, 22), 120) == at(25, 11, 0)


def test_working_days():
    assert PLAIN.add_working_days(date(2026, 11, 27), 1) == date(2026, 11, 30)
    assert PLAIN.add_working_days(date(2026, 11, 30), -1) == date(2026, 11, 27)
    assert PLAIN.add_working_days(date(2026, 11, 28), 0) == date(2026, 11, 30)
    assert PLAIN.next_working_day(date(2026, 11, 24)) == date(2026, 11, 25)
    assert PLAIN.last_working_day(2026, 12) == date(2026, 12, 31)
    assert PLAIN.last_working_day(2026, 10) == date(2026, 10, 30)
    assert PUBLISHED.working_days(date(2026, 8, 17), date(2026, 9, 6)) == 13


def test_open_now():
    assert PLAIN.is_open(at(24, 11, 8))
    assert not PLAIN.is_open(at(24, 11, 12))
    assert not PLAIN.is_open(at(28, 11, 9))


DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
STARTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(HOME))
MINUTES = st.integers(0, 6000)
CALENDARS = st.builds(
    Calendar,
    tz=st.sampled_from(["Asia/Ho_Chi_Minh", "UTC", "America/New_York"]),
    days=st.dictionaries(DAYS, st.sampled_from(DayKind), max_size=20),
)


@given(CALENDARS, STARTS, MINUTES, MINUTES)
def test_waiting_twice_is_waiting_once_for_both(calendar, start, a, b):
    assert calendar.due(start, a + b) == calendar.due(calendar.due(start, a), b)


@given(CALENDARS, STARTS, MINUTES)
def test_what_is_due_after_some_minutes_has_taken_those_minutes(calendar, start, minutes):
    assert calendar.elapsed(start, calendar.due(start, minutes)) == minutes


@given(CALENDARS, STARTS, st.integers(1, 3000), st.lists(st.tuples(STARTS, st.integers(0, 9000)), max_size=4))
def test_the_same_holds_with_pauses(calendar, start, minutes, paused):
    pauses = [(begin, begin + timedelta(minutes=length)) for begin, length in paused]
    due = calendar.due(start, minutes, pauses)
    assert calendar.elapsed(start, due, pauses) == minutes
    assert due >= calendar.due(start, minutes)


@given(CALENDARS, STARTS, MINUTES, DAYS)
def test_a_day_off_never_hastens_and_a_make_up_day_never_delays(calendar, start, minutes, day):
    due = calendar.due(start, minutes)

    def changed(kind):
        return Calendar(tz=calendar.tz, days={**calendar.days, day: kind}).due(start, minutes)

    assert changed(DayKind.OFF) >= due
    assert changed(DayKind.MAKEUP) <= due


@given(CALENDARS, DAYS, st.integers(1, 40))
def test_stepping_on_and_back_returns_to_a_working_day(calendar, day, n):
    working = calendar.add_working_days(day, 0)
    assert calendar.add_working_days(calendar.add_working_days(working, n), -n) == working
    assert calendar.working_days(working + timedelta(days=1), calendar.add_working_days(working, n)) == n
