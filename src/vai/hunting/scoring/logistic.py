"""The regularised logistic model: the same levels, weighed together so that facts which say the same are not counted twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_score
from threadpoolctl import threadpool_limits

from vai.hunting.scoring.known import Example
from vai.hunting.scoring.levels import Levels
from vai.hunting.scoring.model import PER_LOG_ODDS, Fact, Model

_STRENGTHS: Final = (0.03, 0.1, 0.3, 1.0)
_FOLDS: Final = 5


def fit(examples: Sequence[Example], levels: Mapping[str, Levels], behaviour: set[str]) -> Model:
    """Fit the weights of all levels, as strongly held back as is best for leads that the fit has not seen.

    The points of a fact are centred: over all leads they add up to nought, so that 50 stays the average.
    """
    columns = [(name, level) for name, known in levels.items() for level in _levels_in(examples, name, known)]
    place = {column: n for n, column in enumerate(columns)}
    table = np.zeros((len(examples), len(columns)))
    for row, one in enumerate(examples):
        for name, known in levels.items():
            table[row, place[name, known.of(one.values.get(name))]] = 1
    ends = np.array([one.is_won for one in examples])
    # Tables this small are slower by several threads, which would take the cores from the web server.
    with threadpool_limits(1):
        weights = _regression(_strength(table, ends)).fit(table, ends)
    shares = table.mean(axis=0)
    coefficients = weights.coef_[0]
    base = float(weights.intercept_[0] + coefficients @ shares)
    facts = {}
    for name, known in levels.items():
        places = [n for n, (fact, _level) in enumerate(columns) if fact == name]
        mean = float(sum(coefficients[n] * shares[n] for n in places))
        points = {columns[n][1]: float((coefficients[n] - mean) * PER_LOG_ODDS) for n in places}
        facts[name] = Fact(known, points, name in behaviour)
    return Model(base, facts)


def _levels_in(examples: Sequence[Example], name: str, known: Levels) -> list[str]:
    return sorted({known.of(one.values.get(name)) for one in examples})


def _strength(table: Any, ends: Any) -> float:
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=0)

    def loss(strength: float) -> float:
        scores = cross_val_score(_regression(strength), table, ends, cv=folds, scoring="neg_log_loss")
        return float(scores.mean())

    return max(_STRENGTHS, key=loss)


def _regression(strength: float) -> Any:
    return LogisticRegression(C=strength, max_iter=2000)
