"""The products in a deal, and the amount that follows from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from vai.catalog.models import Product
from vai.catalog.queries import products as catalog
from vai.core.errors import Refused
from vai.hunting import rules, worth
from vai.hunting.models import Opportunity, OpportunityLine, QuoteLine
from vai.hunting.queries import standing
from vai.staff.models import Person

_HOME = ZoneInfo("Asia/Ho_Chi_Minh")
_MOST = Decimal(10) ** 15


class NotALine(Refused):
    """A quantity above zero, a price not below, a discount between 0 and 100 percent: else there is no line."""

    code = "not_a_line"


@dataclass(frozen=True, kw_only=True)
class LineData:
    """A product in a deal. Without a unit price: that of the price list, unless `has_price` says that none is known."""

    product: Product
    quantity: Decimal = Decimal(1)
    unit_price: Decimal | None = None
    discount_pct: Decimal = Decimal(0)
    has_price: bool = True


def set_lines(
    opportunity: Opportunity, lines: Sequence[LineData], *, by: Person, at: datetime
) -> Opportunity:
    """Replace the lines of a deal, and its amount by their sum.

    :raises NotYours: the person may not change it.
    :raises NotALine: a quantity, price or discount makes no sense.
    """
    stands = standing.current([opportunity.pk])
    rules.check(stands, "deal.change", opportunity)
    kept = Opportunity.objects.select_for_update(of=("self",)).filter(pk=opportunity.pk).first()
    if kept is None:
        raise rules.NotYours(_("This deal is not yours any more."))
    kept.lines.all().delete()
    write(kept, lines, on=at.astimezone(_HOME).date())
    return kept


def take_over(deal: Opportunity, offered: Sequence[QuoteLine], *, currency: str) -> Opportunity:
    """Let what a client accepted be what a deal is about, to the last unit: each line's amount is its net amount.

    The discount in percent is written as near as two places allow; the amounts count.
    """
    deal.lines.all().delete()
    OpportunityLine.objects.bulk_create(
        OpportunityLine(
            opportunity=deal,
            product=line.product,
            quantity=line.quantity,
            unit_price=line.unit_price,
            discount_pct=worth.discount_of(line.quantity, line.unit_price, line.net),
            amount=line.net,
            position=place,
        )
        for place, line in enumerate(offered)
    )
    deal.currency, deal.amount = currency, sum((line.net for line in offered), Decimal(0))
    deal.save(update_fields=["currency", "amount"])
    return deal


def write(deal: Opportunity, lines: Sequence[LineData], *, on: date) -> None:
    """Write the lines of a deal that has none, and its amount; prices are those of the day."""
    unpriced = [line.product.pk for line in lines if line.unit_price is None and line.has_price]
    listed = catalog.unit_prices(unpriced, currency=deal.currency, on=on) if unpriced else {}
    rows = [_row(deal, line, position, listed) for position, line in enumerate(lines)]
    OpportunityLine.objects.bulk_create(rows)
    amount = worth.deal_amount([row.amount for row in rows], deal.amount)
    if amount != deal.amount:
        deal.amount = amount
        deal.save(update_fields=["amount"])


def _row(deal: Opportunity, line: LineData, position: int, listed: dict[int, Decimal]) -> OpportunityLine:
    price = line.unit_price
    if price is None and line.has_price:
        price = listed.get(line.product.pk)
    _check(line, price)
    amount = None
    if price is not None:
        amount = worth.line_amount(line.quantity, price, line.discount_pct, currency=deal.currency)
    return OpportunityLine(
        opportunity=deal,
        product=line.product,
        quantity=line.quantity,
        unit_price=price,
        discount_pct=line.discount_pct,
        amount=amount,
        position=position,
    )


def _check(line: LineData, price: Decimal | None) -> None:
    if not 0 < line.quantity < Decimal(10) ** 11:
        raise NotALine(_("A quantity is above zero."), field="quantity")
    if price is not None and not 0 <= price < _MOST:
        raise NotALine(_("A price is not below zero."), field="unit_price")
    if not 0 <= line.discount_pct <= 100:
        raise NotALine(_("A discount lies between 0 and 100 percent."), field="discount_pct")
