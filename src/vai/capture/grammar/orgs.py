"""Companies: what stands behind "cty", "bên", "KH", "at", or is written with capitals and is nobody's name."""

from __future__ import annotations

from dataclasses import dataclass

from vai.capture.grammar import people
from vai.capture.grammar.date_words import DAYS, WEEKDAYS
from vai.capture.grammar.given import is_english_given, is_given, is_pair, is_syllable
from vai.capture.grammar.items import Item, Sort
from vai.capture.grammar.people import Person, bare
from vai.capture.grammar.scene import Scene
from vai.capture.grammar.tokens import Token
from vai.capture.grammar.vocabulary import HONORIFICS, INTRODUCERS, LEGAL_FORMS, TOPICS, WORDS

_LONGEST = 6
_BEHIND = frozenset(
    (
        "group",
        "corp",
        "jsc",
        "ltd",
        "co",
        "inc",
        "llc",
        "company",
        "holdings",
        "bank",
        "shop",
        "store",
        "media",
    )
)


@dataclass(frozen=True, slots=True)
class Org:
    """A company as told. `is_unsure` where it may be somebody's name, or its end is a guess."""

    name: str
    is_unsure: bool = False


def after_legal_form(scene: Scene, at: int) -> Item | None:
    """Read "Cty TNHH Ánh Dương": the name without its legal form, over the whole stretch."""
    prefix = LEGAL_FORMS.match(scene.tokens, at, scene.mode)
    if not prefix or prefix.value != "ORG":
        return None
    known = WORDS.match(scene.tokens, at, scene.mode)
    if known and known.size > prefix.size:
        # "quan tâm" is no shop ("quán").
        return None
    start = at + prefix.size
    while start < len(scene.tokens) and (form := LEGAL_FORMS.match(scene.tokens, start, scene.mode)):
        start += form.size
    size = _capital_run(scene, start, allow_known=True) if scene.mode.has_capitals else 0
    size = size or _small_run(scene, start) or _small_after_honorific(scene, start)
    if not size:
        return None
    return Item(
        Sort.ORG, scene.tokens[at].start, scene.tokens[start + size - 1].end, Org(_name(scene, start, size))
    )


def named(scene: Scene, at: int, *, has_person: bool) -> list[Item]:
    """Read a name written with capitals: a company, a person, or a person and a company side by side."""
    size = _capital_run(scene, at, allow_known=_introduced(scene, at) is not None)
    if not size:
        return []
    introduced = _introduced(scene, at)
    person = (
        None
        if introduced == "STRONG" or (has_person and introduced) or _follows_person(scene, at, has_person)
        else bare(scene, at, size)
    )
    if person is None:
        return _org(scene, at, size)
    told, taken = person
    items = [Item(Sort.PERSON, scene.tokens[at].start, scene.tokens[at + taken - 1].end, told)]
    return items + (_org(scene, at + taken, size - taken) if size > taken else [])


def uncapitalised(
    scene: Scene, at: int, *, follows_person: bool, has_who: bool, follows_verb: bool
) -> list[Item]:
    """Read a name written small: after an introducing word, after a person, or (unsure) after a verb."""
    introduced = _introduced(scene, at)
    token = scene.tokens[at]
    if follows_person and not is_syllable(token) and _is_unknown(scene, at) and len(token.text) > 1:
        return [_small(scene, at, 1, is_unsure=False)]
    if scene.mode.has_capitals:
        foreign = (
            introduced is not None
            and not is_syllable(token)
            and _is_unknown(scene, at)
            and len(token.text) > 2
        )
        return [_small(scene, at, 1, is_unsure=True)] if foreign and not has_who else []
    size = _small_run(scene, at)
    if not size:
        return []
    if introduced == "STRONG":
        return [_small(scene, at, size, is_unsure=False)]
    if is_given(token) and not has_who and size >= 2 and not is_syllable(scene.tokens[at + 1]):
        person = Item(Sort.PERSON, token.start, token.end, Person(token.text.title()))
        return [person, _small(scene, at + 1, 1, is_unsure=False)]
    if is_english_given(token) and not has_who:
        return [Item(Sort.PERSON, token.start, token.end, Person(token.text.title()))]
    if not is_syllable(token) and len(token.text) > 2 and (introduced or follows_verb or not has_who):
        return [_small(scene, at, 1, is_unsure=introduced is None and not follows_verb)]
    if (follows_verb or introduced) and not has_who:
        if size == 1 and is_given(token):
            return [Item(Sort.PERSON, token.start, token.end, Person(token.text.title(), is_unsure=True))]
        return [_small(scene, at, size, is_unsure=True)]
    return []


def _org(scene: Scene, at: int, size: int) -> list[Item]:
    is_unsure = (
        size == 2
        and _introduced(scene, at) is None
        and all(map(is_given, scene.tokens[at : at + 2]))
        and is_pair(*scene.tokens[at : at + 2])
        and scene.tokens[at - 1].low in ("gọi", "gặp", "nhắn")
    )
    start, end = scene.tokens[at].start, scene.tokens[at + size - 1].end
    return [Item(Sort.ORG, start, end, Org(_name(scene, at, size), is_unsure))]


def _capital_run(scene: Scene, at: int, *, allow_known: bool = False) -> int:
    """Count the words of a name written with capitals from a token on."""
    if not scene.is_name_like(at) and not _is_number_name(scene, at):
        return 0
    if _is_known(scene, at, first=True) and not (
        allow_known and scene.is_name_like(at + 1) and not scene.tokens[at].has_accents
    ):
        return 0
    size = 1
    while size < _LONGEST and (after := at + size) < len(scene.tokens):
        token, before = scene.tokens[after], scene.tokens[after - 1]
        gap = scene.line.text[before.end : token.start]
        if (
            token.text in ("&", "-", "'", "+")
            and scene.is_name_like(after + 1)
            and len(gap) <= (token.text in "&+")
        ):
            size += 2
            continue
        if gap not in ("", " ") or before.text in (",", ";"):
            break
        if scene.is_english and token.low in WEEKDAYS and not scene.is_name_like(after + 1):
            break
        if scene.is_name_like(after) and not _is_known(scene, after, first=False):
            if token.low in HONORIFICS and scene.is_name_like(after + 1) and not is_pair(before, token):
                break
            size += 1
        elif token.text.isdigit() and len(token.text) <= 3 and _number_belongs(scene, after):
            size += 1
        else:
            break
    return 0 if size == 1 and len(scene.tokens[at].text) < 2 else size


def _number_belongs(scene: Scene, at: int) -> bool:
    """Whether a number behind a name is part of it ("May 10"): nothing behind it counts with it."""
    following = scene.tokens[at + 1] if at + 1 < len(scene.tokens) else None
    before = scene.tokens[at - 1]
    if before.low not in _NUMBERED:
        return False
    return following is None or not following.text[0].isdigit()


_NUMBERED = frozenset(
    (
        "may",
        "nhà",
        "x",
        "số",
        "công",
        "garco",
        "z",
        "xí",
        "viglacera",
        "sông",
        "cienco",
        "vinaconex",
        "hud",
        "pv",
        "studio",
        "club",
        "cinema",
        "lilama",
    )
)


def _is_number_name(scene: Scene, at: int) -> bool:
    token = scene.tokens[at] if at < len(scene.tokens) else None
    return (
        token is not None
        and scene.mode.has_capitals
        and token.text[0].isdigit()
        and token.text[1:].isalpha()
        and token.text[1:].isupper()
        and len(token.text) == 2
        and token.low not in ("2b", "3k", "2k", "1k", "5k", "4g", "5g")
    )


def _is_known(scene: Scene, at: int, *, first: bool) -> bool:
    token = scene.tokens[at]
    if token.low in TOPICS:
        return True
    known = WORDS.match(scene.tokens, at, scene.mode)
    if known is None:
        return False
    if known.size > 1 or token.is_caps or known.value.startswith("CUSTOMER"):
        return True
    if known.was_folded and is_given(token) and (at > 0 or not _is_honorific(scene, at + 1)):
        return False
    if is_given(token) and at > 0 and not token.has_accents and known.value not in ("VERBLET", "CC"):
        return False
    if (
        at == 0
        and is_given(token)
        and known.value.startswith("DOC")
        and scene.is_name_like(1)
        and not _is_honorific(scene, 1)
    ):
        return False
    if token.low in _NAMEABLE and at > 0:
        return False
    return first or known.was_folded or token.has_accents


def _is_honorific(scene: Scene, at: int) -> bool:
    return at < len(scene.tokens) and (scene.tokens[at].low in HONORIFICS or people.is_honorific(scene, at))


_NAMEABLE = frozenset(("grab", "hoa", "link", "win", "order", "plan", "sample", "file"))


def _small_run(scene: Scene, at: int) -> int:
    size = 0
    while (
        size < 4
        and at + size < len(scene.tokens)
        and (_is_unknown(scene, at + size) or (size and _is_mai(scene, at + size)))
    ):
        if size and scene.line.text[scene.tokens[at + size - 1].end : scene.tokens[at + size].start] != " ":
            break
        size += 1
    return size


def _is_mai(scene: Scene, at: int) -> bool:
    """Whether "mai" ends a name typed small ("sao mai"): no verb follows."""
    if scene.tokens[at].low == "mai" and is_pair(*scene.tokens[at - 1 : at + 1]):
        return True
    return scene.tokens[at].low == "mai" and (
        at + 1 == len(scene.tokens) or WORDS.match(scene.tokens, at + 1, scene.mode) is None
    )


def _small_after_honorific(scene: Scene, at: int) -> int:
    """Count the words of "anh duong" behind "cty": the first is part of the name there."""
    if scene.mode.has_capitals or not _is_honorific(scene, at):
        return 0
    return 2 if at + 1 < len(scene.tokens) and _is_unknown(scene, at + 1) else 0


def _is_unknown(scene: Scene, at: int) -> bool:
    token = scene.tokens[at]
    is_known = (
        LEGAL_FORMS.match(scene.tokens, at, scene.mode)
        or WORDS.match(scene.tokens, at, scene.mode)
        or DAYS.match(scene.tokens, at, scene.mode)
    )
    return token.text.isalpha() and is_known is None and token.low not in TOPICS


def _introduced(scene: Scene, at: int) -> str | None:
    for size in (3, 2, 1):
        if at >= size:
            match = INTRODUCERS.match(scene.tokens[at - size : at], 0, scene.mode)
            if match and match.size == size:
                return match.value
    return None


def _follows_person(scene: Scene, at: int, has_person: bool) -> bool:
    return (
        has_person
        and at > 0
        and scene.tokens[at - 1].end + 1 == scene.tokens[at].start
        and scene.is_name_like(at - 1)
    )


def _small(scene: Scene, at: int, size: int, *, is_unsure: bool) -> Item:
    start, end = scene.tokens[at].start, scene.tokens[at + size - 1].end
    return Item(Sort.ORG, start, end, Org(_name(scene, at, size), is_unsure))


def _name(scene: Scene, at: int, size: int) -> str:
    tokens: tuple[Token, ...] = scene.tokens[at : at + size]
    return scene.line.text[tokens[0].start : tokens[-1].end]
