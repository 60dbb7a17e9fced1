"""The rate of a plan: one percent, bands, percents by product, and factors by product; and what it makes of a base."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from vai.commissions.engine.reading import Place
from vai.commissions.engine.steps import Step, step

_FACTORS = ("factor", "factors", "product_factor", "product_factors")


@dataclass(frozen=True, slots=True)
class Band:
    """From here on (to the next band) this ratio is paid; `since` is an amount, or a multiple of the quota."""

    since: Fraction
    ratio: Fraction


@dataclass(frozen=True, slots=True)
class Tiers:
    """Bands by the amount credited in a period or by attainment. Equality enters the higher band."""

    is_retroactive: bool
    by_attainment: bool
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class Rate:
    """Exactly one of flat, tiers and products; factors by product come on top of flat or tiers."""

    flat: Fraction | None = None
    tiers: Tiers | None = None
    products: Mapping[str, Fraction] | None = None
    factors: Mapping[str, Fraction] | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person stands in a period: credited before this event, in all of it, and what one band unit is worth.

    `unit` is the quota where bands go by attainment, else the share of days where bands shrink with time, else 1.
    """

    before: Fraction
    total: Fraction
    unit: Fraction


def read_rate(place: Place) -> Rate:
    """Read a rate; a bare number is a flat percent."""
    if not isinstance(place.value, Mapping):
        return Rate(flat=place.number() / 100)
    place.known(("flat", "tiers", "product", *_FACTORS))
    factors = _by_product(place.first(*_FACTORS)) if any(key in place for key in _FACTORS) else None
    products = _by_product(place["product"]) if "product" in place else None
    if ("flat" in place) + ("tiers" in place) + (products is not None and "tiers" not in place) != 1:
        if products is not None:
            raise place["product"].wrong("two_rates")
        raise place.wrong("exactly_one", known="flat, tiers, product")
    if "tiers" in place:
        if products is not None and factors is not None:
            raise place["product"].wrong("two_rates")
        inside = place["tiers"].first("product", *_FACTORS)
        if inside.value is not None and factors is None and products is None:
            factors = _by_product(inside)
        return Rate(tiers=_tiers(place["tiers"]), factors=factors if products is None else products)
    if "flat" in place:
        return Rate(flat=place["flat"].number() / 100, factors=factors)
    if factors is not None:
        raise place["product"].wrong("two_rates")
    return Rate(products={code: pct / 100 for code, pct in (products or {}).items()})


def _by_product(place: Place) -> dict[str, Fraction]:
    found = {str(code): place[str(code)].number() for code in place.object()}
    if not found:
        raise place.wrong("empty")
    return found


def _tiers(place: Place) -> Tiers:
    place.known(("mode", "by", "bands", "product", *_FACTORS))
    bands = []
    for item in place["bands"].items():
        item.known(("from", "pct"))
        bands.append(Band(item["from"].number(), item["pct"].number() / 100))
        if any(band.since == bands[-1].since for band in bands[:-1]):
            raise item["from"].wrong("band_twice", found=str(bands[-1].since))
    if not bands:
        raise place["bands"].wrong("empty")
    return Tiers(
        is_retroactive=place["mode"].one_of(("marginal", "retroactive"), "marginal") == "retroactive",
        by_attainment=place["by"].one_of(("amount", "attainment"), "amount") == "attainment",
        bands=tuple(sorted(bands, key=lambda band: band.since)),
    )


def rated(rate: Rate, base: Fraction, product: str, at: Standing) -> tuple[Fraction, tuple[Step, ...]]:
    """Say what a rate pays on a credited base, exactly, and how."""
    if rate.products is not None:
        return _by_products(rate.products, base, product)
    if rate.tiers is not None:
        amount, steps = (_retroactive if rate.tiers.is_retroactive else _marginal)(rate.tiers, base, at)
    else:
        ratio = rate.flat or Fraction()
        amount, steps = base * ratio, (step("flat", base=base, pct=ratio * 100, gives=base * ratio),)
    if rate.factors is not None:
        factor = rate.factors.get(product, rate.factors.get("default", Fraction(1)))
        amount *= factor
        steps = (*steps, step("factor", product=product or "–", factor=factor, gives=amount))
    return amount, steps


def _by_products(
    products: Mapping[str, Fraction], base: Fraction, product: str
) -> tuple[Fraction, tuple[Step, ...]]:
    ratio = products.get(product, products.get("default"))
    if ratio is None:
        return Fraction(), (step("no_rate", product=product or "–"),)
    return base * ratio, (
        step("product", product=product or "–", base=base, pct=ratio * 100, gives=base * ratio),
    )


def _marginal(tiers: Tiers, base: Fraction, at: Standing) -> tuple[Fraction, tuple[Step, ...]]:
    """Cut the base where the running total crosses a band; every piece is paid by its own band."""
    after = at.before + base
    steps = [step("running", before=at.before, after=after)]
    amount = Fraction()
    for band, following in pairwise((*tiers.bands, None)):
        assert band is not None
        start = band.since * at.unit
        end = following.since * at.unit if following else None
        piece = min(after, end if end is not None else after) - max(at.before, start)
        if piece > 0:
            amount += piece * band.ratio
            steps.append(_band(start, end, band.ratio, piece))
    if len(steps) == 1:
        steps.append(step("below_bands", start=tiers.bands[0].since * at.unit))
    return amount, tuple(steps)


def _band(start: Fraction, end: Fraction | None, ratio: Fraction, piece: Fraction) -> Step:
    gives = piece * ratio
    if end is None:
        return step("band_open", start=start, pct=ratio * 100, base=piece, gives=gives)
    return step("band", start=start, end=end, pct=ratio * 100, base=piece, gives=gives)


def _retroactive(tiers: Tiers, base: Fraction, at: Standing) -> tuple[Fraction, tuple[Step, ...]]:
    """Pay the whole base by the band that the total of the period reaches."""
    reached = [band for band in tiers.bands if band.since * at.unit <= at.total]
    if not reached:
        return Fraction(), (step("below_bands", start=tiers.bands[0].since * at.unit),)
    ratio = reached[-1].ratio
    gives = base * ratio
    start = reached[-1].since * at.unit
    return gives, (step("retroactive", total=at.total, start=start, pct=ratio * 100, base=base, gives=gives),)
