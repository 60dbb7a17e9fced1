"""The clock of a handover runs in working time: down to the due time, and past it as lateness."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vai.core.clock import Calendar, DayKind
from vai.handovers.queries.handovers import minutes_left

BEGIN = datetime(2026, 11, 1, tzinfo=UTC)
MOMENTS = st.integers(0, 60 * 24 * 40).map(lambda minutes: BEGIN + timedelta(minutes=minutes))
CULTURE_DAY_OFF = Calendar(days={datetime(2026, 11, 24).date(): DayKind.OFF})


def vn(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour - 7, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("calendar", "start", "minutes", "due"),
    [
        (Calendar(), vn(27, 16, 30), 240, vn(30, 11)),
        (Calendar(), vn(24, 10), 480, vn(25, 10)),
        (CULTURE_DAY_OFF, vn(24, 10), 480, vn(25, 17, 30)),
    ],
)
def test_the_due_time_of_the_method(calendar: Calendar, start: datetime, minutes: int, due: datetime) -> None:
    assert calendar.due(start, minutes) == due
    assert minutes_left(due, at=start, calendar=calendar) == minutes


@given(start=MOMENTS, minutes=st.integers(1, 3000), later=st.integers(0, 60 * 24 * 20))
def test_what_is_left_and_what_went_by_are_the_whole(start: datetime, minutes: int, later: int) -> None:
    calendar = Calendar()
    due, at = calendar.due(start, minutes), start + timedelta(minutes=later)
    left = minutes_left(due, at=at, calendar=calendar)
    if at <= due:
        assert left == minutes - calendar.elapsed(start, at)
    else:
        assert left == min(minutes - calendar.elapsed(start, at), -1)


@given(due=MOMENTS, at=MOMENTS, step=st.integers(0, 5000))
def test_the_clock_never_runs_backwards(due: datetime, at: datetime, step: int) -> None:
    calendar = Calendar()
    now = minutes_left(due, at=at, calendar=calendar)
    assert minutes_left(due, at=at + timedelta(minutes=step), calendar=calendar) <= now
    assert (now < 0) == (at > due)
