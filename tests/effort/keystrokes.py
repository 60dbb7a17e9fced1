"""The keystroke-level model of Card, Moran and Newell: what an act costs, and how many keys a text is in Telex.

A person begins with a hand on the mouse. Before an act they think (M), unless the act was part of the thought before: what is
typed into the field that was just opened, the Enter that ends a text, the same key again, the second key of a chord.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

# Seconds: a key at 40 words a minute, pointing, a hand between mouse and keys, thinking, a click.
KEY, POINT, HOME, MIND, CLICK = 0.28, 1.10, 0.40, 1.35, 0.20
# A finger that has to rest before it lifts a card.
HOLD = 0.20

_SHIFTED = frozenset('~!@#$%^&*()_+{}|:"<>?“”')
# A key each: grave, acute, circumflex (the letter again), tilde, breve, hook, horn (w), dot below.
_MARKS = frozenset("\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323")
_HORN = "\u031b"
_ENDS = frozenset({"Enter", "Tab"})
_CHORDS = frozenset({"g"})


def telex(text: str) -> int:
    """Count the keys of a Vietnamese text typed in Telex; a capital and a shifted sign take Shift as well."""
    letters = unicodedata.normalize("NFD", text)
    # uow is ươ: one w for both.
    pairs = _bare(unicodedata.normalize("NFC", text)).count("ươ")
    return sum(_keys_of(letter) for letter in letters) - pairs


def accent_free(text: str) -> int:
    """Count the keys of the same text without its accents."""
    return telex(plain(text))


def plain(text: str) -> str:
    """Take the accents from a text, as somebody types who is in a hurry."""
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if letter not in _MARKS)


def _bare(text: str) -> str:
    """Take the tones from a text, in small letters, and leave its vowels."""
    tones = _MARKS - {_HORN, "\u0302", "\u0306"}
    letters = unicodedata.normalize("NFD", text.lower())
    return unicodedata.normalize("NFC", "".join(letter for letter in letters if letter not in tones))


def _keys_of(letter: str) -> int:
    if letter in _MARKS:
        return 1
    if letter in "đĐ":
        return 2 + letter.isupper()
    return 1 + (letter.isupper() or letter in _SHIFTED)


@dataclass
class Tally:
    """What was done so far. `has_mouse`: hands travel between mouse and keys; on a phone all is one glass."""

    has_mouse: bool = True
    pages: int = 0
    clicks: int = 0
    keys: int = 0
    saved_keys: int = 0
    seconds: float = 0.0
    acts: list[str] = field(default_factory=list)
    _is_on_keys: bool = False
    _last: str = ""

    @property
    def quick_seconds(self) -> float:
        """The seconds of somebody who leaves the accents out."""
        return self.seconds - self.saved_keys * KEY

    def press(self, key: str) -> None:
        """Count a key that was pressed for what it does."""
        last = self._last.removeprefix("key:")
        # An Enter after an Enter says yes to something new.
        is_anticipated = key in _ENDS and last != key and self._last.startswith(("text", "key:"))
        is_again, is_second = last == key and key not in _ENDS, last in _CHORDS
        self._begin("key:" + key, on_keys=True, thinks=not (is_anticipated or is_again or is_second))
        self._strike(_keys_of(key) if len(key) == 1 else len(key.split("+")))
        self.acts.append(f"`{key}`")

    def write(self, text: str) -> None:
        """Count a text. It is part of the thought that opened its field."""
        self._begin("text", on_keys=True, thinks=not self._last.startswith(("key:", "click")))
        self._strike(telex(text))
        self.saved_keys += telex(text) - accent_free(text)
        self.acts.append(f"“{text}”")

    def point(self, what: str, *, clicks: int = 1) -> None:
        """Count pointing at something and clicking it, or a tap."""
        self._begin("click", on_keys=False, thinks=True)
        self._gesture(POINT + clicks * CLICK)
        self.acts.append(what)

    def pick(self, what: str) -> None:
        """Count opening a list of choices and pointing at one: one thought, two clicks."""
        self.point(what)
        self._gesture(POINT + CLICK)

    def carry(self, what: str) -> None:
        """Count a drag: point, press, carry, let go; a finger rests first."""
        self._begin("drag", on_keys=False, thinks=True)
        self._gesture(POINT + CLICK + POINT + (0 if self.has_mouse else HOLD))
        self.acts.append(what)

    def scroll(self, times: int) -> None:
        """Count reaching for what is out of sight: a turn of the wheel or a swipe for each screen."""
        for _ in range(times):
            self._begin("scroll", on_keys=False, thinks=False)
            self._gesture(POINT)
            self.acts.append("scroll")

    def _begin(self, what: str, *, on_keys: bool, thinks: bool) -> None:
        if thinks:
            self.seconds += MIND
        if self.has_mouse and on_keys != self._is_on_keys:
            self.seconds += HOME
        self._is_on_keys, self._last = on_keys, what

    def _strike(self, keys: int) -> None:
        self.keys += keys
        self.seconds += keys * KEY

    def _gesture(self, seconds: float) -> None:
        self.clicks += 1
        self.seconds += seconds
