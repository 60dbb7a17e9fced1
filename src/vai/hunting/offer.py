"""What an offer adds up to: pure sums over its lines, exact, each rounding once, half away from zero, in its currency.

amount of a line = quantity x price less its discount; subtotal = sum of amounts; discount of the offer = subtotal x percent;
each line bears its share of it (largest remainder, so that the shares add up); VAT of a line = what is left x its rate; total =
subtotal - discount + VAT. So every figure on the paper is the sum of the figures above it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from vai.core.money import Money, half_up
from vai.hunting import worth


@dataclass(frozen=True, kw_only=True)
class Row:
    """A line as it is offered; `vat_pct` None: not subject to VAT. `list_price`: what the price list says, if it does."""

    quantity: Decimal
    unit_price: Decimal
    discount_pct: Decimal = Decimal(0)
    vat_pct: Decimal | None = None
    list_price: Decimal | None = None


@dataclass(frozen=True)
class Worth:
    """What a line comes to: before and after its share of the offer's discount, and its VAT."""

    amount: Decimal
    net: Decimal
    vat: Decimal


@dataclass(frozen=True)
class Sums:
    """What an offer comes to. `largest_discount_pct` as in `largest_discount`."""

    lines: tuple[Worth, ...]
    subtotal: Decimal
    discount: Decimal
    vat: Decimal
    total: Decimal
    largest_discount_pct: Decimal

    @property
    def net(self) -> Decimal:
        """What is offered without VAT."""
        return self.subtotal - self.discount


def reckon(rows: Sequence[Row], discount_pct: Decimal, currency: str) -> Sums:
    """Add an offer up."""
    amounts = [
        Money(worth.line_amount(row.quantity, row.unit_price, row.discount_pct, currency=currency), currency)
        for row in rows
    ]
    subtotal = sum(amounts, Money.zero(currency))
    discount = subtotal.times(Fraction(discount_pct) / 100)
    shares = discount.split([amount.minor for amount in amounts]) if discount else []
    lines = []
    for place, (row, amount) in enumerate(zip(rows, amounts, strict=True)):
        net = amount - shares[place] if shares else amount
        vat = net.times(Fraction(row.vat_pct or 0) / 100)
        lines.append(Worth(amount.amount, net.amount, vat.amount))
    vat_sum = sum((line.vat for line in lines), Decimal(0))
    return Sums(
        lines=tuple(lines),
        subtotal=subtotal.amount,
        discount=discount.amount,
        vat=vat_sum,
        total=subtotal.amount - discount.amount + vat_sum,
        largest_discount_pct=max((largest_discount(row, discount_pct) for row in rows), default=Decimal(0)),
    )


def largest_discount(row: Row, discount_pct: Decimal) -> Decimal:
    """Say how far a line lies below the price list, in percent to two places: by its price, its own discount and the offer's.

    A price above the list's is no discount; where the list has no price, the line's own is what it is measured by.
    """
    usual = max(row.list_price or 0, row.unit_price)
    if not usual:
        return Decimal(0)
    paid = (
        Fraction(row.unit_price)
        * (100 - Fraction(row.discount_pct))
        * (100 - Fraction(discount_pct))
        / 10_000
    )
    return half_up((1 - paid / Fraction(usual)) * 100, 2)
