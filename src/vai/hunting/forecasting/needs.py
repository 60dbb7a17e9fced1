"""What a quota takes: attainment, pace, leads a week, velocity. Exact; amounts in one currency, without VAT."""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import Final

Number = int | Decimal | Fraction
_N_DRAWS: Final = 2_000
# How many imagined leads with the company's conversion a person's own is drawn towards.
SHRINKING: Final = 10


@dataclass(frozen=True)
class Conversion:
    """What part of leads is won, 0-1: the mean, and the quarters of what may well be (P25 and P75)."""

    mean: Fraction
    low: Fraction
    high: Fraction


def attainment(credited: Number, quota: Number) -> Fraction | None:
    """Return what part of a quota is reached; None without a quota."""
    return Fraction(credited) / Fraction(quota) if quota else None


def pace(reached: Fraction, days_gone: int, days: int) -> Fraction | None:
    """Return attainment / (working days gone / working days of the period): 1 is on time; None on the first morning."""
    return reached / Fraction(days_gone, days) if days_gone and days else None


def leads_a_week(
    *,
    left: Number,
    expected: Number,
    mean_won: Number,
    conversion: Number,
    weeks_left: Number,
    cycle_weeks: Number,
) -> int | None:
    """Return how many new leads a week the rest of a quota takes; None where new leads cannot make it any more.

    ceil(max(0, left - expected) / (mean_won * conversion) / (weeks_left - cycle_weeks)): what comes in later than one cycle
    before the end is won after it.
    """
    missing = max(Fraction(0), Fraction(left) - Fraction(expected))
    if not missing:
        return 0
    room = Fraction(weeks_left) - Fraction(cycle_weeks)
    worth = Fraction(mean_won) * Fraction(conversion)
    return ceil(missing / worth / room) if room > 0 and worth > 0 else None


def conversion_of(won: int, leads: int, overall: Fraction, *, seed: str) -> Conversion:
    """Say what part of leads is won, drawn towards what holds for the whole company.

    Mean (won + 10 overall) / (leads + 10); the quarters are those of the Beta distribution with these counts, by draws whose
    seed is the same for the same question.
    """
    wins = won + SHRINKING * overall
    losses = leads - won + SHRINKING * (1 - overall)
    mean = Fraction(wins) / Fraction(wins + losses)
    if not wins or not losses:
        return Conversion(mean, mean, mean)
    chance = random.Random(hashlib.sha256(seed.encode()).digest())
    drawn = sorted(chance.betavariate(float(wins), float(losses)) for _ in range(_N_DRAWS))
    low, high = (Fraction(drawn[_N_DRAWS * part // 4]).limit_denominator(10**6) for part in (1, 3))
    return Conversion(mean, low, high)


def velocity(n_open: int, win_rate: Number, mean_won: Number, cycle_days: Number) -> Fraction | None:
    """Return what a day brings: n_open * win_rate * mean_won / cycle_days; None without a cycle."""
    return n_open * Fraction(win_rate) * Fraction(mean_won) / Fraction(cycle_days) if cycle_days else None
