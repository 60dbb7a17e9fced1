"""Amounts in words: what people say, and that what is said can be read back as the same number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vai.core.amount_words import amount, english, vietnamese
from vai.core.money import Money


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "không"),
        (4, "bốn"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (100, "một trăm"),
        (101, "một trăm lẻ một"),
        (104, "một trăm lẻ bốn"),
        (105, "một trăm lẻ năm"),
        (110, "một trăm mười"),
        (111, "một trăm mười một"),
        (115, "một trăm mười lăm"),
        (1_005, "một nghìn lẻ năm"),
        (1_050, "một nghìn không trăm năm mươi"),
        (1_015, "một nghìn không trăm mười lăm"),
        (121_005, "một trăm hai mươi mốt nghìn lẻ năm"),
        (1_000_001, "một triệu lẻ một"),
        (21_000_000, "hai mươi mốt triệu"),
        (355_000_000, "ba trăm năm mươi lăm triệu"),
        (
            1_234_567_891,
            "một tỷ hai trăm ba mươi tư triệu năm trăm sáu mươi bảy nghìn tám trăm chín mươi mốt",
        ),
        (1_000_000_000_005, "một nghìn tỷ lẻ năm"),
        (1_005_000_000_000, "một nghìn lẻ năm tỷ"),
        (-5, "âm năm"),
    ],
)
def test_vietnamese_as_it_is_said(number: int, said: str) -> None:
    assert vietnamese(number) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "zero"),
        (13, "thirteen"),
        (40, "forty"),
        (121_005, "one hundred twenty-one thousand five"),
        (1_000_000_001, "one billion one"),
        (-7, "minus seven"),
    ],
)
def test_english_as_it_is_said(number: int, said: str) -> None:
    assert english(number) == said


def test_amounts_name_their_currency() -> None:
    assert amount(Money(121_005, "VND"), "vi") == "Một trăm hai mươi mốt nghìn lẻ năm đồng"
    assert amount(Money(121_005, "VND"), "en") == "One hundred twenty-one thousand five Vietnamese dong"
    assert amount(Money("5.10", "USD"), "vi") == "Năm đô la Mỹ và mười xu"
    assert amount(Money("1.01", "USD"), "en") == "One US dollar and one cent"
    assert amount(Money("2.50", "CHF"), "en") == "Two CHF and 50/100"
    assert amount(Money("-2.00", "EUR"), "en") == "Minus two euros"


@given(st.integers(0, 10**27 - 1))
def test_what_is_said_in_vietnamese_is_read_as_the_same_number(number: int) -> None:
    assert read_vietnamese(vietnamese(number)) == number


@given(st.integers(0, 10**27 - 1))
def test_what_is_said_in_english_is_read_as_the_same_number(number: int) -> None:
    assert read_english(english(number)) == number


VI = {"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5}
VI |= {"sáu": 6, "bảy": 7, "tám": 8, "chín": 9}


def read_vietnamese(said: str) -> int:
    """Read a number by the grammar of the spoken language, which knows nothing of how it was written."""
    total = below = group = digit = 0
    for word in said.split():
        if word in VI:
            digit = VI[word]
        elif word == "lẻ":
            digit = 0
        elif word == "mười":
            group, digit = group + 10, 0
        elif word == "mươi":
            group, digit = group + digit * 10, 0
        elif word == "trăm":
            group, digit = group + digit * 100, 0
        elif word in ("nghìn", "triệu"):
            below += (group + digit) * {"nghìn": 10**3, "triệu": 10**6}[word]
            group = digit = 0
        elif word == "tỷ":
            total = (total + below + group + digit) * 10**9
            below = group = digit = 0
        else:
            raise AssertionError(word)
    return total + below + group + digit


EN = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
]
EN += ["seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = [
    "thousand",
    "million",
    "billion",
    "trillion",
    "quadrillion",
    "quintillion",
    "sextillion",
    "septillion",
    "octillion",
]


def read_english(said: str) -> int:
    total = group = 0
    for word in said.replace("-", " ").split():
        if word in EN:
            group += EN.index(word)
        elif word in TENS:
            group += (TENS.index(word) + 2) * 10
        elif word == "hundred":
            group *= 100
        else:
            total += group * 1000 ** (SCALES.index(word) + 1)
            group = 0
    return total + group
