"""Price lists, and what products cost by them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from vai.catalog import rules
from vai.catalog.models import Price, PriceList, Product
from vai.core.errors import Refused
from vai.core.money import exponent, half_up
from vai.core.text import squeeze
from vai.staff.models import Person


class NameMissing(Refused):
    """A price list needs a name."""

    code = "name_missing"


class EndsBeforeItBegins(Refused):
    """The last day of a price list lies before its first."""

    code = "ends_before_it_begins"


class NotAPrice(Refused):
    """Below zero, or finer than the currency's smallest unit."""

    code = "not_a_price"


@dataclass(frozen=True, kw_only=True)
class PriceListData:
    """A price list as it is told; without days it always holds."""

    name: str
    currency: str = "VND"
    since: date | None = None
    until: date | None = None
    is_default: bool = False


def add_price_list(data: PriceListData, *, by: Person, at: datetime) -> PriceList:
    """Add a price list. The first of a currency, and one that is told to be, is its currency's default.

    :raises NameMissing: it has no name.
    :raises EndsBeforeItBegins: its days are the wrong way round.
    """
    rules.check_keeps_products(by)
    name = squeeze(data.name)
    if not name:
        raise NameMissing(_("Give the price list a name."), field="name")
    if data.since and data.until and data.until < data.since:
        raise EndsBeforeItBegins(_("The last day lies before the first."), field="until")
    has_default = _defaults(data.currency).exists()
    if data.is_default and has_default:
        _defaults(data.currency).update(is_default=False)
    return PriceList.objects.create(
        name=name,
        currency=data.currency,
        since=data.since,
        until=data.until,
        is_default=data.is_default or not has_default,
    )


def make_default(price_list: PriceList, *, by: Person, at: datetime) -> PriceList:
    """Use this list where no other is chosen in its currency."""
    rules.check_keeps_products(by)
    kept = PriceList.objects.select_for_update().get(pk=price_list.pk)
    _defaults(kept.currency).exclude(pk=kept.pk).update(is_default=False)
    kept.is_default = True
    kept.save(update_fields=["is_default"])
    return kept


def archive_price_list(price_list: PriceList, *, by: Person, at: datetime) -> PriceList:
    """Put a price list away; deals keep the prices that they took from it."""
    rules.check_keeps_products(by)
    kept = PriceList.objects.select_for_update().get(pk=price_list.pk)
    kept.archived_at, kept.is_default = at, False
    kept.save(update_fields=["archived_at", "is_default"])
    return kept


def set_price(product: Product, price_list: PriceList, amount: Decimal, *, by: Person, at: datetime) -> Price:
    """Say what a product costs by a list: one unit, one period, without VAT, in the list's currency.

    :raises NotAPrice: it is below zero, or finer than the currency can hold.
    """
    rules.check_keeps_products(by)
    if amount < 0:
        raise NotAPrice(_("A price is not below zero."), field="amount")
    if amount != half_up(amount, exponent(price_list.currency)):
        raise NotAPrice(_("This currency has no such small part."), field="amount")
    price, _made = Price.objects.update_or_create(
        product=product, price_list=price_list, defaults={"amount": amount}
    )
    return price


def remove_price(product: Product, price_list: PriceList, *, by: Person, at: datetime) -> None:
    """Take a product off a list."""
    rules.check_keeps_products(by)
    Price.objects.filter(product=product, price_list=price_list).delete()


def _defaults(currency: str) -> QuerySet[PriceList]:
    return PriceList.objects.filter(currency=currency, is_default=True, archived_at=None)
