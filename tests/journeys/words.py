"""English that is left in a Vietnamese page: texts that are, word for word, what a catalogue translates otherwise."""

from __future__ import annotations

import re
from functools import cache

from vai.config import catalogues

_GAP = re.compile(r"%\(\w+\)[-#0 +.\d]*[a-zA-Z]|\{\w*\}")
_LETTERS = re.compile(r"[A-Za-z]{3,}")


@cache
def english() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Return the plain texts of the catalogues that read otherwise in Vietnamese, and patterns of those with gaps."""
    pairs = []
    for room in catalogues.rooms():
        for message in catalogues.read(room):
            ids = message.id if isinstance(message.id, tuple) else (message.id,)
            strings = message.string if isinstance(message.string, tuple) else (message.string,)
            pairs += [(text, strings[0]) for text in ids if text]
    vietnamese = {said for _text, said in pairs}
    texts = {text for text, said in pairs if said and text != said and text not in vietnamese}
    plain = frozenset(" ".join(text.split()) for text in texts if not _GAP.search(text))
    gapped = sorted(text for text in texts if _GAP.search(text) and _says_enough(text))
    return plain, tuple(re.compile(_pattern(" ".join(text.split()))) for text in gapped)


def left_in(texts: list[str]) -> list[str]:
    """Return those texts that are English though the catalogue has them in Vietnamese."""
    plain, patterns = english()
    return [
        text
        for text in texts
        if _LETTERS.search(text) and (text in plain or any(pattern.fullmatch(text) for pattern in patterns))
    ]


def _says_enough(text: str) -> bool:
    return len(_LETTERS.findall(_GAP.sub(" ", text))) >= 2


def _pattern(text: str) -> str:
    return ".+?".join(re.escape(part) for part in _GAP.split(text))
