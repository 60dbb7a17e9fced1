"""Numbers as people write them here and abroad: 1.234.567,89 and 1,234,567.89; groups of exactly three are thousands."""

from __future__ import annotations

import re
from decimal import Decimal

NUMBER = r"\d{1,15}(?:[.,]\d{1,15}){0,5}"
_SHAPE = re.compile(NUMBER)
_VIETNAMESE = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?")
_DECIMAL = re.compile(r"\d{1,15}[.,]\d{1,2}|0[.,]\d{1,6}")


def number(text: str) -> Decimal | None:
    """Read a number; None for what is none ("1.2.3")."""
    if text.isdecimal() and text.isascii():
        return Decimal(text)
    if not text.isascii() or not _SHAPE.fullmatch(text):
        return None
    if _DECIMAL.fullmatch(text):
        return Decimal(text.replace(",", "."))
    if _VIETNAMESE.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if _ENGLISH.fullmatch(text):
        return Decimal(text.replace(",", ""))
    return None


def grouped(text: str) -> bool:
    """Whether a number is written in groups of three and is at least a hundred thousand."""
    value = number(text)
    return (
        value is not None
        and value >= 100_000
        and bool(_VIETNAMESE.fullmatch(text) or _ENGLISH.fullmatch(text))
    )
