from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vai.core.money import (
    CurrencyError,
    Money,
    Rate,
    convert,
    exponent,
    half_up,
    largest_remainder,
    total,
)

MINOR = st.integers(-(10**18), 10**18)
WEIGHTS = st.lists(st.integers(0, 10**9), min_size=1, max_size=30).filter(any)


def test_the_currency_says_how_many_decimals():
    assert [exponent(c) for c in ("VND", "JPY", "USD", "EUR", "KWD")] == [0, 0, 2, 2, 3]
    assert str(Money(120_000_000, "VND")) == "120000000 VND"
    assert str(Money("3000", "USD")) == "3000.00 USD"
    assert Money(Decimal("120000000.00"), "VND") == Money(120_000_000, "VND")


def test_finer_than_the_currency_is_refused_unless_rounded():
    with pytest.raises(ValueError, match="finer than VND"):
        Money("0.5", "VND")
    assert Money.rounded("0.5", "VND") == Money(1, "VND")
    assert Money.rounded("-2.345", "USD") == Money("-2.35", "USD")


@pytest.mark.parametrize("amount", [0.1, 1.0, True, None])
def test_money_is_never_made_from_a_float(amount):
    with pytest.raises(TypeError):
        Money(amount, "USD")


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "1e999999999", "1e-999999999", "abc", "", "1e24"])
def test_what_is_no_amount_is_refused_quickly(amount):
    with pytest.raises(ValueError):
        Money(amount, "USD")


@pytest.mark.parametrize("currency", ["", "usd", "DOLLAR", "₫₫₫", None])
def test_a_currency_is_three_capitals(currency):
    with pytest.raises(ValueError):
        Money(1, currency)


def test_currencies_do_not_mix():
    for mix in (lambda a, b: a + b, lambda a, b: a - b, lambda a, b: a < b):
        with pytest.raises(CurrencyError):
            mix(Money(1, "USD"), Money(1, "VND"))
    with pytest.raises(TypeError):
        Money(1, "USD") + 1
    with pytest.raises(TypeError):
        Money(1, "USD") * 1.5


def test_half_goes_away_from_zero():
    assert [half_up(Decimal(x)) for x in ("0.5", "1.5", "2.5", "-0.5", "-2.5", "0.4999")] == [
        1,
        2,
        3,
        -1,
        -3,
        0,
    ]
    assert half_up(Fraction(1, 3), 2) == Decimal("0.33")
    assert str(half_up(Decimal("-0.004"), 2)) == "0.00"


def test_eight_percent_and_ten_percent():
    assert Money(100_000_000, "VND").times("1.08") == Money(108_000_000, "VND")
    assert Money(100_000_000, "VND").times(Decimal("1.1")) == Money(110_000_000, "VND")


def test_largest_remainder_gives_what_is_left_to_the_largest_fraction_then_the_first():
    assert largest_remainder(100, [1, 1, 1]) == [34, 33, 33]
    assert largest_remainder(10, [Decimal("0.5"), Decimal("0.25"), Decimal("0.25")]) == [5, 3, 2]
    assert largest_remainder(-100, [1, 1, 1]) == [-34, -33, -33]
    assert largest_remainder(0, [0, 0]) == [0, 0]
    with pytest.raises(ValueError, match="all weights are zero"):
        largest_remainder(1, [0, 0])
    with pytest.raises(ValueError, match="not negative"):
        largest_remainder(1, [2, -1])


@given(MINOR, WEIGHTS)
def test_shares_add_up_and_lie_within_one_of_the_ideal(whole, weights):
    shares = largest_remainder(whole, weights)
    assert sum(shares) == whole
    assert all(abs(s - Fraction(whole * w, sum(weights))) < 1 for s, w in zip(shares, weights, strict=True))
    assert largest_remainder(-whole, weights) == [-s for s in shares]


@given(MINOR, WEIGHTS)
def test_parts_of_money_add_up_to_the_money(minor, weights):
    money = Money.from_minor(minor, "USD")
    assert total(money.split(weights), "USD") == money


@given(MINOR, MINOR, MINOR)
def test_adding_is_exact_in_any_order(a, b, c):
    x, y, z = (Money.from_minor(minor, "USD") for minor in (a, b, c))
    assert (x + y) + z == z + (y + x)
    assert x - x == Money.zero("USD")
    assert (x + y - y).amount == x.amount
    assert Money(str(x.amount), "USD") == x


@given(MINOR, st.integers(-1000, 1000))
def test_times_a_count_is_adding_that_often(minor, count):
    assert Money.from_minor(minor, "VND") * count == Money.from_minor(minor * count, "VND")
    assert Money.from_minor(minor, "VND").times(count) == count * Money.from_minor(minor, "VND")


def test_conversion_uses_a_dated_rate_in_either_direction():
    rate = Rate("USD", "VND", "26350.5", date(2026, 11, 24))
    assert convert(Money("3000.01", "USD"), "VND", rate=rate) == Money(79_051_764, "VND")
    assert convert(Money(79_051_500, "VND"), "USD", rate=rate) == Money(3000, "USD")
    assert convert(Money(5, "VND"), "VND", rate=rate) == Money(5, "VND")
    with pytest.raises(CurrencyError):
        convert(Money(1, "EUR"), "VND", rate=rate)


@pytest.mark.parametrize("value", ["0", "-1", "NaN"])
def test_a_rate_is_above_zero(value):
    with pytest.raises(ValueError):
        Rate("USD", "VND", value, date(2026, 11, 24))


def test_a_rate_is_never_a_float():
    with pytest.raises(TypeError):
        Rate("USD", "VND", 26350.5, date(2026, 11, 24))


def test_the_total_of_nothing_is_zero():
    assert total([], "VND") == Money(0, "VND")
    assert not total([], "VND")
