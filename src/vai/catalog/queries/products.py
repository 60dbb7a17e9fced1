"""Products, price lists and prices."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet

from vai.catalog.models import Price, PriceList, Product, ProductFamily
from vai.core.text import fold


def all_products() -> QuerySet[Product]:
    """List every product with its family, by name."""
    return Product.objects.select_related("family").order_by("name_f", "id")


def sold() -> QuerySet[Product]:
    """List what is sold now, by name."""
    return all_products().filter(archived_at=None)


def families() -> QuerySet[ProductFamily]:
    """List the families in their order."""
    return ProductFamily.objects.filter(archived_at=None).order_by("position", "name_f", "id")


def price_lists() -> QuerySet[PriceList]:
    """List the price lists, each currency's default first."""
    return PriceList.objects.filter(archived_at=None).order_by("currency", "-is_default", "name", "id")


def search(products: QuerySet[Product], text: str) -> QuerySet[Product]:
    """Keep the products whose name, code or family has every word of the text, whatever its accents and case."""
    for word in fold(text).split():
        products = products.filter(
            Q(name_f__contains=word) | Q(code__icontains=word) | Q(family__name_f__contains=word)
        )
    return products


def suggest(text: str, *, limit: int = 8) -> list[Product]:
    """Name the products that a person may mean while typing, those that begin with the text first."""
    found = list(search(sold(), text)[: limit * 4])
    start = fold(text.strip())
    return sorted(found, key=lambda product: not product.name_f.startswith(start))[:limit]


def with_names(names: Iterable[str]) -> dict[str, Product]:
    """Find products by folded name or code; the key is the folded text that was asked for."""
    wanted = {fold(name.strip()): name.strip() for name in names if name.strip()}
    found = Product.objects.filter(Q(name_f__in=wanted) | Q(code__in=wanted.values())).order_by("id")
    by_key: dict[str, Product] = {}
    for product in found:
        by_key.setdefault(product.name_f, product)
        if product.code:
            by_key.setdefault(fold(product.code), product)
    return {key: by_key[key] for key in wanted if key in by_key}


def prices_of(products: Iterable[Product]) -> dict[int, list[Price]]:
    """Give the prices of each product, by its id, in the order of the price lists; one query for all."""
    prices: dict[int, list[Price]] = {product.pk: [] for product in products}
    found = Price.objects.filter(product__in=prices, price_list__archived_at=None).select_related(
        "price_list"
    )
    for price in found.order_by("price_list__currency", "-price_list__is_default", "price_list__name", "id"):
        prices[price.product_id].append(price)
    return prices


def price_of(product: Product, *, currency: str, on: date) -> Decimal | None:
    """Say what one unit costs on a day in a currency, by the default list or else any list in force; None: unknown."""
    return unit_prices([product.pk], currency=currency, on=on).get(product.pk)


def unit_prices(product_ids: Iterable[int], *, currency: str, on: date) -> dict[int, Decimal]:
    """Give the price of one unit of each product on a day in a currency; products without one are missing."""
    in_force = Q(price_list__since=None) | Q(price_list__since__lte=on)
    not_over = Q(price_list__until=None) | Q(price_list__until__gte=on)
    found = (
        Price.objects.filter(
            in_force,
            not_over,
            product__in=list(product_ids),
            price_list__currency=currency,
            price_list__archived_at=None,
        )
        .order_by("product_id", "-price_list__is_default", "-price_list__since", "id")
        .values_list("product_id", "amount")
    )
    prices: dict[int, Decimal] = {}
    for product_id, amount in found:
        prices.setdefault(product_id, amount)
    return prices
