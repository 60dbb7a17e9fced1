"""The order of next actions: how urgent, how much is at stake, how often the rule was right, and right for this person.

score = 100 · (0.45 U + 0.35 I + 0.20 C) · F, every part a ratio. The terms of a score add up to it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

_URGENCY: Final = 0.45
_STAKE: Final = 0.35
_PRECISION: Final = 0.20
_MILLION: Final = 1_000_000
MOST_SHOWN: Final = 7
MOST_PER_CLIENT: Final = 2
# Of one rule, unless there is nothing else to show.
MOST_PER_RULE: Final = 2


@dataclass(frozen=True)
class Score:
    """A score 0 to 150 with its three terms, each already multiplied by the person's factor."""

    urgency: float
    stake: float
    precision: float
    fit: float

    @property
    def total(self) -> float:
        """The sum of the terms."""
        return self.urgency + self.stake + self.precision


@dataclass(frozen=True)
class Record:
    """How a rule fared: answers of everybody, and of the person who is asked."""

    useful: int = 0
    dismissed: int = 0
    acted: int = 0
    irrelevant: int = 0


def score(
    *, hours_left: float | None, half_life: int, value: Decimal | None, precision: float, fit: float
) -> Score:
    """Weigh one action. `value` in millions of dong is what 1 counts for; no time at all counts as one half-life."""
    return Score(
        urgency=100 * _URGENCY * urgency(hours_left, half_life) * fit,
        stake=100 * _STAKE * stake(value) * fit,
        precision=100 * _PRECISION * precision * fit,
        fit=fit,
    )


def urgency(hours_left: float | None, half_life: int) -> float:
    """1 when it is due; half of it for every half-life that is left."""
    left = half_life if hours_left is None else hours_left
    return 1.0 if left <= 0 else 0.5 ** (left / half_life)


def stake(value: Decimal | None) -> float:
    """0 for nothing, 0.5 for about a hundred million dong, 1 from ten billion on."""
    if value is None or value <= 0:
        return 0.0
    return min(1.0, math.log10(1 + float(value) / _MILLION) / 4)


def precision_of(record: Record) -> float:
    """How often the rule helped, with a start of two thirds."""
    return (record.useful + 2) / (record.useful + record.dismissed + 3)


def fit_of(record: Record) -> float:
    """What the person's own answers say of the rule: 1 at first, between 0.4 and 1.5."""
    return min(1.5, max(0.4, 2 * (record.acted + 2) / (record.acted + record.irrelevant + 4)))
