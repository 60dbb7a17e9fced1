"""What a segment is read against: the day, the calendar, what is known, and how the writer types."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, time
from itertools import accumulate

from vai.capture.grammar.date_words import ENGLISH
from vai.capture.grammar.lexicon import Lexicon
from vai.capture.grammar.phrases import Mode
from vai.capture.grammar.tokens import Line, Token
from vai.core.clock import Calendar


@dataclass(frozen=True, slots=True)
class Scene:
    """The surroundings of a segment; they depend on what stands before it, never on what follows."""

    line: Line
    tokens: tuple[Token, ...]
    today: date
    now: time | None
    calendar: Calendar
    lexicon: Lexicon
    mode: Mode
    is_english: bool

    def is_name_like(self, at: int) -> bool:
        """Whether a token is written as a name: with a capital letter, where capitals tell."""
        return 0 <= at < len(self.tokens) and self.mode.has_capitals and self.tokens[at].is_title


class Typing:
    """How the writer types, told from the line up to any place without reading it again."""

    def __init__(self, line: Line) -> None:
        self._accent = next(
            (at for at, (low, plain) in enumerate(zip(line.low, line.plain, strict=True)) if low != plain),
            len(line.text),
        )
        self._upper = next((at for at, char in enumerate(line.text) if char.isupper()), len(line.text))
        self._lower = next((at for at, char in enumerate(line.text) if char.islower()), len(line.text))
        words = [token for token in line.tokens if token.text.isalpha() and len(token.text) > 1]
        self._ends = [token.end for token in words]
        self._shouted = list(accumulate((token.text.isupper() for token in words), initial=0))

    def until(self, end: int) -> Mode:
        """Tell how the writer typed up to a place."""
        has_both = self._upper < end and self._lower < end
        return Mode(is_plain=end <= self._accent, has_capitals=has_both and not self._shouts(end))

    def _shouts(self, end: int) -> bool:
        """Whether all is written in capitals but for a letter or a unit here and there."""
        count = bisect_right(self._ends, end)
        return count >= 4 and self._shouted[count] * 10 >= count * 8


def is_english(tokens: tuple[Token, ...]) -> bool:
    """Tell whether a segment has an English function word or verb and no Vietnamese accent."""
    return any(token.low in ENGLISH for token in tokens)
