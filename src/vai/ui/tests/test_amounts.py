"""Sums as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from vai.core import formats
from vai.core.money import Money
from vai.ui.amounts import MoneyField, read_amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1500000", "1500000"),
        ("1.500.000", "1500000"),
        ("1,500,000", "1500000"),
        ("1 500 000", "1500000"),
        ("1.500.000 ₫", "1500000"),
        ("1.500.000đ", "1500000"),
        ("1.500.000 VND", "1500000"),
        ("50tr", "50000000"),
        ("50 triệu", "50000000"),
        ("50 triệu đồng", "50000000"),
        ("1,2 tỷ", "1200000000"),
        ("1.2 tỉ", "1200000000"),
        ("1.234 tỷ", "1234000000"),
        ("350k", "350000"),
        ("2bn", "2000000000"),
        ("-5tr", "-5000000"),
        ("1,234.50", "1234.50"),
        ("1.234,50", "1234.50"),
        ("12,5", "12.5"),
        ("0", "0"),
    ],
)
def test_a_sum_is_read(text: str, amount: str) -> None:
    assert read_amount(text) == Decimal(amount)


@pytest.mark.parametrize(
    "text", ["", "a lot", "tr", "1.2.3", "5 xu", "1,23,456.7.8", "--5", "1e9", "NaN", "١٢"]
)
def test_what_is_not_a_sum_is_not_read(text: str) -> None:
    assert read_amount(text) is None


@given(st.integers(min_value=0, max_value=10**13), st.sampled_from(["vi", "en"]))
def test_what_vai_writes_it_reads(amount: int, language: str) -> None:
    assert read_amount(formats.money(amount, "VND", language)) == amount


@given(st.text(max_size=30))
def test_no_text_breaks_it(text: str) -> None:
    amount = read_amount(text)
    assert amount is None or amount.is_finite()


def test_the_field_gives_money() -> None:
    assert MoneyField().clean("1,2 tỷ") == Money(1_200_000_000, "VND")
    assert MoneyField(required=False).clean("") is None
    assert MoneyField(currency="USD").clean("12.50") == Money("12.50", "USD")


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        (MoneyField(), "a lot", "amount"),
        (MoneyField(), "-5tr", "negative"),
        (MoneyField(), "12,5", "exact"),
        (MoneyField(), "9" * 30, "amount"),
    ],
)
def test_the_field_says_what_is_wrong(field: MoneyField, text: str, code: str) -> None:
    with pytest.raises(forms.ValidationError) as refused:
        field.clean(text)
    assert refused.value.code == code


def test_a_known_sum_is_written_as_it_can_be_read_again() -> None:
    money = Money(1_234_567, "VND")
    assert read_amount(MoneyField().prepare_value(money)) == money.amount
    dollars = Money("1234.50", "USD")
    assert read_amount(MoneyField(currency="USD").prepare_value(dollars)) == dollars.amount
