"""Remembering millions of texts in little memory: what an import has to know of all its rows at once."""

from __future__ import annotations

from array import array
from hashlib import blake2b

_FULLEST = 0.6
_FREE = 0


class CompactMap:
    """Whole numbers by text, at 24 bytes a place whatever the texts are.

    A text is known by 128 bits of its hash: among a million of them two are taken for one with a chance of 1 to 10^26.
    """

    def __init__(self) -> None:
        self._n = 0
        self._make(1 << 10)

    def __len__(self) -> int:
        return self._n

    def get(self, text: str) -> int | None:
        """Give the number of a text; None where there is none."""
        at = self._find(*_hash(text))
        return self._values[at] if self._high[at] else None

    def set(self, text: str, value: int) -> None:
        """Remember a number for a text."""
        high, low = _hash(text)
        at = self._find(high, low)
        if not self._high[at]:
            self._n += 1
        self._high[at], self._low[at], self._values[at] = high, low, value
        if self._n > _FULLEST * len(self._high):
            self._grow()

    def _make(self, places: int) -> None:
        self._high = array("Q", bytes(8 * places))
        self._low = array("Q", bytes(8 * places))
        self._values = array("q", bytes(8 * places))

    def _find(self, high: int, low: int) -> int:
        """Find a text's place, or the free one where it would go."""
        last = len(self._high) - 1
        at = low & last
        while (there := self._high[at]) != _FREE and (there != high or self._low[at] != low):
            at = (at + 1) & last
        return at

    def _grow(self) -> None:
        before = zip(self._high, self._low, self._values, strict=True)
        self._make(len(self._high) * 2)
        for high, low, value in before:
            if high != _FREE:
                at = self._find(high, low)
                self._high[at], self._low[at], self._values[at] = high, low, value


def _hash(text: str) -> tuple[int, int]:
    whole = int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest(), "little")
    return (whole >> 64) or 1, whole & 0xFFFFFFFFFFFFFFFF
