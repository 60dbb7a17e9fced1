"""How far forecasts of the past would have been off: what came of the open deals, divided by what was expected of them.

Deals are not won independently: a good month is good for many at once. One of these quotients is drawn for all deals together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from vai.hunting.forecasting import chances
from vai.hunting.forecasting.chances import Entry

_LOOKS_BACK_DAYS: Final = 365
_MOST_WINDOWS: Final = 26
FEWEST: Final = 4


@dataclass(frozen=True)
class Stay:
    """That a deal worth so much (smallest unit) stood in a stage: when it entered, left for another, or ended."""

    entry: Entry
    amount: int
    left_on: date | None = None

    def stands(self, on: date) -> bool:
        """Whether it stood there, open, at the end of a day."""
        ends = [day for day in (self.entry.ended_on, self.left_on) if day is not None]
        return self.entry.on <= on and all(day > on for day in ends)


def past(stays: Sequence[Stay], priors: Mapping[int, float], *, on: date, days: int) -> tuple[float, ...]:
    """Forecast windows of so many days back from `on`, each by what was known at its beginning; fewer than four give none."""
    if days <= 0 or not stays:
        return ()
    first = max(min(stay.entry.on for stay in stays), on - timedelta(days=_LOOKS_BACK_DAYS))
    n_windows = min((on - first).days // days, _MOST_WINDOWS)
    found = []
    for back in range(n_windows, 0, -1):
        begin = on - timedelta(days=back * days)
        expected, came = _window(stays, priors, begin, begin + timedelta(days=days))
        if expected > 0:
            found.append(came / expected)
    return tuple(found) if len(found) >= FEWEST else ()


def _window(
    stays: Sequence[Stay], priors: Mapping[int, float], begin: date, last: date
) -> tuple[float, float]:
    known = chances.learn([stay.entry for stay in stays], priors, on=begin)
    expected, came = 0.0, 0.0
    chance_by_age: dict[tuple[int, date], float] = {}
    for stay in stays:
        entry = stay.entry
        if entry.stage not in known or not stay.stands(begin):
            continue
        key = (entry.stage, entry.on)
        if key not in chance_by_age:
            chance = chances.chance_of(known[entry.stage], entered_on=entry.on, on=begin, last=last)
            chance_by_age[key] = chance.whole
        expected += stay.amount * chance_by_age[key]
        if entry.is_won and entry.ended_on and entry.ended_on <= last:
            came += stay.amount
    return expected, came
