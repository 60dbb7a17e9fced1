"""When to call back, as a hunter types it between two calls: "mai 9h", "thứ 5", "chiều", "2 tiếng nữa", "25/12", "tomorrow 2pm".

A small grammar for one field: what it does not understand it says so about, instead of guessing. (The line that is told
from any page has the whole one, in capture.)
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from vai.core.text import fold

_DAYS = {
    "hom nay": 0, "nay": 0, "today": 0, "ngay mai": 1, "mai": 1, "tomorrow": 1, "tmr": 1,
    "ngay kia": 2, "ngay mot": 2, "kia": 2, "mot": 2,
}  # fmt: skip
_WEEKDAYS = {
    "thu hai": 0, "thu 2": 0, "t2": 0, "monday": 0, "mon": 0, "thu ba": 1, "thu 3": 1, "t3": 1, "tuesday": 1, "tue": 1,
    "thu tu": 2, "thu 4": 2, "t4": 2, "wednesday": 2, "wed": 2, "thu nam": 3, "thu 5": 3, "t5": 3, "thursday": 3, "thu": 3,
    "thu sau": 4, "thu 6": 4, "t6": 4, "friday": 4, "fri": 4, "thu bay": 5, "thu 7": 5, "t7": 5, "saturday": 5, "sat": 5,
    "chu nhat": 6, "cn": 6, "sunday": 6, "sun": 6,
}  # fmt: skip
_PARTS = {
    "sang": time(9), "morning": time(9), "trua": time(11, 30), "noon": time(12), "chieu": time(14),
    "afternoon": time(14), "toi": time(19), "evening": time(19),
}  # fmt: skip
_LATE = {"chieu", "toi", "afternoon", "evening", "pm"}
_FILLERS = r"(?:goi lai|call back|luc|vao|at|on|ngay|khoang|nhe|nha)"


@dataclass(frozen=True)
class When:
    """A day at home, and a time of day where one was said."""

    day: date
    time: time | None = None


@dataclass(frozen=True)
class _Read:
    """What has been understood so far."""

    now: datetime
    day: date | None = None
    time: time | None = None
    part: str = ""


Understand = Callable[[_Read, re.Match[str]], _Read]


def read(text: str, *, now: datetime) -> When | None:
    """Read when to call back; `now` is local time. None: something in it was not understood, or it is past."""
    rest, found = f" {' '.join(fold(text).split())} ", _Read(now)
    for pattern, understand in _RULES:
        hit = pattern.search(rest)
        if hit:
            try:
                found = understand(found, hit)
            except ValueError:
                return None
            rest = f"{rest[: hit.start()]} {rest[hit.end() :]}"
    rest = re.sub(rf"\b{_FILLERS}\b|[,.]", " ", rest)
    return None if rest.strip() else _settle(found)


def _settle(found: _Read) -> When | None:
    if found.day is None and found.time is None and not found.part:
        return None
    at = found.time
    if at is None and found.part in _PARTS:
        at = _PARTS[found.part]
    elif at is not None and found.part in _LATE and at.hour < 12:
        at = at.replace(hour=at.hour + 12)
    elif at is not None and not found.part and 1 <= at.hour <= 6:
        # Nobody means four in the morning.
        at = at.replace(hour=at.hour + 12)
    day = found.day
    if day is None:
        is_past = at is not None and datetime.combine(found.now.date(), at) <= found.now.replace(tzinfo=None)
        day = found.now.date() + timedelta(days=1 if is_past else 0)
    when = When(day, at)
    said = datetime.combine(day, at or time(23, 59))
    return when if said > found.now.replace(tzinfo=None) else None


def _after(found: _Read, hit: re.Match[str]) -> _Read:
    n, unit = int(hit["n"]), hit["unit"]
    if unit.startswith(("ngay", "day")):
        return replace(found, day=found.now.date() + timedelta(days=n))
    if unit.startswith(("tuan", "week")):
        return replace(found, day=found.now.date() + timedelta(weeks=n))
    minutes = n if unit.startswith(("p", "m")) else n * 60
    at = found.now + timedelta(minutes=minutes)
    return replace(found, day=at.date(), time=time(at.hour, at.minute), part="said")


def _on_date(found: _Read, hit: re.Match[str]) -> _Read:
    today = found.now.date()
    year = int(hit["year"]) if hit["year"] else today.year
    day = date(year + 2000 if year < 100 else year, int(hit["month"]), int(hit["day"]))
    if not hit["year"] and day < today:
        day = day.replace(year=today.year + 1)
    return replace(found, day=day)


def _on_weekday(found: _Read, hit: re.Match[str]) -> _Read:
    today = found.now.date()
    ahead = (_WEEKDAYS[hit[1]] - today.weekday()) % 7 or 7
    return replace(found, day=today + timedelta(days=ahead))


def _on_day(found: _Read, hit: re.Match[str]) -> _Read:
    return replace(found, day=found.now.date() + timedelta(days=_DAYS[hit[1]]))


def _next_week(found: _Read, hit: re.Match[str]) -> _Read:
    monday = found.now.date() + timedelta(days=7 - found.now.weekday())
    # "Thursday next week": the weekday was read before.
    return replace(found, day=monday + timedelta(days=found.day.weekday() if found.day else 0))


def _next_month(found: _Read, hit: re.Match[str]) -> _Read:
    today = found.now.date()
    return replace(found, day=date(today.year + today.month // 12, today.month % 12 + 1, 1))


def _at_time(found: _Read, hit: re.Match[str]) -> _Read:
    half = hit["half"] or ""
    hour, minute = int(hit["hour"]), int(hit["minute"] or 0)
    if half == "am" and hour == 12:
        hour = 0
    part = "pm" if half == "pm" and hour < 12 else "said" if half else found.part
    return replace(found, time=time(hour, minute), part=part)


def _in_part(found: _Read, hit: re.Match[str]) -> _Read:
    return replace(found, part=hit[1])


def _words(table: dict[str, object] | dict[str, int] | dict[str, time]) -> str:
    return "|".join(sorted(map(re.escape, table), key=len, reverse=True))


_UNITS = r"(?P<unit>phut|p|minutes?|mins?|m|tieng|gio|hours?|h|ngay|days?|tuan|weeks?)"
_RULES: tuple[tuple[re.Pattern[str], Understand], ...] = tuple(
    (re.compile(pattern), understand)
    for pattern, understand in (
        (rf"\b(?:sau|in)\s+(?P<n>\d{{1,3}})\s*{_UNITS}\b(?:\s+nua)?", _after),
        (rf"\b(?P<n>\d{{1,3}})\s*{_UNITS}\s+nua\b", _after),
        (r"\b(?P<n>\d{1,3})\s*(?P<unit>phut|p|mins?|minutes|tieng|hours|days|weeks)\b", _after),
        (r"\b(?P<day>\d{1,2})[/-](?P<month>\d{1,2})(?:[/-](?P<year>\d{4}|\d{2}))?\b", _on_date),
        (rf"\b({_words(_WEEKDAYS)})\b", _on_weekday),
        (r"\b(?:tuan sau|tuan toi|next week)\b", _next_week),
        (r"\b(?:thang sau|thang toi|next month)\b", _next_month),
        (rf"\b({_words(_DAYS)})\b", _on_day),
        (rf"\b({_words(_PARTS)})\b", _in_part),
        (r"\b(?P<hour>\d{1,2})\s*(?:h|gio|:)\s*(?P<minute>\d{2})?\s*(?P<half>am|pm)?\b", _at_time),
        (r"\b(?P<hour>\d{1,2})(?P<minute>)\s*(?P<half>am|pm)\b", _at_time),
    )
)
