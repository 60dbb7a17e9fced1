"""Lists of phrases, matched longest first, by their accents where the writer uses them and without where not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from vai.capture.grammar.tokens import Token, line

T = TypeVar("T")
_LONGEST = 7


@dataclass(frozen=True, slots=True)
class Mode:
    """What the line so far tells about how its writer types.

    `is_plain`: no accents at all. `has_capitals`: capitals mark names (the line has both small and capital letters).
    """

    is_plain: bool
    has_capitals: bool


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """A phrase found: its value, how many tokens it takes, and whether accents were disregarded."""

    value: T
    size: int
    was_folded: bool


class Phrases(Generic[T]):
    """A list of phrases with a value each."""

    def __init__(self, rows: Mapping[str, T]) -> None:
        self._exact: dict[str, T] = {}
        self._folded: dict[str, T] = {}
        for phrase, value in rows.items():
            spelt = line(phrase)
            words = [token.low for token in spelt.tokens]
            self._exact.setdefault(" ".join(words), value)
            self._folded.setdefault(" ".join(token.plain for token in spelt.tokens), value)
        self._longest = min(_LONGEST, max((len(key.split()) for key in self._exact), default=0))

    def match(self, tokens: Sequence[Token], at: int, mode: Mode) -> Match[T] | None:
        """Find the longest phrase that begins at a token; of equal length the one with the right accents."""
        for size in range(min(self._longest, len(tokens) - at), 0, -1):
            run = tokens[at : at + size]
            exact = self._exact.get(" ".join(token.low for token in run))
            if exact is not None:
                return Match(exact, size, was_folded=False)
            if mode.is_plain or _was_typed_carelessly(run, mode):
                folded = self._folded.get(" ".join(token.plain for token in run))
                if folded is not None:
                    return Match(folded, size, was_folded=True)
        return None


def listed(text: str) -> dict[str, str]:
    """Read a word list: "code: phrase | phrase" a line; of a phrase told twice the later line counts."""
    return dict(_pairs(text.strip().splitlines()))


def _pairs(lines: Iterable[str]) -> Iterable[tuple[str, str]]:
    for row in lines:
        code, _, phrases = row.rpartition(":")
        for phrase in phrases.split("|"):
            if phrase.strip():
                yield phrase.strip(), code.strip()


def _was_typed_carelessly(run: Sequence[Token], mode: Mode) -> bool:
    """Whether a phrase in an accented line lacks its accents and cannot well be another word or a name."""
    if any(token.has_accents for token in run) or (
        mode.has_capitals and any(token.is_title for token in run)
    ):
        return False
    return len(run) > 1 or (len(run[0].text) >= 4 and run[0].plain not in _OTHER_WORDS)


# Unaccented words of their own that an accented phrase folds to.
_OTHER_WORDS = frozenset(
    [
        "tuan",
        "thang",
        "chua",
        "lien",
        "tien",
        "hang",
        "sang",
        "dang",
        "cuoi",
        "dien",
        "nhan",
        "giao",
        "hoan",
        "thanh",
        "cung",
    ]
)
