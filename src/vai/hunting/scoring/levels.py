"""Facts as levels: a text is one of the usual ones or another; a number lies in one of a few ranges; or nothing is told."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from vai.hunting.scoring.known import Value, is_told

NOT_TOLD: Final = ""
OTHER: Final = "*"
FEWEST: Final = 20
_N_RANGES: Final = 5
_FEWEST_NUMBERS: Final = 9
_SHARE_OF_ZEROS: Final = 0.1


@dataclass(frozen=True)
class Levels:
    """How a fact is told apart: the usual texts, or the lower bounds of the ranges of a number (the first one open below)."""

    texts: tuple[str, ...] = ()
    bounds: tuple[float, ...] = ()
    is_number: bool = False

    def of(self, value: Value) -> str:
        """Name the level of a value."""
        if not is_told(value):
            return NOT_TOLD
        if not self.is_number:
            return text_of(value) if text_of(value) in self.texts else OTHER
        number = _number(value)
        return OTHER if number is None else str(bisect_right(self.bounds, number))

    def range_of(self, level: str) -> tuple[float | None, float | None]:
        """Return a range's bounds: from (with it) and up to (without it)."""
        place = int(level)
        return (
            self.bounds[place - 1] if place else None,
            self.bounds[place] if place < len(self.bounds) else None,
        )

    def as_json(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {"texts": list(self.texts), "bounds": list(self.bounds), "is_number": self.is_number}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Levels:
        """Read what as_json wrote."""
        return cls(tuple(data["texts"]), tuple(data["bounds"]), data["is_number"])


def learn(values: Sequence[Value]) -> Levels:
    """Find the levels of a fact from what leads told: numbers by fifths (nought by itself where it is frequent), texts by use."""
    told = [value for value in values if is_told(value)]
    numbers = [
        number for value in told if not isinstance(value, bool) and (number := _number(value)) is not None
    ]
    if len(numbers) == len(told) and len(set(numbers)) >= _FEWEST_NUMBERS:
        return Levels(bounds=_bounds(sorted(numbers)), is_number=True)
    uses = Counter(map(text_of, told))
    return Levels(texts=tuple(sorted(text for text, n in uses.items() if n >= FEWEST)))


def text_of(value: Value) -> str:
    """Write a value as the name of a level."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).strip()[:80]


def _bounds(numbers: list[float]) -> tuple[float, ...]:
    bounds: set[float] = set()
    if numbers[0] >= 0 and numbers.count(0) >= _SHARE_OF_ZEROS * len(numbers):
        numbers = [number for number in numbers if number > 0]
        bounds.add(numbers[0])
    bounds |= {numbers[len(numbers) * part // _N_RANGES] for part in range(1, _N_RANGES)}
    return tuple(sorted(bounds))


def _number(value: Value) -> float | None:
    try:
        return float(str(value))
    except ValueError:
        return None
