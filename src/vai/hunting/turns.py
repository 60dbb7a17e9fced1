"""Taking turns by weight: smooth weighted round robin, exact in whole numbers, the same whoever reckons it.

Each time everybody gains their weight; whoever has most is next and pays the sum (METHODS 2). Weights 5/1/1 give
A A B A C A A: nobody waits longer than their share makes them, and over a round each has just their share.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

# A weight of 1 in the units in which weights and credits are reckoned, so that a corrected weight is still whole.
UNIT: Final = 1000
_LEAST, _MOST, _PRIOR = Fraction(1, 2), Fraction(2), 10


@dataclass
class Turn:
    """One who takes turns: `weight` and `credit` in thousandths of a weight, `key` breaks ties (the lowest first)."""

    key: int
    weight: int
    credit: int = 0
    n_given: int = 0


def next_of(turns: Sequence[Turn]) -> Turn:
    """Say whose turn it is and keep that it was. Those who cannot now are not among `turns`, and gain nothing.

    :raises ValueError: nobody is there.
    """
    if not turns:
        raise ValueError("nobody takes turns here")
    for turn in turns:
        turn.credit += turn.weight
    chosen = max(turns, key=lambda turn: (turn.credit, -turn.key))
    chosen.credit -= sum(turn.weight for turn in turns)
    chosen.n_given += 1
    return chosen


def by_conversion(weight: int, *, won: int, ended: int, overall: Fraction) -> int:
    """Correct a weight (units of UNIT) by conversion, shrunk towards everybody's, within half and double of it.

    w = (won + 10π)/(n + 10)/π of METHODS 2: who is new has just the weight, so newcomers are fed. π is won of ended overall.
    """
    if not overall:
        return weight
    factor = (won + _PRIOR * overall) / (ended + _PRIOR) / overall
    return round(weight * min(max(factor, _LEAST), _MOST))


def largest_deviation(counts: Iterable[tuple[int, int]]) -> Fraction:
    """Measure how far shares are from the weights: pairs of weight and turns had; in turns, the worst one."""
    pairs = list(counts)
    all_weights, all_turns = sum(weight for weight, _ in pairs), sum(n for _, n in pairs)
    if not all_weights:
        return Fraction(0)
    return max(
        (abs(n - Fraction(all_turns * weight, all_weights)) for weight, n in pairs), default=Fraction(0)
    )
