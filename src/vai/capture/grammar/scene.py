"""What a segment is read against: the day, the calendar, what is known, and how the writer types."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

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


def mode_of(line: Line, end: int) -> Mode:
    """Tell from the line up to a place how its writer types."""
    head = line.text[:end]
    letters = [char for char in head if char.isalpha()]
    return Mode(
        is_plain=line.low[:end] == line.plain[:end],
        has_capitals=any(char.isupper() for char in letters)
        and any(char.islower() for char in letters)
        and not _shouts(line, end),
    )


def is_english(tokens: tuple[Token, ...]) -> bool:
    """Tell whether a segment has an English function word or verb and no Vietnamese accent."""
    return any(token.low in ENGLISH for token in tokens)


def _shouts(line: Line, end: int) -> bool:
    """Whether the line is written in capitals but for a letter or a unit here and there."""
    words = [
        token for token in line.tokens if token.end <= end and token.text.isalpha() and len(token.text) > 1
    ]
    return len(words) >= 4 and sum(token.text.isupper() for token in words) * 10 >= len(words) * 8
