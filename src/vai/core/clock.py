"""The business clock: working minutes and working days by a weekly pattern, days off and make-up days.

Instants are aware; they go in in any zone and come out in UTC. The calendar's own zone says when the office is open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

Spans = tuple[tuple[time, time], ...]
Pause = tuple[datetime, datetime | None]

_OFFICE_DAY: Spans = ((time(8), time(12)), (time(13, 30), time(17, 30)))
# Monday is 0: Monday to Friday, 08:00-12:00 and 13:30-17:30.
OFFICE_SPANS: Mapping[int, Spans] = dict.fromkeys(range(5), _OFFICE_DAY)
_DAY = timedelta(days=1)
_LONGEST_CLOSURE = 400


class DayKind(StrEnum):
    """How a single day differs from its weekday."""

    OFF = "off"
    MAKEUP = "makeup"


class NoWorkingTimeError(ValueError):
    """The calendar has no working time for more than a year: nothing can ever fall due."""


@dataclass(frozen=True)
class Calendar:
    """When work is done: a zone, the spans of each weekday (Monday 0), and the days that differ.

    A make-up day works by `makeup_spans`, or else by the spans of the first weekday that has any.
    """

    tz: str = "Asia/Ho_Chi_Minh"
    spans: Mapping[int, Spans] = field(default_factory=lambda: OFFICE_SPANS)
    days: Mapping[date, DayKind] = field(default_factory=dict)
    makeup_spans: Spans | None = None

    def __post_init__(self) -> None:
        for spans in (*self.spans.values(), self.makeup_spans or ()):
            marks = [mark for opens, closes in spans for mark in (_minute(opens), _minute(closes) or 24 * 60)]
            if marks != sorted(set(marks)):
                raise ValueError("the spans of a day follow one another and do not overlap")

    def due(self, start: datetime, minutes: int, pauses: Sequence[Pause] = ()) -> datetime:
        """Find the instant at which so many working minutes have passed since the start.

        No minutes give the start itself. Pauses do not count; each must have an end.
        :raises NoWorkingTimeError: the calendar never opens.
        """
        if minutes < 0:
            raise ValueError("a clock does not run backwards")
        if any(until is None for _, until in pauses):
            raise ValueError("what is paused without an end is never due")
        start = _utc(start)
        left = timedelta(minutes=minutes)
        if not left:
            return start
        for opens, closes in self._working(start, _union(pauses, until=None)):
            if closes - opens >= left:
                return opens + left
            left -= closes - opens
        raise NoWorkingTimeError("this calendar has no working time")

    def elapsed(self, start: datetime, end: datetime, pauses: Sequence[Pause] = ()) -> int:
        """Count the whole working minutes between two instants, without the pauses; a pause may have no end yet."""
        start, end = _utc(start), _utc(end)
        spent = timedelta()
        for opens, closes in self._working(start, _union(pauses, until=end), end):
            spent += max(min(closes, end) - opens, timedelta())
        return spent // timedelta(minutes=1)

    def is_working(self, day: date) -> bool:
        """Whether any work is done on a day."""
        return bool(self._spans_of(day))

    def is_open(self, instant: datetime) -> bool:
        """Whether work is being done at an instant (the closing minute is closed)."""
        return any(
            opens <= _utc(instant) < closes for opens, closes in self._intervals(self.local_date(instant))
        )

    def local_date(self, instant: datetime) -> date:
        """Give the calendar's own date of an instant."""
        return _utc(instant).astimezone(ZoneInfo(self.tz)).date()

    def next_working_day(self, day: date) -> date:
        """Give the first working day strictly after a day."""
        return self.add_working_days(day, 1)

    def add_working_days(self, day: date, n: int) -> date:
        """Step so many working days on (or back); zero gives the day itself or the next working day."""
        if n == 0:
            return day if self.is_working(day) else self.add_working_days(day, 1)
        step = _DAY if n > 0 else -_DAY
        idle = 0
        while n:
            day += step
            if self.is_working(day):
                n -= 1 if n > 0 else -1
                idle = 0
            elif (idle := idle + 1) > _LONGEST_CLOSURE:
                raise NoWorkingTimeError("this calendar has no working days")
        return day

    def last_working_day(self, year: int, month: int) -> date:
        """Give the last working day of a month."""
        after = date(year + month // 12, month % 12 + 1, 1)
        return self.add_working_days(after, -1)

    def working_days(self, first: date, last: date) -> int:
        """Count the working days from one day to another, both included."""
        return sum(self.is_working(first + timedelta(days=i)) for i in range((last - first).days + 1))

    def _working(
        self, start: datetime, pauses: list[tuple[datetime, datetime]], end: datetime | None = None
    ) -> Iterator[tuple[datetime, datetime]]:
        """Yield the working intervals after an instant, with the pauses cut out."""
        day = self.local_date(start)
        last = self.local_date(end) if end else None
        idle = 0
        while (last is None or day <= last) and idle <= _LONGEST_CLOSURE:
            intervals = self._intervals(day)
            idle = 0 if intervals else idle + 1
            for opens, closes in intervals:
                yield from _without(pauses, max(opens, start), closes)
            day += _DAY

    def _intervals(self, day: date) -> list[tuple[datetime, datetime]]:
        zone = ZoneInfo(self.tz)
        found = []
        for opens, closes in self._spans_of(day):
            begin = datetime.combine(day, opens, zone).astimezone(UTC)
            # Midnight as an end is the midnight that follows.
            end_day = day + _DAY if closes == time(0) else day
            end = datetime.combine(end_day, closes, zone).astimezone(UTC)
            if begin < end:
                found.append((begin, end))
        return found

    def _spans_of(self, day: date) -> Spans:
        kind = self.days.get(day)
        if kind == DayKind.OFF:
            return ()
        usual = self.spans.get(day.weekday(), ())
        if kind == DayKind.MAKEUP and not usual:
            if self.makeup_spans is not None:
                return self.makeup_spans
            return next((self.spans[w] for w in sorted(self.spans) if self.spans[w]), ())
        return usual


def _minute(mark: time) -> int:
    return mark.hour * 60 + mark.minute


def _utc(instant: datetime) -> datetime:
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return instant.astimezone(UTC)


def _union(pauses: Iterable[Pause], *, until: datetime | None) -> list[tuple[datetime, datetime]]:
    """Order the pauses and join those that overlap; `until` ends the open ones."""
    joined: list[tuple[datetime, datetime]] = []
    closed = [(_utc(begin), _utc(end) if end else until) for begin, end in pauses]
    for begin, end in sorted((begin, end) for begin, end in closed if end and end > begin):
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((begin, end))
    return joined


def _without(
    pauses: list[tuple[datetime, datetime]], opens: datetime, closes: datetime
) -> Iterator[tuple[datetime, datetime]]:
    for begin, end in pauses:
        if end <= opens or begin >= closes:
            continue
        if begin > opens:
            yield opens, begin
        opens = end
    if opens < closes:
        yield opens, closes
