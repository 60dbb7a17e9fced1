"""What a fit found, as plain data, and the score it gives to a lead."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from vai.hunting.scoring.known import Value, is_told
from vai.hunting.scoring.levels import Levels

# 20 points double the odds.
PER_LOG_ODDS: Final = 20 / math.log(2)
_AVERAGE: Final = 50
_MOST_REASONS: Final = 8


@dataclass(frozen=True)
class Fact:
    """A fact that speaks: how it is told apart and the points of each level. `is_behaviour`: what they did, not who they are."""

    levels: Levels
    points: Mapping[str, float]
    is_behaviour: bool = False


@dataclass(frozen=True)
class Reason:
    """What one fact adds to a score: points, and the level by its name or by the bounds of its range."""

    fact: str
    points: float
    is_behaviour: bool
    text: str = ""
    at_least: float | None = None
    below: float | None = None

    def as_json(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "fact": self.fact,
            "points": round(self.points, 1),
            "is_behaviour": self.is_behaviour,
            "text": self.text,
            "at_least": self.at_least,
            "below": self.below,
        }


@dataclass(frozen=True)
class Scored:
    """A score of 1 to 99 (50 is the average lead), of which fit and behaviour are parts in points; the chance is 0 to 1."""

    score: int
    fit: float
    behaviour: float
    chance: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Model:
    """How leads are scored. `base` is the log odds of a lead without any points."""

    base: float
    facts: Mapping[str, Fact] = field(default_factory=dict)

    def score(self, values: Mapping[str, Value]) -> Scored:
        """Score a lead by what it tells; the strongest reasons come first."""
        reasons = [self._reason(name, fact, values.get(name)) for name, fact in self.facts.items()]
        behaviour = sum(one.points for one in reasons if one.is_behaviour)
        fit = sum(one.points for one in reasons if not one.is_behaviour)
        told = sorted(
            (one for one in reasons if abs(one.points) >= 1), key=lambda one: (-abs(one.points), one.fact)
        )
        return Scored(
            score=max(1, min(99, round(_AVERAGE + fit + behaviour))),
            fit=fit,
            behaviour=behaviour,
            chance=chance(self.base + (fit + behaviour) / PER_LOG_ODDS),
            reasons=tuple(told[:_MOST_REASONS]),
        )

    def as_json(self) -> dict[str, Any]:
        """Return it as plain data."""
        facts = {
            name: {
                "levels": fact.levels.as_json(),
                "points": dict(fact.points),
                "is_behaviour": fact.is_behaviour,
            }
            for name, fact in self.facts.items()
        }
        return {"base": self.base, "facts": facts}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Model:
        """Read what as_json wrote."""
        facts = {
            name: Fact(Levels.from_json(one["levels"]), one["points"], one["is_behaviour"])
            for name, one in data["facts"].items()
        }
        return cls(data["base"], facts)

    @staticmethod
    def _reason(name: str, fact: Fact, value: Value) -> Reason:
        level = fact.levels.of(value)
        points = fact.points.get(level, 0.0)
        if fact.levels.is_number and is_told(value) and level.isdigit():
            at_least, below = fact.levels.range_of(level)
            return Reason(name, points, fact.is_behaviour, at_least=at_least, below=below)
        return Reason(name, points, fact.is_behaviour, text=level)


def chance(log_odds: float) -> float:
    """Return the probability of log odds."""
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, log_odds))))


def log_odds(n_won: int, n_lost: int) -> float:
    """Return the log odds of winning, of which one more of each is thought."""
    return math.log((n_won + 1) / (n_lost + 1))
