"""Items: the stretches of a line that were understood, each once, before they are put together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Sort(StrEnum):
    """What an item is. The type of its value is in brackets."""

    LINK = "link"
    EMAIL = "email"
    PHONE = "phone"
    TAX_CODE = "tax_code"
    INVOICE = "invoice"
    CONTRACT = "contract"
    MONEY = "money"
    NUMBER = "number"
    PERCENT = "percent"
    VAT = "vat"
    COUNT = "count"
    MONTHS = "months"
    MINUTES = "minutes"
    SCORE = "score"
    ATTEMPT = "attempt"
    WHEN = "when"
    TIME = "time"
    PERSON = "person"
    ORG = "org"
    PRODUCT = "product"
    WORD = "word"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of the composed line and its meaning. `was_folded` tells that accents had to be guessed."""

    sort: Sort
    start: int
    end: int
    value: Any
    was_folded: bool = False


class Claims:
    """Which characters of a line are taken: what is found first keeps its place."""

    def __init__(self, length: int) -> None:
        self._taken = bytearray(length)
        self.items: list[Item] = []

    def add(self, item: Item) -> bool:
        """Take an item's place if it is free; tell whether it was."""
        if item.end <= item.start or self.is_taken(item.start, item.end):
            return False
        self._taken[item.start : item.end] = b"\x01" * (item.end - item.start)
        self.items.append(item)
        return True

    def extend(self, items: Iterable[Item]) -> None:
        """Take the places of several items, each where it is free."""
        for item in items:
            self.add(item)

    def is_taken(self, start: int, end: int) -> bool:
        """Whether any character of a stretch is taken."""
        return self._taken.find(1, start, end) >= 0
