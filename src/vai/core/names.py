"""People's names: one full name, the given name known for addressing, and the form of address a person chose.

The order of a name follows the language it is told, and the form of address is what a colleague chose: neither is
guessed, least of all from gender.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from vai.core.text import fold, squeeze


@dataclass(frozen=True, slots=True)
class Honorific:
    """A form of address: its stable code and its words. An empty word means that the language uses the bare name."""

    code: str
    vi: str
    en: str


HONORIFICS: Final[dict[str, Honorific]] = {
    honorific.code: honorific
    for honorific in (
        Honorific("anh", "anh", "Mr"),
        Honorific("chi", "chị", "Ms"),
        Honorific("em", "em", ""),
        Honorific("co", "cô", "Ms"),
        Honorific("chu", "chú", "Mr"),
        Honorific("bac", "bác", ""),
        Honorific("ong", "ông", "Mr"),
        Honorific("ba", "bà", "Ms"),
        Honorific("thay", "thầy", "Mr"),
        Honorific("mr", "Mr", "Mr"),
        Honorific("ms", "Ms", "Ms"),
        Honorific("mrs", "Mrs", "Mrs"),
        Honorific("mx", "", "Mx"),
        Honorific("dr", "TS", "Dr"),
        Honorific("prof", "GS", "Prof."),
    )
}
_SPOKEN = {
    "a": "anh",
    "c": "chi",
    "e": "em",
    "miss": "ms",
    "mister": "mr",
    "madam": "ms",
    "bs": "dr",
    "ts": "dr",
    "doctor": "dr",
    "professor": "prof",
    "gs": "prof",
}


def given_name(full_name: str, language: str = "vi") -> str:
    """Give the name a person is called by: the last word in Vietnamese, the first in English."""
    words = squeeze(full_name).split()
    return (words[-1] if language == "vi" else words[0]) if words else ""


def family_name(full_name: str, language: str = "vi") -> str:
    """Give the family name: the first word in Vietnamese, the last in English; none of a single word."""
    words = squeeze(full_name).split()
    if len(words) < 2:
        return ""
    return words[0] if language == "vi" else words[-1]


def sort_key(full_name: str, language: str = "vi") -> str:
    """Make the key by which names stand in a list: given name, then family name, then the rest, folded.

    English names stand by family name, then by the rest.
    """
    words = fold(squeeze(full_name)).split()
    if len(words) < 2:
        return " ".join(words)
    first, *middle, last = words
    return " ".join([last, first, *middle])


def initials(full_name: str) -> str:
    """Give one or two capital letters for an avatar: of the first word and the last."""
    words = [word for word in squeeze(full_name).split() if word[0].isalnum()]
    ends = words if len(words) < 2 else [words[0], words[-1]]
    return "".join(word[0] for word in ends).upper()


def honorific_code(text: str) -> str | None:
    """Read a form of address as people write it ("Chị", "c.", "Ms."); None when it is not one."""
    word = fold(squeeze(text)).rstrip(".")
    code = _SPOKEN.get(word, word)
    return code if code in HONORIFICS else None


def address_as(honorific: str, full_name: str, language: str, *, name_language: str = "vi") -> str:
    """Address a person in a language: "chị Hồng", "Ms Hồng", "Mr Smith".

    Without a form of address it is the given name. A Western name takes its family name after a Western title.
    """
    called = given_name(full_name, name_language)
    chosen = HONORIFICS.get(honorific)
    word = (chosen.vi if language == "vi" else chosen.en) if chosen else ""
    if not word:
        return called
    if name_language != "vi" and word[0].isupper():
        called = family_name(full_name, name_language) or called
    return f"{word} {called}".strip()
