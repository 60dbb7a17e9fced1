"""Reading what somebody types into search: words in any order and part, and runs of digits of a phone or a tax code.

What is found stands in the table `search_entry`, which triggers of each room keep (sql/search.sql).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from vai.core.text import digits, fold

# The same signs part words in SQL: vai.search_words.
_BETWEEN_WORDS: Final = re.compile("[\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f\u00a0\u2000-\u206f\u3000]+")
_NUMBER: Final = re.compile(r"[\s+().\-/]*\d[\d\s+().\-/]*")
SHORTEST_RUN: Final = 4
_MOST_WORDS: Final = 8
_LONGEST: Final = 100


@dataclass(frozen=True)
class Needle:
    """What is looked for: beginnings of words, runs of digits, and the whole as a name might begin."""

    words: tuple[str, ...]
    runs: tuple[str, ...]
    beginning: str

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not self.words and not self.runs


def needle(text: str) -> Needle:
    """Read a search text. Digits that stand for one number are joined: 0912 345 678, (028) 38-22."""
    folded = fold(text.replace("\x00", " ")[:_LONGEST]).strip()
    if _NUMBER.fullmatch(folded) and len(digits(folded)) >= SHORTEST_RUN:
        return Needle((), (_as_kept(digits(folded)),), "")
    parts = [part for part in _BETWEEN_WORDS.split(folded) if part][:_MOST_WORDS]
    runs = tuple(part for part in parts if part.isdigit() and len(part) >= SHORTEST_RUN)
    words = tuple(part for part in parts if part not in runs)
    return Needle(words, runs, " ".join(parts) if words else "")


def _as_kept(number: str) -> str:
    """Drop the international 00 before a country code; numbers are kept with and without the code."""
    return number[2:] if number.startswith("00") and len(number) > 2 + SHORTEST_RUN else number
