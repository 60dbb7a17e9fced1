"""Exact numbers in and out: plain decimals and fractions as text, never binary floating point."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from vai.core.money import exponent, half_up

PLAIN = re.compile(r"-?\d{1,24}(\.\d{1,18})?")
RATIO = re.compile(r"\d{1,18}/\d{1,18}")


def exact(value: object) -> Fraction | None:
    """Read a number as it stands in JSON or as text; None when it is none. Fractions like "1/3" are numbers."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | Fraction):
        return Fraction(value)
    if isinstance(value, Decimal):
        return Fraction(value) if value.is_finite() and abs(value.adjusted()) < 24 else None
    if not isinstance(value, str):
        return None
    text = value.strip()
    if PLAIN.fullmatch(text):
        return Fraction(text)
    if RATIO.fullmatch(text) and int(text.partition("/")[2]):
        return Fraction(text)
    return None


def text(value: Fraction) -> str:
    """Write a number exactly: as a decimal where it ends, as a fraction where it doesn't."""
    places, rest = 0, value.denominator
    for prime in (2, 5):
        n = 0
        while rest % prime == 0:
            rest //= prime
            n += 1
        places = max(places, n)
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    whole = abs(value.numerator) * 10**places // value.denominator
    digits = str(whole).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def minor(amount: Fraction, currency: str) -> int:
    """Round an amount half away from zero to whole smallest units of the currency (VND: dong; USD: cents)."""
    return int(half_up(amount * 10 ** exponent(currency)))


def major(units: int, currency: str) -> Decimal:
    """Write smallest units as an amount with the decimals of the currency."""
    return Decimal(units).scaleb(-exponent(currency)) if exponent(currency) else Decimal(units)


def of_units(units: int, currency: str) -> Fraction:
    """Give smallest units as an exact amount."""
    return Fraction(units, 10 ** exponent(currency))
