"""What deals are worth: pure sums over lines and probabilities, exact, each rounding by the currency's smallest unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from vai.core.money import Money, half_up


def line_amount(quantity: Decimal, unit_price: Decimal, discount_pct: Decimal, *, currency: str) -> Decimal:
    """Reckon a line: quantity x unit price less the discount in percent, rounded once, half away from zero."""
    exact = Fraction(quantity) * Fraction(unit_price) * (100 - Fraction(discount_pct)) / 100
    return Money.rounded(exact, currency).amount


def discount_of(quantity: Decimal, unit_price: Decimal, amount: Decimal) -> Decimal:
    """Say in percent, to two places, how far an amount lies below quantity x unit price."""
    full = Fraction(quantity) * Fraction(unit_price)
    return half_up((1 - Fraction(amount) / full) * 100, 2) if full else Decimal(0)


def deal_amount(lines: Iterable[Decimal | None], typed: Decimal | None) -> Decimal | None:
    """Give a deal's amount: the sum of its priced lines, or what was typed where no line has a price."""
    priced = [amount for amount in lines if amount is not None]
    return sum(priced, Decimal(0)) if priced else typed


@dataclass(frozen=True)
class Sum:
    """Deals of one currency: how many, their sum, and the sum weighted by the chance of winning each."""

    currency: str
    count: int
    amount: Decimal
    weighted: Decimal

    @property
    def money(self) -> Money:
        """The sum as money."""
        return Money.rounded(self.amount, self.currency)

    @property
    def weighted_money(self) -> Money:
        """The weighted sum as money, rounded once, half away from zero."""
        return Money.rounded(self.weighted, self.currency)


def add_up(sums: Iterable[Sum]) -> tuple[Sum, ...]:
    """Add sums currency by currency, never across currencies; in the order of the currencies' codes."""
    by_currency: dict[str, Sum] = {}
    for one in sums:
        had = by_currency.get(one.currency, Sum(one.currency, 0, Decimal(0), Decimal(0)))
        by_currency[one.currency] = Sum(
            one.currency, had.count + one.count, had.amount + one.amount, had.weighted + one.weighted
        )
    return tuple(by_currency[currency] for currency in sorted(by_currency))


def weighted(amount: Decimal, probability_pct: int) -> Decimal:
    """Weigh an amount by a chance in percent, exactly."""
    return amount * probability_pct / 100
