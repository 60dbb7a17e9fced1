"""The rules behind a score while a company has too little history for a fit: likelihood ratios in points, damped and shrunk."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from vai.hunting.scoring.known import Example
from vai.hunting.scoring.levels import Levels
from vai.hunting.scoring.model import PER_LOG_ODDS, Fact, Model, log_odds

# Of so many imagined leads with the pooled share each ratio is drawn towards 1; facts say partly the same, hence damped.
SHRINKING: Final = 20
DAMPING: Final = 0.6


def likelihood_ratio(won: int, n_won: int, lost: int, n_lost: int, *, k: float = SHRINKING) -> float:
    """Say how much more frequent a level is among the won than among the lost, drawn towards 1.

    LR = ((won + kπ) / (n_won + k)) / ((lost + kπ) / (n_lost + k)), π the pooled share of leads that have it.
    """
    share = (won + lost) / (n_won + n_lost)
    return ((won + k * share) / (n_won + k)) / ((lost + k * share) / (n_lost + k))


def points_of(ratio: float, *, damping: float = DAMPING) -> float:
    """Return a likelihood ratio in points: 20 double the odds (damping · 20 / ln 2 · ln LR)."""
    return damping * PER_LOG_ODDS * math.log(ratio)


def fit(examples: Sequence[Example], levels: Mapping[str, Levels], behaviour: set[str]) -> Model:
    """Give each level of each fact its points."""
    n_won = sum(one.is_won for one in examples)
    n_lost = len(examples) - n_won
    facts = {}
    for name, known in levels.items():
        won = Counter(known.of(one.values.get(name)) for one in examples if one.is_won)
        lost = Counter(known.of(one.values.get(name)) for one in examples if not one.is_won)
        points = {
            level: points_of(likelihood_ratio(won[level], n_won, lost[level], n_lost))
            for level in sorted(won.keys() | lost.keys())
        }
        facts[name] = Fact(known, points, name in behaviour)
    return Model(log_odds(n_won, n_lost), facts)
