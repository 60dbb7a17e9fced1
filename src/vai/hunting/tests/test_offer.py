"""What an offer adds up to: exact, and every figure the sum of those above it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vai.core.money import exponent
from vai.hunting.offer import Row, largest_discount, reckon

percents = st.decimals(0, 100, places=2)


def amounts(places: int) -> st.SearchStrategy[Decimal]:
    return st.decimals(0, 10**9, places=places)


@st.composite
def offers(draw: st.DrawFn) -> tuple[str, list[Row], Decimal]:
    currency = draw(st.sampled_from(["VND", "USD", "KWD"]))
    row = st.builds(
        Row,
        quantity=st.decimals("0.001", 1000, places=3),
        unit_price=amounts(exponent(currency)),
        discount_pct=percents,
        vat_pct=st.sampled_from([None, Decimal(0), Decimal(5), Decimal(8), Decimal(10)]),
        list_price=st.none() | amounts(exponent(currency)),
    )
    return currency, draw(st.lists(row, min_size=1, max_size=8)), draw(percents)


@given(offers())
def test_figures_add_up(offer: tuple[str, list[Row], Decimal]) -> None:
    currency, rows, discount = offer
    sums = reckon(rows, discount, currency)
    assert sums.subtotal == sum(line.amount for line in sums.lines)
    assert sums.net == sum(line.net for line in sums.lines)
    assert sums.vat == sum(line.vat for line in sums.lines)
    assert sums.total == sums.subtotal - sums.discount + sums.vat
    assert 0 <= sums.discount <= sums.subtotal
    assert all(line.net <= line.amount for line in sums.lines)
    finest = Decimal(1).scaleb(-exponent(currency))
    assert all(
        value == value.quantize(finest) for value in (sums.subtotal, sums.discount, sums.vat, sums.total)
    )
    assert 0 <= sums.largest_discount_pct <= 100


@pytest.mark.parametrize(
    ("row", "discount", "largest"),
    [
        (Row(quantity=Decimal(1), unit_price=Decimal(100)), "0", "0"),
        (Row(quantity=Decimal(1), unit_price=Decimal(100), discount_pct=Decimal(10)), "10", "19"),
        (Row(quantity=Decimal(1), unit_price=Decimal(80), list_price=Decimal(100)), "0", "20"),
        (
            Row(
                quantity=Decimal(1), unit_price=Decimal(120), list_price=Decimal(100), discount_pct=Decimal(5)
            ),
            "0",
            "5",
        ),
        (Row(quantity=Decimal(1), unit_price=Decimal(0), list_price=Decimal(100)), "0", "100"),
        (Row(quantity=Decimal(1), unit_price=Decimal(0)), "50", "0"),
    ],
)
def test_a_low_price_is_a_discount_as_well(row: Row, discount: str, largest: str) -> None:
    assert largest_discount(row, Decimal(discount)) == Decimal(largest)


def test_vat_is_rounded_line_by_line() -> None:
    rows = [Row(quantity=Decimal(1), unit_price=Decimal(333), vat_pct=Decimal(8))] * 3
    sums = reckon(rows, Decimal(0), "VND")
    assert (sums.subtotal, sums.vat, sums.total) == (999, 81, 1080)
