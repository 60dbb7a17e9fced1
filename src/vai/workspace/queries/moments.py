"""The days and the beginnings that measures count from, at home."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from vai.core.formats import HOME_ZONE


@dataclass(frozen=True)
class Moments:
    """Now, and today, the beginning of the week (Monday) and of the month at home."""

    now: datetime
    today: date
    week: datetime
    month: datetime

    @property
    def values(self) -> dict[str, object]:
        """As parameters of a statement."""
        return {"now": self.now, "today": self.today, "week": self.week, "month": self.month}


def moments(at: datetime) -> Moments:
    """Reckon from an instant."""
    today = at.astimezone(HOME_ZONE).date()
    return Moments(at, today, _begins(today - timedelta(days=today.weekday())), _begins(today.replace(day=1)))


def _begins(day: date) -> datetime:
    return datetime.combine(day, time(), HOME_ZONE)
