"""Products that fit a need, with their facts and prices, to be compared side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from vai.catalog import matching, texts
from vai.catalog.matching import Match, Offered
from vai.catalog.models import Product
from vai.catalog.queries import products
from vai.core.money import Money


@dataclass(frozen=True)
class Fit:
    """A product that fits: why, what it costs for one unit, what it does, whom it suits, what it does not do."""

    product: Product
    match: Match
    price: Money | None
    features: list[str]
    suits: list[str]
    limits: list[str]


def fitting(
    need: str,
    *,
    currency: str,
    on: date,
    buyer: str = "",
    budget: Decimal | None = None,
    also: Iterable[int] = (),
    limit: int = 4,
) -> list[Fit]:
    """Return what fits a need on a day, the best first; `also` are products that are shown in any case. Two queries."""
    sold = list(products.sold())
    prices = products.unit_prices([one.pk for one in sold], currency=currency, on=on)
    offered = [_offered(one, prices.get(one.pk)) for one in sold]
    found = matching.match(need, offered, buyer=buyer, budget=budget, limit=limit)
    known = {one.key for one in found}
    found += [Match(key, 0, ()) for key in dict.fromkeys(also) if key not in known]
    by_key = {one.pk: one for one in sold}
    return list(_fits(found, by_key, prices, currency))


def _fits(
    found: list[Match], by_key: dict[int, Product], prices: dict[int, Decimal], currency: str
) -> Iterator[Fit]:
    for one in found:
        product = by_key.get(one.key)
        if product is None:
            continue
        amount = prices.get(one.key)
        yield Fit(
            product,
            one,
            None if amount is None else Money.rounded(amount, currency),
            texts.lines(product.features),
            texts.lines(product.suits),
            texts.lines(product.limits),
        )


def _offered(product: Product, price: Decimal | None) -> Offered:
    return Offered(
        key=product.pk,
        name=product.name,
        family=product.family.name if product.family else "",
        for_whom=product.for_whom,
        need_words=product.need_words,
        features=product.features,
        suits=product.suits,
        price=price,
    )
