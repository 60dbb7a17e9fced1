"""What a deal's chance is, from what became of the company's own deals: by stage, by the days that are left, by its age."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
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
    # By age in days: how many stood here open at its beginning, how many of them were won, how many ended that day.
    at_risk: tuple[tuple[int, int, int], ...] = ()

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

    def within(self, age: int, days_left: int) -> float:
        """Say how probable it is that a deal still open at an age (days) is won in the days that follow it.

        Each day the share of the deals standing at that age that were won then, times the share still standing (Aalen and
        Johansen 1978, with losing as the other end). One imagined deal by the mean daily shares steadies thin ages. Deals that
        are still open count for as long as they have stood, so nothing is left out and nothing is thought to be won later.
        """
        exposure = sum(n for n, _won, _ended in self.at_risk) or 1
        mean_won = sum(won for _n, won, _ended in self.at_risk) / exposure
        mean_ended = sum(ended for _n, _won, ended in self.at_risk) / exposure
        standing, won_by_then = 1.0, 0.0
        for day in range(age + 1, age + days_left + 1):
            n, won, ended = self.at_risk[day] if day < len(self.at_risk) else (0, 0, 0)
            won_by_then += standing * (won + mean_won) / (n + 1)
            standing *= 1 - (ended + mean_ended) / (n + 1)
        return won_by_then


@dataclass(frozen=True)
class Chance:
    """A deal's chance of being won within a period: the stage's chance times what its age and the days left make of it."""

    of_stage: float
    factor: float
    is_old: bool

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
    """Give the chance that a deal which entered its stage on a day and is open on `on` is won after it, until a last day.

    A deal that has stood long has outlived the quick winners: what counts is what became of those that stood as long.
    """
    age, is_old = _age(known, entered_on, on)
    return Chance(known.mean, known.within(age, (last - on).days) / known.mean, is_old)


def plain_chance_of(known: StageChance, *, entered_on: date, on: date, last: date) -> Chance:
    """Give the chance by the plain formula: stage's chance x winners' time x a half where it is old.

    It takes a deal that is still open for as likely to be won as on its first day, which `bench --forecast` shows to be far
    too much; kept to be measured beside the other.
    """
    age, is_old = _age(known, entered_on, on)
    in_time = known.by_then(age, (last - on).days)
    return Chance(known.mean, in_time * (_OLD_SHARE if is_old else 1.0), is_old)


def _age(known: StageChance, entered_on: date, on: date) -> tuple[int, bool]:
    age, old_days = max((on - entered_on).days, 0), known.old_days
    return age, old_days is not None and age > old_days


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
    return StageChance(max(wins, 1e-6), max(losses, 1e-6), n, tuple(days), _at_risk(entries, on))


def _at_risk(entries: list[Entry], on: date) -> tuple[tuple[int, int, int], ...]:
    """Count by age, of entries not older than two years."""
    left: Counter[int] = Counter()
    won: Counter[int] = Counter()
    ended: Counter[int] = Counter()
    kept = [entry for entry in entries if (on - entry.on).days <= 2 * _LOOKS_BACK_DAYS]
    for entry in kept:
        has_ended = entry.ended_on is not None and entry.ended_on <= on
        age = max(((entry.ended_on if has_ended and entry.ended_on else on) - entry.on).days, 0)
        left[age] += 1
        ended[age] += has_ended
        won[age] += has_ended and entry.is_won
    rows, standing = [], len(kept)
    for age in range(max(left, default=-1) + 1):
        rows.append((standing, won[age], ended[age]))
        standing -= left[age]
    return tuple(rows)
