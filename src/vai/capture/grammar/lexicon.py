"""What the caller already knows: names of companies, people and products, numbers of invoices, amounts of open deals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from unicodedata import normalize

from vai.core.text import fold

LONGEST_NAME = 6
_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Lexicon:
    """Known names by their key (see `key`), each with the form in which it is shown; numbers of invoices, casefolded;
    amounts of open deals in đồng. `of` builds all of it.

    A line is read without it; with it, names typed without capitals or accents are found as well.
    """

    orgs: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)
    products: Mapping[str, str] = field(default_factory=dict)
    invoices: frozenset[str] = frozenset()
    open_deals: frozenset[Decimal] = frozenset()

    @classmethod
    def of(
        cls,
        *,
        orgs: Iterable[str] | Mapping[str, str] = (),
        people: Iterable[str] | Mapping[str, str] = (),
        products: Iterable[str] | Mapping[str, str] = (),
        invoices: Iterable[str] = (),
        open_deals: Iterable[Decimal | int] = (),
    ) -> Lexicon:
        """Build one from plain names, or from aliases with the name each stands for."""
        return cls(
            orgs=_keyed(orgs),
            people=_keyed(people),
            products=_keyed(products),
            invoices=frozenset(number.casefold() for number in invoices),
            open_deals=frozenset(Decimal(amount) for amount in open_deals),
        )


def key(name: str) -> str:
    """Reduce a name to its folded words: what a line is compared by."""
    return " ".join(_WORDS.findall(fold(normalize("NFC", name))))


def lookups(text: str) -> frozenset[str]:
    """List the keys of all runs of one to six words of a line, so that one query finds every known name in it."""
    words = key(text).split()
    return frozenset(
        " ".join(words[start:end])
        for start in range(len(words))
        for end in range(start + 1, min(start + LONGEST_NAME, len(words)) + 1)
    )


def _keyed(names: Iterable[str] | Mapping[str, str]) -> dict[str, str]:
    pairs = names.items() if isinstance(names, Mapping) else ((name, name) for name in names)
    return {folded: shown for alias, shown in pairs if (folded := key(alias))}
