"""What a deal's chance is, from what became of the company's own deals: by stage, by the days that are left, by its age."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

# Of so many imagined deals with the stage's own chance each stage's is drawn towards it.
SHRINKING: Final = 10
_HALF_LIFE_DAYS: Final = 180
_LOOKS_BACK_DAYS: Final = 365
_OLD_SHARE: Final = 0.5


@dataclass(frozen=True)
class Entry:
    """That a deal entered a stage on a day, and how the deal ended, if it did."""

    stage: int
    on: date
    ended_on: date | None = None
    is_won: bool = False


@dataclass(frozen=True)
class StageChance:
    """How deals of a stage end: Beta(wins, losses), n of them known; days from entering to winning, ascending."""

    wins: float
    losses: float
    n: int
    days_to_win: tuple[int, ...] = ()

    @property
    def mean(self) -> float:
        """The chance of being won, 0-1."""
        return self.wins / (self.wins + self.losses)

    @property
    def old_days(self) -> int | None:
        """From which age on a deal is old: the 80th percentile of the winners' days."""
        return quantile(self.days_to_win, 0.8) if self.days_to_win else None

    def by_then(self, age: int, days_left: int) -> float:
        """Say how probable it is that a deal which is won, and has stood here for `age` days, is won within `days_left`.

        From the winners that took longer than `age`; one imagined winner by the whole distribution keeps it off 0 and 1.
        """
        if days_left <= 0:
            return 0.0
        times = self.days_to_win
        if not times:
            return 1.0
        longer = len(times) - bisect_right(times, age)
        within = bisect_right(times, age + days_left) - bisect_right(times, age)
        overall = bisect_right(times, days_left) / len(times)
        return (within + overall) / (longer + 1)


@dataclass(frozen=True)
class Chance:
    """A deal's chance of being won within a period: stage's chance x in time x (a half where it is old)."""

    of_stage: float
    in_time: float
    is_old: bool

    @property
    def factor(self) -> float:
        """What the stage's chance is multiplied by."""
        return self.in_time * (_OLD_SHARE if self.is_old else 1.0)

    @property
    def whole(self) -> float:
        """The chance, 0-1."""
        return self.of_stage * self.factor


def learn(entries: Iterable[Entry], priors: Mapping[int, float], *, on: date) -> dict[int, StageChance]:
    """Learn from what is known on a day; `priors`: the chance (0-1) that the company gives each stage.

    p = (k + 10 prior) / (n + 10) over entries of the last 365 days, weighed by 0.5^(age / 180), that have ended or are older
    than nine tenths of those that did; younger open ones are left out, because their wins are yet to come.
    """
    by_stage: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.on <= on:
            by_stage[entry.stage].append(entry)
    return {stage: _stage(by_stage[stage], prior, on) for stage, prior in priors.items()}


def chance_of(known: StageChance, *, entered_on: date, on: date, last: date) -> Chance:
    """Give the chance that a deal which entered its stage on a day is won until a last day, seen from `on`."""
    age = max((on - entered_on).days, 0)
    old_days = known.old_days
    is_old = old_days is not None and age > old_days
    return Chance(known.mean, known.by_then(age, (last - on).days + 1), is_old)


def quantile(ascending: Sequence[int], share: float) -> int:
    """Return the smallest value that so large a share does not exceed."""
    place = min(max(round(share * len(ascending) + 0.4999) - 1, 0), len(ascending) - 1)
    return ascending[place]


def _stage(entries: list[Entry], prior: float, on: date) -> StageChance:
    ended = [entry for entry in entries if entry.ended_on is not None and entry.ended_on <= on]
    cycles = sorted((entry.ended_on - entry.on).days for entry in ended if entry.ended_on)
    longest = quantile(cycles, 0.9) if cycles else None
    wins, losses, n = SHRINKING * prior, SHRINKING * (1 - prior), 0
    for entry in entries:
        age = (on - entry.on).days
        has_ended = entry.ended_on is not None and entry.ended_on <= on
        if age > _LOOKS_BACK_DAYS or not (has_ended or (longest is not None and age > longest)):
            continue
        weight, n = 0.5 ** (age / _HALF_LIFE_DAYS), n + 1
        if has_ended and entry.is_won:
            wins += weight
        else:
            losses += weight
    days = sorted((entry.ended_on - entry.on).days for entry in ended if entry.is_won and entry.ended_on)
    return StageChance(max(wins, 1e-6), max(losses, 1e-6), n, tuple(days))
