"""A step of the working: a code and its numbers as exact text. Words are made of it by the room's phrases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from vai.commissions.engine import numbers


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what was done (`code`) with which numbers, in the order in which they are read."""

    code: str
    values: tuple[tuple[str, str], ...]

    def tree(self) -> dict[str, str]:
        """Write the step as JSON."""
        return {"step": self.code, **dict(self.values)}


def step(code: str, **values: Fraction | int | str | date) -> Step:
    """Make a step of exact numbers, words of the input and dates."""
    return Step(code, tuple((name, _text(value)) for name, value in values.items()))


def _text(value: Fraction | int | str | date) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    return numbers.text(Fraction(value))
