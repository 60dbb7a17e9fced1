"""How good a score is on leads that it has not seen: can it tell won from lost, and does it mean what it says."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from vai.hunting.scoring.known import Example
from vai.hunting.scoring.model import Model

HELD_OUT: Final = 0.25
_N_GROUPS: Final = 10
_DAYS_THAT_TELL: Final = 60
_DAY: Final = 86_400.0


@dataclass(frozen=True)
class Group:
    """A tenth of the leads by their chance: how many, what was said and what came (shares)."""

    n: int
    said: float
    came: float


@dataclass(frozen=True)
class Check:
    """What a score was worth on leads held out. `error` is the mean gap between said and came, weighed by size."""

    n_won: int
    n_lost: int
    auc: float
    auc_at_least: float
    error: float
    groups: tuple[Group, ...]

    def as_json(self) -> dict[str, Any]:
        """Return it as plain data."""
        return asdict(self)


def parted(examples: Sequence[Example]) -> tuple[list[Example], list[Example], bool]:
    """Part examples into those to learn from and those held out: the latest quarter, where their days tell an order.

    Where all came at once (a first import) a quarter is drawn by their keys, always the same. The third says which.
    """
    ordered = sorted(examples, key=lambda one: (one.order, one.key))
    if ordered and ordered[-1].order - ordered[0].order >= _DAYS_THAT_TELL * _DAY:
        cut = round(len(ordered) * (1 - HELD_OUT))
        return ordered[:cut], ordered[cut:], True
    drawn = [hashlib.sha256(one.key.encode()).digest()[0] < 256 * HELD_OUT for one in ordered]
    learn = [one for one, is_out in zip(ordered, drawn, strict=True) if not is_out]
    return learn, [one for one, is_out in zip(ordered, drawn, strict=True) if is_out], False


def check(model: Model, held_out: Sequence[Example]) -> Check:
    """Judge a score by leads that it has not seen."""
    said = [model.score(one.values).chance for one in held_out]
    ends = [one.is_won for one in held_out]
    n_won = sum(ends)
    area = auc(said, ends)
    groups = calibration(said, ends)
    error = sum(group.n * abs(group.said - group.came) for group in groups) / max(len(ends), 1)
    spread = standard_error(area, n_won, len(ends) - n_won)
    return Check(n_won, len(ends) - n_won, area, area - 1.96 * spread, error, groups)


def auc(said: Sequence[float], ends: Sequence[bool]) -> float:
    """Return the share of pairs of a won and a lost lead of which the won one was given the better chance (ties half)."""
    ordered = sorted(zip(said, ends, strict=True), key=lambda one: one[0])
    n_won = sum(ends)
    n_lost = len(ends) - n_won
    if not n_won or not n_lost:
        return 0.5
    ranks, place = 0.0, 0
    while place < len(ordered):
        end = place
        while end < len(ordered) and ordered[end][0] == ordered[place][0]:
            end += 1
        ranks += (place + 1 + end) / 2 * sum(won for _said, won in ordered[place:end])
        place = end
    return (ranks - n_won * (n_won + 1) / 2) / (n_won * n_lost)


def standard_error(area: float, n_won: int, n_lost: int) -> float:
    """Return the standard error of an AUC (Hanley and McNeil 1982)."""
    if not n_won or not n_lost:
        return 1.0
    both, twice = area / (2 - area), 2 * area * area / (1 + area)
    spread = area * (1 - area) + (n_won - 1) * (both - area**2) + (n_lost - 1) * (twice - area**2)
    return math.sqrt(max(spread, 0.0) / (n_won * n_lost))


def calibration(said: Sequence[float], ends: Sequence[bool]) -> tuple[Group, ...]:
    """Put leads into tenths by what was said of them, and say what came."""
    # By what was said alone: leads of which the same was said stay mixed.
    ordered = sorted(zip(said, ends, strict=True), key=lambda one: one[0])
    groups = []
    for part in range(_N_GROUPS):
        chosen = ordered[len(ordered) * part // _N_GROUPS : len(ordered) * (part + 1) // _N_GROUPS]
        if chosen:
            n = len(chosen)
            groups.append(Group(n, sum(one[0] for one in chosen) / n, sum(one[1] for one in chosen) / n))
    return tuple(groups)
