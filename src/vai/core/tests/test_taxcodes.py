from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vai.core import reference, taxcodes
from vai.core.taxcodes import Kind


def test_an_organisation_with_a_right_check_digit():
    code = taxcodes.check("0100233488")
    assert (code.kind, code.digits, code.is_valid_check, code.expected_digit) == (
        Kind.ORG10,
        "0100233488",
        True,
        8,
    )


def test_a_wrong_check_digit_is_reported_not_refused():
    code = taxcodes.check("0100233480")
    assert (code.kind, code.is_valid_check, code.expected_digit) == (Kind.ORG10, False, 8)


@pytest.mark.parametrize(
    "written", ["0314409058-002", "0314409058 002", "0314409058002", "MST: 0314409058-002"]
)
def test_a_branch(written):
    code = taxcodes.check(written)
    assert (code.kind, code.is_valid_check, code.text) == (Kind.BRANCH13, True, "0314409058-002")
    assert code.parent_digits == "0314409058"


def test_a_person_is_known_by_the_personal_id_and_masked():
    code = taxcodes.check("001085012345")
    assert (code.kind, code.is_valid_check, code.expected_digit) == (Kind.PERSON12, True, None)
    assert code.masked == "•••••••••345"
    assert code.parent_digits == ""
    assert taxcodes.check("0100233488").masked == "0100233488"


def test_a_zero_eaten_by_a_spreadsheet_is_put_back_only_where_the_check_digit_agrees():
    assert taxcodes.check("100233488").digits == "0100233488"
    assert taxcodes.check("100233488").was_padded
    assert taxcodes.check("100233480") is None
    assert taxcodes.check("314409058002").text == "0314409058-002"


@pytest.mark.parametrize(
    "written", ["", "DE123456789", "123", "0314409058-000", "12345678901", "01002334888888"]
)
def test_other_shapes_are_no_tax_code(written):
    assert taxcodes.check(written) is None


def test_some_numbers_cannot_be_issued():
    assert taxcodes.check_digit("000000000") is None
    code = taxcodes.check("0000000000")
    assert (code.is_valid_check, code.expected_digit) == (False, None)


@given(st.integers(0, 2**32))
def test_an_invented_code_is_right_and_any_other_last_digit_is_wrong(seed):
    code = reference.tax_code(Random(seed))
    others = [code[:9] + str(d) for d in range(10)]
    assert [o for o in others if taxcodes.check(o).is_valid_check] == [code]


@given(st.text(max_size=40))
def test_reading_never_fails(written):
    taxcodes.check(written)
