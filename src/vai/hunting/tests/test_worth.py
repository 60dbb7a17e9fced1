"""Amounts of lines and sums of deals are exact: property tests, and the cases a manager can reckon by hand."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cast import NOW, Cast

from vai.catalog.actions import prices, products
from vai.catalog.actions.prices import PriceListData
from vai.catalog.actions.products import ProductData
from vai.catalog.models import Product
from vai.core.money import exponent
from vai.core.rowsecurity import acting_as
from vai.hunting import worth
from vai.hunting.actions import lines, opportunities
from vai.hunting.actions.lines import LineData
from vai.hunting.models import Opportunity, OpportunityLine
from vai.hunting.queries import deals
from vai.hunting.tests.people import a_deal

QUANTITIES = st.decimals("0.001", "99999", places=3)
PRICES = st.decimals(0, 10**9, places=4)
DISCOUNTS = st.decimals(0, 100, places=2)
CURRENCIES = st.sampled_from(["VND", "USD", "JPY", "KWD"])


@given(QUANTITIES, PRICES, DISCOUNTS, CURRENCIES)
def test_a_line_is_within_half_a_smallest_unit_of_the_exact_amount(
    quantity: Decimal, price: Decimal, discount: Decimal, currency: str
) -> None:
    amount = worth.line_amount(quantity, price, discount, currency=currency)
    exact = Fraction(quantity) * Fraction(price) * (100 - Fraction(discount)) / 100
    unit = Fraction(1, 10 ** exponent(currency))
    assert abs(Fraction(amount) - exact) <= unit / 2
    assert Fraction(amount) % unit == 0
    assert 0 <= amount <= worth.line_amount(quantity, price, Decimal(0), currency=currency)


@given(
    st.lists(st.one_of(st.none(), st.decimals(0, 10**12, places=2)), max_size=8),
    st.one_of(st.none(), st.just(Decimal(7))),
)
def test_a_deal_is_the_sum_of_its_priced_lines_or_what_was_typed(
    amounts: list[Decimal | None], typed: Decimal | None
) -> None:
    priced = [Fraction(amount) for amount in amounts if amount is not None]
    found = worth.deal_amount(amounts, typed)
    assert found == (sum(priced) if priced else typed)


@given(st.lists(st.tuples(CURRENCIES, st.integers(1, 50), st.decimals(0, 10**12, places=2)), max_size=12))
def test_sums_never_mix_currencies_and_lose_nothing(parts: list[tuple[str, int, Decimal]]) -> None:
    added = worth.add_up(worth.Sum(currency, n, amount, amount / 2) for currency, n, amount in parts)
    assert [one.currency for one in added] == sorted({currency for currency, _n, _amount in parts})
    for one in added:
        mine = [part for part in parts if part[0] == one.currency]
        assert one.count == sum(n for _currency, n, _amount in mine)
        assert one.amount == sum(amount for _currency, _n, amount in mine)


@pytest.mark.parametrize(
    ("quantity", "price", "discount", "currency", "amount"),
    [
        ("2", "45000000", "10", "VND", "81000000"),
        ("1", "999", "0.05", "VND", "999"),
        ("0.5", "1", "0", "VND", "1"),
        ("3", "33.33", "0", "USD", "99.99"),
        ("1", "0.125", "0", "USD", "0.13"),
        ("1", "10", "100", "USD", "0"),
    ],
)
def test_lines_round_half_away_from_zero(
    quantity: str, price: str, discount: str, currency: str, amount: str
) -> None:
    found = worth.line_amount(Decimal(quantity), Decimal(price), Decimal(discount), currency=currency)
    assert found == Decimal(amount)


def a_product(cast: Cast, price: Decimal | None = None) -> Product:
    with acting_as(cast.minh, at=NOW):
        product = products.add_product(ProductData(name=f"Gói {price}"), by=cast.minh, at=NOW)
        if price is not None:
            listed = prices.add_price_list(PriceListData(name="A"), by=cast.minh, at=NOW)
            prices.set_price(product, listed, price, by=cast.minh, at=NOW)
    return product


def test_lines_decide_the_amount_and_none_leave_what_was_typed(cast: Cast) -> None:
    listed, unlisted = a_product(cast, Decimal(30_000_000)), a_product(cast)
    with acting_as(cast.an, at=NOW):
        deal = a_deal(cast.an, amount=Decimal(5), lines=(LineData(product=unlisted),))
        assert (deal.amount, OpportunityLine.objects.get().amount) == (Decimal(5), None)
        told = [
            LineData(product=listed, quantity=Decimal(2), discount_pct=Decimal(10)),
            LineData(product=unlisted),
        ]
        opportunities.set_lines(deal, told, by=cast.an, at=NOW)
        assert Opportunity.objects.get().amount == Decimal(54_000_000)
        with pytest.raises(opportunities.AmountFromLines):
            opportunities.change(deal, {"amount": Decimal(1)}, by=cast.an, at=NOW)
        opportunities.change(deal, {"name": "Tên mới"}, by=cast.an, at=NOW)
        assert Opportunity.objects.get().amount == Decimal(54_000_000)


@pytest.mark.parametrize(
    "told", [{"quantity": Decimal(0)}, {"unit_price": Decimal(-1)}, {"discount_pct": Decimal(101)}]
)
def test_a_line_that_makes_no_sense_changes_nothing(cast: Cast, told: dict[str, Decimal]) -> None:
    product = a_product(cast, Decimal(10))
    with acting_as(cast.an, at=NOW):
        deal = a_deal(cast.an, lines=(LineData(product=product),))
    with pytest.raises(lines.NotALine), acting_as(cast.an, at=NOW):
        opportunities.set_lines(deal, [LineData(product=product, **told)], by=cast.an, at=NOW)
    with acting_as(cast.an, at=NOW):
        assert (Opportunity.objects.get().amount, OpportunityLine.objects.get().quantity) == (
            Decimal(10),
            Decimal(1),
        )


@pytest.mark.parametrize(("amount", "currency"), [("-1", "VND"), ("0.5", "VND"), ("1.005", "USD")])
def test_an_amount_fits_its_currency(cast: Cast, amount: str, currency: str) -> None:
    with acting_as(cast.an, at=NOW):
        with pytest.raises(opportunities.NotAnAmount):
            a_deal(cast.an, amount=Decimal(amount), currency=currency)
        assert not Opportunity.objects.exists()


def test_sums_are_weighted_by_the_stage_or_the_persons_word_per_currency(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        a_deal(cast.an, amount=Decimal(100_000_001))
        a_deal(cast.an, amount=Decimal(50_000_000), probability=90)
        a_deal(cast.an, amount=Decimal("1000.55"), currency="USD")
        a_deal(cast.an, amount=None)
        dollars, dong = sorted(deals.sums(deals.open_deals()), key=lambda one: one.currency)
        assert (dong.count, dong.amount, dong.weighted) == (3, Decimal(150_000_001), Decimal("55000000.1"))
        assert str(dong.weighted_money) == "55000000 VND"
        assert (dollars.count, dollars.amount, str(dollars.weighted_money)) == (
            1,
            Decimal("1000.55"),
            "100.06 USD",
        )
