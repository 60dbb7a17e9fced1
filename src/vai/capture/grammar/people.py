"""People: a form of address and a name ("chị Mai", "a Sơn", "Mr. John"), or a name that stands alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from vai.capture.grammar.date_words import DAYS
from vai.capture.grammar.given import is_english_given, is_family, is_given, is_middle, is_pair, is_syllable
from vai.capture.grammar.items import Item, Sort
from vai.capture.grammar.scene import Scene
from vai.capture.grammar.tokens import Token
from vai.capture.grammar.vocabulary import HONORIFICS, TITLES, WORDS
from vai.core.text import fold

_FOLDED = {fold(word): code for word, code in reversed(HONORIFICS.items()) if word != "dì"}
_CARELESS = frozenset(("chi", "ong", "chu", "bac", "sep"))
_WESTERN = frozenset(("mr", "ms", "mrs", "dr", "prof"))
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class Person:
    """A person as told. `is_unsure` where the end of the name is a guess."""

    name: str
    honorific: str | None = None
    title: str | None = None
    is_unsure: bool = False


def read(scene: Scene, at: int) -> Item | None:
    """Read a form of address with a name that begins at a token."""
    code = _code(scene, at)
    if code is None:
        return None
    if scene.mode.is_plain and (day := DAYS.match(scene.tokens, at, scene.mode)) and day.size > 1:
        return None
    start = at + 1
    if start < len(scene.tokens) and scene.tokens[start].text == ".":
        start += 1
    title = TITLES.match(scene.tokens, start, scene.mode)
    if title and start + title.size < len(scene.tokens) and _can_be_name(scene, at, start + title.size):
        name_at = start + title.size
    else:
        name_at, title = start, None
    if not _can_be_name(scene, at, name_at):
        return None
    size, is_unsure = _extent(scene, name_at, code in _WESTERN)
    end = name_at + size
    words = scene.tokens[name_at:end]
    behind = TITLES.match(scene.tokens, end, scene.mode)
    told = _text(scene, start, start + title.size) if title else None
    if behind and not title and not scene.is_name_like(end):
        told, end = _text(scene, end, end + behind.size), end + behind.size
    person = Person(_shown(scene, words), code, told, is_unsure)
    return Item(Sort.PERSON, scene.tokens[at].start, scene.tokens[end - 1].end, person)


def bare(scene: Scene, at: int, size: int) -> tuple[Person, int] | None:
    """Read a run of names without a form of address as a person, if its beginning is one: the person and the words."""
    run = scene.tokens[at : at + size]
    first = run[0]
    if first.is_caps:
        return None
    if is_english_given(first) and not is_given(first):
        takes = 2 if size == 2 and not run[1].is_caps and _follows(scene, at + 2, ("at", "from", "of")) else 1
        return Person(_shown(scene, run[:takes])), takes
    syllables = _leading(
        run,
        lambda token: (
            not token.is_caps
            and is_syllable(token)
            and (is_given(token) or is_family(token) or is_middle(token))
        ),
    )
    if syllables >= 3 and is_family(first) and syllables <= _LONGEST:
        return Person(_shown(scene, run[:syllables])), syllables
    if size == 3 and is_family(first) and is_middle(run[1]) and len(run[2].text) == 1:
        return Person(_shown(scene, run)), 3
    if not is_given(first) or not is_syllable(first):
        return None
    if size == 1:
        return Person(_shown(scene, run)), 1
    if size >= 3 and is_pair(run[0], run[1]) and (run[2].is_caps or not is_syllable(run[2])):
        return Person(_shown(scene, run[:2])), 2
    if run[1].is_caps and not is_given(run[1]):
        return Person(_shown(scene, run[:1])), 1
    return None


def is_honorific(scene: Scene, at: int) -> bool:
    """Whether a form of address stands at a token."""
    return _code(scene, at) is not None


def _code(scene: Scene, at: int) -> str | None:
    token = scene.tokens[at]
    code = HONORIFICS.get(token.low)
    if code:
        return code
    if scene.mode.is_plain or (token.plain in _CARELESS and scene.is_name_like(at + 1)):
        return _FOLDED.get(token.plain) if not token.has_accents else None
    return None


def _can_be_name(scene: Scene, honorific_at: int, at: int) -> bool:
    if at >= len(scene.tokens) or not scene.tokens[at].text.isalpha():
        return False
    token, honorific = scene.tokens[at], scene.tokens[honorific_at]
    is_single = len(honorific.text) == 1
    if scene.mode.has_capitals and token.is_title:
        if token.low in HONORIFICS and not is_given(token):
            return False
        return not token.is_caps or (is_given(token) and is_syllable(token))
    known = WORDS.match(scene.tokens, at, scene.mode)
    if known and (known.size > 1 or scene.mode.has_capitals):
        return False
    if is_single or known or honorific.plain in ("co", "ba", "em", "chu", "di") or scene.mode.has_capitals:
        return (is_given(token) and not (known and known.value in _VERBS_NOT_NAMES)) or (
            is_english_given(token) and not known
        )
    return (
        len(token.text) > 1
        and token.low not in HONORIFICS
        and token.low not in ("ấy", "ta", "này", "kia", "nào", "day", "nay")
    )


# Given names by the lists, but after a form of address much rather verbs when typed small.
_VERBS_NOT_NAMES = frozenset(
    (
        "agreed",
        "accepted",
        "NOT",
        "send",
        "call",
        "meeting",
        "promise",
        "appoint",
        "FUTURE",
        "PAST",
        "WANT",
        "VERBLET",
        "lost",
        "pay",
    )
)


def _follows(scene: Scene, at: int, words: tuple[str, ...]) -> bool:
    return at < len(scene.tokens) and scene.tokens[at].low in words


def _extent(scene: Scene, at: int, is_western: bool) -> tuple[int, bool]:
    """Count the words of the name that begins at a token, and tell whether its end is a guess."""
    run = _run(scene, at)
    if is_western and not is_syllable(run[0]):
        if len(run) == 1 or run[1].is_caps:
            return 1, False
        takes = 1 if is_english_given(run[0]) and is_syllable(run[1]) else 2
        return takes, takes == 2 and not _follows(
            scene, at + 2, ("at", "from", "of", "bên", "ở")
        ) and not is_english_given(run[0])
    names = _leading(run, lambda token: is_given(token) or is_family(token) or is_middle(token))
    if names >= 2 and is_family(run[0]):
        if names >= 3 and is_middle(run[1]):
            return min(names, _LONGEST), False
        if is_given(run[0]) and names >= 3:
            return (2, True) if is_pair(run[0], run[1]) and names != 3 else (1, True)
        return min(names, 3), False
    if names == len(run) == 2 and is_syllable(run[1]) and is_given(run[1]):
        return 2, False
    if names >= 2 and is_pair(run[0], run[1]):
        is_two = len(run) < 3 or not is_syllable(run[2])
        return (2 if is_two else 1), not is_two
    return 1, False


def _run(scene: Scene, at: int) -> list[Token]:
    """List the words from a token on that may belong to one name."""
    run = [scene.tokens[at]]
    while (after := at + len(run)) < len(scene.tokens) and len(run) < _LONGEST + 1:
        token = scene.tokens[after]
        if not token.text.isalpha() or token.start != run[-1].end + 1 or scene.line.text[run[-1].end] != " ":
            break
        if scene.mode.has_capitals:
            if not token.is_title or (token.is_caps and not run[0].is_caps):
                break
        elif WORDS.match(scene.tokens, after, scene.mode) or (
            token.low in HONORIFICS and not is_pair(run[-1], token)
        ):
            break
        run.append(token)
    return run


def _leading(run: Sequence[Token], test: Callable[[Token], bool]) -> int:
    return next((index for index, token in enumerate(run) if not test(token)), len(run))


def _shown(scene: Scene, words: tuple[Token, ...]) -> str:
    text = " ".join(token.text for token in words)
    return text if scene.mode.has_capitals and words[0].is_title and not words[0].is_caps else text.title()


def _text(scene: Scene, start: int, end: int) -> str:
    return scene.line.text[scene.tokens[start].start : scene.tokens[end - 1].end]
