"""Which words can be people's names: Vietnamese ones from the reference lists, and common English first names."""

from __future__ import annotations

import re
from functools import cache

from vai.capture.grammar.tokens import Token, spell
from vai.core import reference
from vai.core.text import fold

_SYLLABLE = re.compile(
    r"(?:ngh?|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?"
)
_MORE_GIVEN = "Mai Tư Ba Bảy Năm Sáu Tám Chín Mười Hai Út Vy Thảo Yến Thư Hùng Dũng Tuấn Sơn Phong Lan Hương Hà Ngọc Linh Khoa Nam Tí Tèo Bình"
_MIDDLE = frozenset(
    [
        "văn",
        "thị",
        "đức",
        "hữu",
        "quốc",
        "công",
        "đình",
        "xuân",
        "ngọc",
        "thanh",
        "minh",
        "hoàng",
        "thu",
        "kim",
        "bá",
        "duy",
        "gia",
        "quang",
        "trọng",
    ]
)
_ENGLISH = frozenset(
    [
        "john",
        "james",
        "robert",
        "michael",
        "david",
        "william",
        "richard",
        "joseph",
        "thomas",
        "charles",
        "daniel",
        "matthew",
        "mark",
        "paul",
        "steven",
        "andrew",
        "kevin",
        "brian",
        "george",
        "peter",
        "frank",
        "scott",
        "eric",
        "stephen",
        "jack",
        "alex",
        "adam",
        "henry",
        "tom",
        "bob",
        "jim",
        "mike",
        "steve",
        "dave",
        "chris",
        "nick",
        "ben",
        "sam",
        "joe",
        "tim",
        "tony",
        "jason",
        "ryan",
        "simon",
        "mary",
        "patricia",
        "jennifer",
        "linda",
        "elizabeth",
        "barbara",
        "susan",
        "jessica",
        "sarah",
        "karen",
        "lisa",
        "nancy",
        "betty",
        "sandra",
        "ashley",
        "emily",
        "kim",
        "donna",
        "michelle",
        "carol",
        "amanda",
        "melissa",
        "laura",
        "anna",
        "emma",
        "olivia",
        "sophia",
        "julia",
        "kate",
        "jane",
        "alice",
        "helen",
        "rachel",
        "maria",
        "grace",
        "amy",
        "angela",
        "diana",
        "victoria",
        "lucy",
        "peter",
        "jenny",
        "tommy",
        "kelly",
        "jacky",
        "vincent",
        "leo",
        "ken",
        "alan",
        "martin",
        "philip",
        "oliver",
        "lucas",
        "harry",
        "hannah",
        "claire",
        "sophie",
        "rosie",
        "daisy",
        "tina",
    ]
)


def is_syllable(token: Token) -> bool:
    """Whether a word is shaped like one Vietnamese syllable."""
    return bool(_SYLLABLE.fullmatch(token.plain))


def is_given(token: Token) -> bool:
    """Whether a word is a given name."""
    return token.low in _given() or (not token.has_accents and token.plain in _given_folded())


def is_family(token: Token) -> bool:
    """Whether a word is a Vietnamese family name."""
    return token.low in _families() or (not token.has_accents and token.plain in _families_folded())


def is_middle(token: Token) -> bool:
    """Whether a word is usual between family and given name."""
    return token.low in _MIDDLE or (not token.has_accents and token.plain in {fold(word) for word in _MIDDLE})


def is_pair(first: Token, second: Token) -> bool:
    """Whether two words are a given name of two syllables."""
    pair = f"{first.low} {second.low}"
    return pair in _pairs() or (
        not first.has_accents and not second.has_accents and fold(pair) in _pairs_folded()
    )


def is_english_given(token: Token) -> bool:
    """Whether a word is a common English first name."""
    return token.low in _ENGLISH


@cache
def _names() -> tuple[str, ...]:
    names = (*reference.given_names("male"), *reference.given_names("female"))
    return (*(spell(name) for name in names), *(spell(name) for name in _MORE_GIVEN.split()))


@cache
def _given() -> frozenset[str]:
    return frozenset(name.split()[-1] for name in _names())


@cache
def _given_folded() -> frozenset[str]:
    return frozenset(map(fold, _given()))


@cache
def _pairs() -> frozenset[str]:
    return frozenset(name for name in _names() if len(name.split()) == 2)


@cache
def _pairs_folded() -> frozenset[str]:
    return frozenset(map(fold, _pairs()))


@cache
def _families() -> frozenset[str]:
    return frozenset(spell(name) for name, _ in reference.family_names())


@cache
def _families_folded() -> frozenset[str]:
    return frozenset(map(fold, _families()))
