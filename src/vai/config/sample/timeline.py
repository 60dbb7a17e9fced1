"""Time as the demo company lives it: things happen in order, each by somebody, each may lead to more."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable
from datetime import datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from django.db import transaction

from vai.core.clock import Calendar
from vai.core.rowsecurity import acting_as
from vai.staff.models import Person

HOME = ZoneInfo("Asia/Ho_Chi_Minh")
Happening = Callable[[datetime], object]
# So many happenings share a transaction: a commit for each would take longer than the happenings.
TOGETHER = 200


class Timeline:
    """What is still to happen, up to `now`; what would come later never does."""

    def __init__(self, now: datetime, rng: Random, calendar: Calendar) -> None:
        self.now, self.rng, self.calendar = now, rng, calendar
        self._order = itertools.count()
        self._waiting: list[tuple[datetime, int, Person, Happening]] = []
        self.n_happened = 0

    def plan(self, at: datetime, who: Person, what: Happening) -> None:
        """Let somebody do something at a time."""
        heapq.heappush(self._waiting, (at, next(self._order), who, what))

    def after(self, start: datetime, first: float, last: float, who: Person, what: Happening) -> datetime:
        """Let somebody do something on a working day so many days later (from `first` to `last`); return when."""
        at = self.work_moment(start + timedelta(days=self.rng.uniform(first, last)), not_before=start)
        self.plan(at, who, what)
        return at

    def work_moment(self, near: datetime, *, not_before: datetime) -> datetime:
        """Return a moment in working hours on or after a day, never before another moment."""
        day = near.astimezone(HOME).date()
        while not self.calendar.is_working(day):
            day += timedelta(days=1)
        minutes = self.rng.choice(
            (self.rng.randint(8 * 60 + 5, 11 * 60 + 50), self.rng.randint(13 * 60 + 35, 17 * 60 + 20))
        )
        moment = datetime.combine(day, time(minutes // 60, minutes % 60), HOME)
        return moment if moment > not_before else not_before + timedelta(minutes=self.rng.randint(3, 25))

    def live(self, say: Callable[[str], None] = lambda text: None) -> None:
        """Let everything happen that happens until now, the earliest first."""
        while self._waiting and self._waiting[0][0] <= self.now:
            with transaction.atomic():
                for _ in range(TOGETHER):
                    if not self._waiting or self._waiting[0][0] > self.now:
                        break
                    self._next()
            say(f"{self.n_happened} things happened")

    def _next(self) -> None:
        at, _, who, what = heapq.heappop(self._waiting)
        with acting_as(who, at=at, door="demo"):
            what(at)
        self.n_happened += 1
