"""Numbers, terms and VAT: pure."""

from datetime import date
from decimal import Decimal

import pytest

from vai.contracts import rules


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        ("HĐ-{year}/{number:3}", "HĐ-2026/007"),
        ("{number}/{yy}/HĐKT", "7/26/HĐKT"),
        ("VAI.{yy}.{number:4}", "VAI.26.0007"),
    ],
)
def test_a_number_is_written_by_the_pattern(pattern: str, number: str) -> None:
    assert rules.number_of(rules.check_pattern(pattern), 2026, 7) == number


@pytest.mark.parametrize(
    "pattern",
    ["HĐ", "HĐ-{number}", "HĐ-{year}", "{year}{number}", "{yy}1{number}", "{year}/{number:3}/{team}", "{"],
)
def test_a_pattern_that_gives_two_contracts_one_number_is_refused(pattern: str) -> None:
    with pytest.raises(rules.NotANumberPattern):
        rules.check_pattern(pattern)


@pytest.mark.parametrize(
    ("first", "months", "last"),
    [
        (date(2026, 11, 25), 12, date(2027, 11, 24)),
        (date(2026, 1, 1), 12, date(2026, 12, 31)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 12, 1), 1, date(2026, 12, 31)),
    ],
)
def test_a_term_of_months_ends_on_the_day_before(first: date, months: int, last: date) -> None:
    assert rules.last_day(first, months) == last


def test_vat_is_rounded_once_to_the_smallest_unit() -> None:
    assert rules.vat_of(Decimal(27_000_003), Decimal(10), "VND") == 2_700_000
    assert rules.vat_of(Decimal(33_333_335), Decimal(10), "VND") == 3_333_334
    assert rules.vat_of(Decimal("100.05"), Decimal(8), "USD") == Decimal("8.00")
    assert rules.vat_of(None, Decimal(8), "VND") is None
