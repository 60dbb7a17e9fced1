"""The line in the forms in which it is read: composed, lowered, folded, and cut into words; offsets lead back."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from vai.core.text import fold

_WORD = re.compile(r"[^\W_]+(?:[&'’][^\W_]+)*|[^\w\s]|_")
# The tone of hoá, hoè and huý stands on either vowel; it is moved to the first, in texts and in word lists alike.
_OLD_STYLE = {
    base[0] + base[1][i]: marked + base[1][0]
    for base, marks in ((("o", "aàáảãạ"), "òóỏõọ"), (("o", "eèéẻẽẹ"), "òóỏõọ"), (("u", "yỳýỷỹỵ"), "ùúủũụ"))
    for i, marked in enumerate(marks, start=1)
}
_OLD_STYLE_RE = re.compile("|".join(_OLD_STYLE))


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark, with its place in the composed line."""

    start: int
    end: int
    text: str
    low: str
    plain: str

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a number rather than a mark."""
        return self.text[0].isalnum()

    @property
    def is_title(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_caps(self) -> bool:
        """Whether it is written in capitals throughout (two or more of them)."""
        return len(self.text) > 1 and self.text.isupper()

    @property
    def has_accents(self) -> bool:
        """Whether it was typed with accents."""
        return self.low != self.plain


@dataclass(frozen=True, slots=True)
class Line:
    """The line as it is read. `text`, `low` and `plain` are of one length; `origin` maps their offsets to the original."""

    original: str
    text: str
    low: str
    plain: str
    origin: tuple[int, ...]
    tokens: tuple[Token, ...]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Give the place in the original text of a stretch of the composed one."""
        return self.origin[start], self.origin[end]


def line(original: str) -> Line:
    """Compose, lower, fold and cut a line."""
    text, origin = _compose(original)
    low = _OLD_STYLE_RE.sub(lambda found: _OLD_STYLE[found[0]], "".join(map(_lower, text)))
    plain = "".join(map(_plain, low))
    tokens = tuple(
        Token(m.start(), m.end(), m[0], low[m.start() : m.end()], plain[m.start() : m.end()])
        for m in _WORD.finditer(text)
    )
    return Line(original, text, low, plain, origin, tokens)


def spell(phrase: str) -> str:
    """Bring a phrase of a word list into the form in which lines are compared."""
    return line(phrase).low


def _compose(original: str) -> tuple[str, tuple[int, ...]]:
    """Compose to NFC cluster by cluster, noting where each composed character began."""
    pieces: list[str] = []
    origin: list[int] = []
    start = 0
    while start < len(original):
        end = start + 1
        while end < len(original) and _continues(original[end]):
            end += 1
        composed = unicodedata.normalize("NFC", original[start:end])
        pieces.append(composed)
        origin.extend([start] * len(composed))
        start = end
    return "".join(pieces), (*origin, len(original))


@lru_cache(maxsize=4096)
def _continues(char: str) -> bool:
    # Marks, and the Hangul vowels and finals that join the syllable before them.
    return unicodedata.category(char) in ("Mn", "Mc") or "\u1160" <= char <= "\u11ff"


@lru_cache(maxsize=4096)
def _lower(char: str) -> str:
    lowered = char.lower()
    return lowered if len(lowered) == 1 else char


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    folded = fold(char)
    return folded if len(folded) == 1 else char
