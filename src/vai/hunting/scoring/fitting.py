"""Fitting a score to a company's own history, and saying so when the history does not bear one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from vai.core.text import fold
from vai.hunting.scoring import logistic, points
from vai.hunting.scoring.checks import Check, auc, check, parted
from vai.hunting.scoring.known import Example, Value, WhyNot, by_name, filled_later, is_told, names_of
from vai.hunting.scoring.levels import FEWEST, Levels, learn, text_of
from vai.hunting.scoring.model import Model

FEWEST_WINS: Final = 20
FEWEST_WINS_FOR_A_FIT: Final = 100
# Below this, at the lower end of what the held-out leads allow, a score is hardly better than a coin.
LEAST_AUC: Final = 0.55
MOST_ERROR: Final = 0.1
# AUCs that differ by no more are the same.
AS_WELL: Final = 0.01
# One fact alone that tells the end so well was written with the end in view.
TOO_GOOD: Final = 0.88
MANY_ENOUGH: Final = 2000
ALL_DIFFERENT: Final = 0.9
_BEHAVIOUR: Final = re.compile(
    r"visit|time|second|minute|view|click|open|download|page|website|mail_reads|truy cap|xem|tai ve"
)


class Kind(StrEnum):
    """How leads are scored."""

    LOGISTIC = "logistic"
    POINTS = "points"
    NONE = "none"


class NoScore(StrEnum):
    """Why there is no score."""

    TOO_FEW = "too_few"
    NO_SIGNAL = "no_signal"


@dataclass(frozen=True)
class Fitted:
    """What was found: the model, how it did on leads held out, what was left out and why. `model` is None without evidence."""

    kind: Kind
    model: Model | None
    n_won: int
    n_lost: int
    left_out: Mapping[str, WhyNot]
    checks: Mapping[Kind, Check] = field(default_factory=dict)
    by_time: bool = False
    why_none: NoScore | None = None

    @property
    def check(self) -> Check | None:
        """How the chosen kind did."""
        return self.checks.get(self.kind)

    def as_json(self) -> dict[str, Any]:
        """Return what is told of the fit, without the model."""
        return {
            "kind": str(self.kind),
            "n_won": self.n_won,
            "n_lost": self.n_lost,
            "left_out": {name: str(why) for name, why in self.left_out.items()},
            "checks": {str(kind): one.as_json() for kind, one in self.checks.items()},
            "by_time": self.by_time,
            "why_none": str(self.why_none) if self.why_none else None,
        }


def fit(
    examples: Sequence[Example],
    *,
    labels: Mapping[str, str] | None = None,
    fresh: Sequence[Mapping[str, Value]] = (),
) -> Fitted:
    """Fit a score to leads with a known end; `labels` name the facts, `fresh` are leads that nobody has touched yet.

    The logistic model serves where there are 100 wins and it is better than the rules on leads held out; otherwise the rules
    do, if they tell anything; else there is no score.
    """
    n_won = sum(one.is_won for one in examples)
    n_lost = len(examples) - n_won
    learned, held_out, by_time = parted(examples)
    left_out = _left_out(learned, labels or {}, fresh)
    levels = _levels(learned, left_out)
    if min(n_won, n_lost) < FEWEST_WINS or not levels:
        return Fitted(Kind.NONE, None, n_won, n_lost, left_out, why_none=NoScore.TOO_FEW)
    behaviour = {name for name in levels if _BEHAVIOUR.search(fold(f"{name} {(labels or {}).get(name, '')}"))}
    makers = {Kind.POINTS: points.fit}
    if n_won >= FEWEST_WINS_FOR_A_FIT:
        makers[Kind.LOGISTIC] = logistic.fit
    checks = {kind: check(make(learned, levels, behaviour), held_out) for kind, make in makers.items()}
    kind = _chosen(checks)
    if kind is Kind.NONE:
        return Fitted(kind, None, n_won, n_lost, left_out, checks, by_time, NoScore.NO_SIGNAL)
    model = makers[kind](examples, levels, behaviour)
    return Fitted(kind, model, n_won, n_lost, left_out, checks, by_time)


def _chosen(checks: Mapping[Kind, Check]) -> Kind:
    good = {kind: one for kind, one in checks.items() if one.auc_at_least > LEAST_AUC}
    fitted = good.get(Kind.LOGISTIC)
    if fitted and fitted.error <= MOST_ERROR and _is_better(fitted, checks[Kind.POINTS]):
        return Kind.LOGISTIC
    return Kind.POINTS if Kind.POINTS in good else Kind.NONE


def _is_better(fitted: Check, rules: Check) -> bool:
    """Whether a fit tells won from lost better, or as well and means more nearly what it says."""
    return fitted.auc > rules.auc or (fitted.auc >= rules.auc - AS_WELL and fitted.error < rules.error)


def _left_out(
    examples: Sequence[Example], labels: Mapping[str, str], fresh: Sequence[Mapping[str, Value]]
) -> dict[str, WhyNot]:
    found = {}
    for name in names_of(examples):
        why = by_name(name, labels.get(name, ""))
        if why is None and filled_later(name, examples, fresh):
            why = WhyNot.FILLED_LATER
        if why is None and _names_one(name, examples):
            why = WhyNot.NAMES_ONE
        if why is None and _tells_the_end(name, examples):
            why = WhyNot.TELLS_THE_END
        if why is None and _says_nothing(name, examples):
            why = WhyNot.SAYS_NOTHING
        if why is not None:
            found[name] = why
    return found


def _tells_the_end(name: str, examples: Sequence[Example]) -> bool:
    examples = examples[:: len(examples) // MANY_ENOUGH + 1]
    alone = points.fit(examples, {name: learn_of(name, examples)}, set())
    said = [alone.score(one.values).chance for one in examples]
    return auc(said, [one.is_won for one in examples]) >= TOO_GOOD


def _names_one(name: str, examples: Sequence[Example]) -> bool:
    """Whether it is another one for nearly every lead: a running number, a key."""
    told = [text_of(value) for one in examples if is_told(value := one.values.get(name))]
    return len(told) >= FEWEST and len(set(told)) > ALL_DIFFERENT * len(told)


def _says_nothing(name: str, examples: Sequence[Example]) -> bool:
    levels = learn_of(name, examples)
    return len({levels.of(one.values.get(name)) for one in examples}) < 2


def learn_of(name: str, examples: Sequence[Example]) -> Levels:
    """Find the levels of one fact."""
    return learn([one.values.get(name) for one in examples])


def _levels(examples: Sequence[Example], left_out: Mapping[str, WhyNot]) -> dict[str, Levels]:
    return {name: learn_of(name, examples) for name in names_of(examples) if name not in left_out}
