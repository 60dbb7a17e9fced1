"""When to call back is read as hunters type it; what is not understood is said so."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from vai.hunting import callback_times
from vai.hunting.callback_times import When

# A Wednesday, ten past three in the afternoon.
NOW = datetime(2026, 11, 25, 15, 10)


@pytest.mark.parametrize(
    ("typed", "day", "at"),
    [
        ("mai 9h", (11, 26), time(9)),
        ("9h30 mai", (11, 26), time(9, 30)),
        ("ngày mai lúc 9 giờ", (11, 26), time(9)),
        ("thứ 5", (11, 26), None),
        ("thứ tư", (12, 2), None),
        ("t6 14h", (11, 27), time(14)),
        ("chủ nhật sáng", (11, 29), time(9)),
        ("thứ 5 tuần sau", (12, 3), None),
        ("tuần sau", (11, 30), None),
        ("mốt chiều", (11, 27), time(14)),
        ("2h chiều mai", (11, 26), time(14)),
        ("2h", (11, 26), time(14)),
        ("16h", (11, 25), time(16)),
        ("8h tối nay", (11, 25), time(20)),
        ("30p", (11, 25), time(15, 40)),
        ("2 tiếng nữa", (11, 25), time(17, 10)),
        ("sau 3 ngày", (11, 28), None),
        ("2 tuần nữa", (12, 9), None),
        ("25/12", (12, 25), None),
        ("5/1 9:15", (1, 5), time(9, 15)),
        ("tomorrow 2pm", (11, 26), time(14)),
        ("monday 9am", (11, 30), time(9)),
        ("in 2 hours", (11, 25), time(17, 10)),
        ("next week", (11, 30), None),
        ("tháng sau", (12, 1), None),
    ],
)
def test_what_hunters_type_is_read(typed: str, day: tuple[int, int], at: time | None) -> None:
    year = 2027 if day[0] == 1 else 2026
    assert callback_times.read(typed, now=NOW) == When(date(year, *day), at)


@pytest.mark.parametrize(
    "typed", ["", "khi nào rảnh", "mai xem sao", "31/2", "25h", "24/11/2026", "9h hôm nay", "0"]
)
def test_what_is_not_understood_or_past_is_no_time(typed: str) -> None:
    assert callback_times.read(typed, now=NOW) is None
