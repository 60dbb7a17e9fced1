"""Which products fit a need in the client's words, and why: every point has its reason, and the same words the same answer.

Words are compared folded, so accents and case do not matter. A product is asked for by its need words (phrases that an
administrator listed, in any language), by its name and family, and by what it does and whom it suits. A word that most
products share tells nothing and earns nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from vai.core.text import fold

# Points of one phrase or word: a phrase that clients use weighs most, and a longer one more than a short one.
PHRASE, PHRASE_WORD, NAME, FAMILY, FACT = 20, 5, 10, 4, 3
FITS_BUYER, NOT_FOR_BUYER, WITHIN_BUDGET = 4, -30, 3
_WORDS = re.compile(r"[^\W_]+")
_PARTED = re.compile(r"[,;\n]+")
# Words of every sentence, folded: they name nothing.
_OF_EVERY_SENTENCE = """
va cho can muon tim hoi gia la cua co khong duoc voi tu den theo mot hai cac nhung nay do ve de thi khi nao bao nhieu lam the
gi toi ben minh anh chi em khach cong ty don vi goi moi them dang se da roi trong ngoai nam thang ngay dich vu
a an the and for to of in on with we our need want looking is are it how much new some
"""
_EMPTY = frozenset(_OF_EVERY_SENTENCE.split())


@dataclass(frozen=True)
class Offered:
    """A product as it is matched: its facts, and what it costs in the buyer's currency, if that is known."""

    key: int
    name: str
    family: str = ""
    for_whom: str = ""
    need_words: str = ""
    features: str = ""
    suits: str = ""
    price: Decimal | None = None


@dataclass(frozen=True)
class Reason:
    """Why a product fits: what kind of reason, the words it rests on, and its points."""

    kind: str
    words: str
    points: int


@dataclass(frozen=True)
class Match:
    """A product that fits, with its reasons; `points` is their sum."""

    key: int
    points: int
    reasons: tuple[Reason, ...]


def words(text: str) -> list[str]:
    """Return the words of a text, folded, in their order."""
    return _WORDS.findall(fold(text))


def phrases(text: str) -> list[str]:
    """Return the phrases of a list that is parted by commas, semicolons or lines, as they were written."""
    return [part.strip() for part in _PARTED.split(text) if part.strip()]


def match(
    need: str,
    offered: Sequence[Offered],
    *,
    buyer: str = "",
    budget: Decimal | None = None,
    limit: int = 5,
) -> list[Match]:
    """Return the products that fit a need, the best first; those that no word speaks for are left out.

    `buyer` is business or person where it is known; `budget` is in the currency of the prices.
    """
    asked = words(need)
    if not asked:
        return []
    dull = _shared(offered) | _EMPTY
    found = [_weigh(one, asked, dull, buyer, budget) for one in offered]
    fitting = [one for one in found if one is not None]
    by_name = {one.key: (fold(one.name), one.key) for one in offered}
    return sorted(fitting, key=lambda one: (-one.points, by_name[one.key]))[:limit]


def _weigh(
    one: Offered, asked: list[str], dull: frozenset[str], buyer: str, budget: Decimal | None
) -> Match | None:
    reasons = [*_by_phrases(one, asked), *_by_words(one, asked, dull)]
    if not reasons:
        return None
    if buyer and one.for_whom:
        is_for = one.for_whom == buyer
        kind = ("for_" if is_for else "only_for_") + one.for_whom
        reasons.append(Reason(kind, "", FITS_BUYER if is_for else NOT_FOR_BUYER))
    if budget is not None and one.price is not None:
        if one.price <= budget:
            reasons.append(Reason("within_budget", "", WITHIN_BUDGET))
        else:
            reasons.append(Reason("above_budget", "", 0))
    points = sum(reason.points for reason in reasons)
    return Match(one.key, points, tuple(reasons)) if points > 0 else None


def _by_phrases(one: Offered, asked: list[str]) -> list[Reason]:
    """A phrase counts when its words stand side by side in the need; one within a longer one that counts is not told twice."""
    found: list[tuple[list[str], str]] = []
    for phrase in sorted(phrases(one.need_words), key=lambda text: (-len(words(text)), fold(text))):
        parts = words(phrase)
        if parts and _stands_in(parts, asked) and not any(_stands_in(parts, longer) for longer, _ in found):
            found.append((parts, phrase))
    return [Reason("asked", phrase, PHRASE + PHRASE_WORD * (len(parts) - 1)) for parts, phrase in found]


def _by_words(one: Offered, asked: list[str], dull: frozenset[str]) -> Iterable[Reason]:
    told: set[str] = {word for phrase in phrases(one.need_words) for word in words(phrase)}
    said = [word for word in dict.fromkeys(asked) if word not in dull and len(word) > 1]
    for kind, text, points in (
        ("name", one.name, NAME),
        ("family", one.family, FAMILY),
        ("fact", f"{one.features} {one.suits}", FACT),
    ):
        own = set(words(text))
        hits = [word for word in said if word in own and word not in told]
        told.update(hits)
        if hits:
            yield Reason(kind, " ".join(_as_written(hits, text)), points * len(hits))


def _as_written(folded: list[str], text: str) -> list[str]:
    written = {fold(word): word for word in reversed(_WORDS.findall(text))}
    return [written.get(word, word) for word in folded]


def _stands_in(parts: list[str], asked: list[str]) -> bool:
    n = len(parts)
    return any(asked[i : i + n] == parts for i in range(len(asked) - n + 1))


def _shared(offered: Sequence[Offered]) -> frozenset[str]:
    """Words that more than half of four or more products have tell none of them from the rest."""
    if len(offered) < 4:
        return frozenset()
    counted = Counter(
        word for one in offered for word in {*words(f"{one.name} {one.family} {one.features} {one.suits}")}
    )
    return frozenset(word for word, n in counted.items() if n * 2 > len(offered))
