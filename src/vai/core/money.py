"""Money as exact amounts of one currency; every rounding is asked for by name, half away from zero."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import floor

# ISO 4217 minor units where they are not two.
_EXPONENTS = {
    **dict.fromkeys(
        [
            "BIF",
            "CLP",
            "DJF",
            "GNF",
            "ISK",
            "JPY",
            "KMF",
            "KRW",
            "PYG",
            "RWF",
            "UGX",
            "UYI",
            "VND",
            "VUV",
            "XAF",
            "XOF",
            "XPF",
        ],
        0,
    ),
    **dict.fromkeys(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"], 3),
}
_LIMIT = 10**24


class CurrencyError(ValueError):
    """Two amounts of different currencies met without a rate between them."""


def exponent(currency: str) -> int:
    """Say how many decimals a currency has (VND 0, USD 2)."""
    return _EXPONENTS.get(currency, 2)


def half_up(value: Decimal | Fraction | int | str, places: int = 0) -> Decimal:
    """Round half away from zero to a number of decimal places, exactly."""
    scaled = _exact(value) * 10**places
    rounded = floor(abs(scaled) + Fraction(1, 2))
    return _decimal(rounded if scaled >= 0 else -rounded, places)


def largest_remainder(total: int, weights: Sequence[Decimal | Fraction | int]) -> list[int]:
    """Share a whole number by weights so that the shares add up to it.

    Every share is floored; what is left goes one by one to the largest fractions, the earlier first. A negative
    total is the mirror of the positive one, so that a reversal undoes what it reverses.
    :raises ValueError: a weight is negative, or all are zero and there is something to share.
    """
    exact = [_exact(weight) for weight in weights]
    if any(weight < 0 for weight in exact):
        raise ValueError("weights are not negative")
    whole = sum(exact)
    if not whole:
        if total:
            raise ValueError("nothing to share by: all weights are zero")
        return [0] * len(exact)
    ideal = [abs(total) * weight / whole for weight in exact]
    shares = [floor(share) for share in ideal]
    left = abs(total) - sum(shares)
    by_fraction = sorted(range(len(ideal)), key=lambda i: (shares[i] - ideal[i], i))
    for i in by_fraction[:left]:
        shares[i] += 1
    return shares if total >= 0 else [-share for share in shares]


@dataclass(frozen=True, slots=True)
class Money:
    """An exact amount in one currency, never finer than the currency's smallest unit."""

    amount: Decimal
    currency: str

    def __init__(self, amount: Decimal | int | str, currency: str) -> None:
        if not (
            isinstance(currency, str) and len(currency) == 3 and currency.isascii() and currency.isupper()
        ):
            raise ValueError(f"not an ISO currency: {currency!r}")
        exact = _exact(amount)
        places = exponent(currency)
        minor = exact * 10**places
        if minor.denominator != 1:
            raise ValueError(f"{amount} is finer than {currency} can hold; round it first")
        if abs(exact) >= _LIMIT:
            raise ValueError("amount out of range")
        object.__setattr__(self, "amount", _decimal(minor.numerator, places))
        object.__setattr__(self, "currency", currency)

    @classmethod
    def zero(cls, currency: str) -> Money:
        """Give nothing, in a currency."""
        return cls(0, currency)

    @classmethod
    def from_minor(cls, minor: int, currency: str) -> Money:
        """Make money from a whole number of the currency's smallest unit (cents; dong)."""
        return cls(_decimal(minor, exponent(currency)), currency)

    @classmethod
    def rounded(cls, amount: Decimal | Fraction | int | str, currency: str) -> Money:
        """Make money from a finer amount, rounding half away from zero."""
        return cls(half_up(amount, exponent(currency)), currency)

    @property
    def minor(self) -> int:
        """The amount in the currency's smallest unit."""
        return int(_exact(self.amount) * 10 ** exponent(self.currency))

    def times(self, ratio: Decimal | Fraction | int | str) -> Money:
        """Multiply by an exact ratio, rounding half away from zero."""
        return Money.rounded(_exact(self.amount) * _exact(ratio), self.currency)

    def split(self, weights: Sequence[Decimal | Fraction | int]) -> list[Money]:
        """Share by weights; the parts add up to the whole (largest remainder)."""
        return [Money.from_minor(share, self.currency) for share in largest_remainder(self.minor, weights)]

    def __add__(self, other: Money) -> Money:
        return Money.from_minor(self.minor + self._same(other).minor, self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money.from_minor(self.minor - self._same(other).minor, self.currency)

    def __mul__(self, count: int) -> Money:
        if isinstance(count, bool) or not isinstance(count, int):
            return NotImplemented
        return Money.from_minor(self.minor * count, self.currency)

    __rmul__ = __mul__

    def __neg__(self) -> Money:
        return Money.from_minor(-self.minor, self.currency)

    def __abs__(self) -> Money:
        return Money.from_minor(abs(self.minor), self.currency)

    def __bool__(self) -> bool:
        return bool(self.minor)

    def __lt__(self, other: Money) -> bool:
        return self.minor < self._same(other).minor

    def __le__(self, other: Money) -> bool:
        return self.minor <= self._same(other).minor

    def __gt__(self, other: Money) -> bool:
        return self.minor > self._same(other).minor

    def __ge__(self, other: Money) -> bool:
        return self.minor >= self._same(other).minor

    def __str__(self) -> str:
        return f"{self.amount:f} {self.currency}"

    def _same(self, other: Money) -> Money:
        if not isinstance(other, Money):
            raise TypeError(f"expected Money, got {type(other).__name__}")
        if other.currency != self.currency:
            raise CurrencyError(f"{self.currency} and {other.currency} do not add")
        return other


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of `base` was worth in `quote` on a day; the value is a decimal, never a float."""

    base: str
    quote: str
    value: Decimal
    on: date

    def __post_init__(self) -> None:
        value = _exact(self.value)
        if value <= 0:
            raise ValueError("a rate is above zero")
        object.__setattr__(self, "value", Decimal(self.value))


def convert(money: Money, to: str, *, rate: Rate) -> Money:
    """Convert by a dated rate, in either direction, rounding once, half away from zero.

    :raises CurrencyError: the rate is not between these two currencies.
    """
    if money.currency == to:
        return money
    if (rate.base, rate.quote) == (money.currency, to):
        return Money.rounded(_exact(money.amount) * _exact(rate.value), to)
    if (rate.quote, rate.base) == (money.currency, to):
        return Money.rounded(_exact(money.amount) / _exact(rate.value), to)
    raise CurrencyError(f"a {rate.base}/{rate.quote} rate does not turn {money.currency} into {to}")


def total(amounts: Iterable[Money], currency: str) -> Money:
    """Add amounts of one currency; none at all is zero of it."""
    return sum(amounts, Money.zero(currency))


def _exact(value: Decimal | Fraction | int | str) -> Fraction:
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal | Fraction):
        raise TypeError(f"money is never made from {type(value).__name__}")
    if isinstance(value, int | Fraction):
        return Fraction(value)
    try:
        number = Decimal(value)
    except ArithmeticError as error:
        raise ValueError(f"not an amount: {value!r}") from error
    # An exponent such as 1e999999999 is a few bytes to type and gigabytes to expand.
    if not number.is_finite() or abs(number.adjusted()) > 60 or len(number.as_tuple().digits) > 120:
        raise ValueError(f"not an amount: {value!r}")
    return Fraction(number)


def _decimal(scaled: int, places: int) -> Decimal:
    # Built from digits, not by arithmetic: the decimal context must not round it.
    return Decimal((int(scaled < 0), tuple(map(int, str(abs(scaled)))), -places))
