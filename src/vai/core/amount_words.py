"""Amounts in words, Vietnamese and English, as papers of the trade have them below their figures. Pure.

Vietnamese says units by their place: 21 is "hai mươi mốt", 25 "hai mươi lăm", 24 "hai mươi tư", 105 "một trăm lẻ năm"; a
group of thousands that has no hundreds says "lẻ" before a single unit (1.005: "một nghìn lẻ năm") and "không trăm" before
tens (1.050: "một nghìn không trăm năm mươi"), so that no two numbers sound alike.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from vai.core.money import Money, exponent

_DIGITS_VI: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SMALL_VI: Final = ("", "nghìn", "triệu")
_BILLION: Final = 10**9
_UNITS_EN: Final = (
    *(
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
    ),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS_EN: Final = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES_EN: Final = (
    *("", "thousand", "million", "billion", "trillion", "quadrillion", "quintillion", "sextillion"),
    *("septillion", "octillion"),
)
# The whole and the hundredth part; in English one of them and several.
_NAMES_VI: Final = {
    "VND": ("đồng", ""),
    "USD": ("đô la Mỹ", "xu"),
    "EUR": ("euro", "xu"),
    "GBP": ("bảng Anh", "xu"),
    "SGD": ("đô la Singapore", "xu"),
    "AUD": ("đô la Úc", "xu"),
    "JPY": ("yên Nhật", ""),
}
_NAMES_EN: Final = {
    "VND": (("Vietnamese dong", "Vietnamese dong"), ("", "")),
    "USD": (("US dollar", "US dollars"), ("cent", "cents")),
    "EUR": (("euro", "euros"), ("cent", "cents")),
    "GBP": (("pound sterling", "pounds sterling"), ("penny", "pence")),
    "SGD": (("Singapore dollar", "Singapore dollars"), ("cent", "cents")),
    "AUD": (("Australian dollar", "Australian dollars"), ("cent", "cents")),
    "JPY": (("Japanese yen", "Japanese yen"), ("", "")),
}


def vietnamese(number: int) -> str:
    """Say a whole number in Vietnamese: 121005 is "một trăm hai mươi mốt nghìn lẻ năm"."""
    if number < 0:
        return f"âm {vietnamese(-number)}"
    return _DIGITS_VI[0] if number == 0 else " ".join(_vi(number, is_first=True))


def english(number: int) -> str:
    """Say a whole number in English: 121005 is "one hundred twenty-one thousand five".

    :raises ValueError: it has more than thirty digits.
    """
    if number < 0:
        return f"minus {english(-number)}"
    if number == 0:
        return _UNITS_EN[0]
    groups = _groups(number)
    if len(groups) > len(_SCALES_EN):
        raise ValueError("too large to be said")
    said = [
        f"{_group_en(group)} {_SCALES_EN[place]}".strip()
        for place, group in reversed(list(enumerate(groups)))
        if group
    ]
    return " ".join(said)


def amount(money: Money, language: str) -> str:
    """Say an amount with its currency, the first letter a capital: "Năm triệu đồng", "Five US dollars and ten cents"."""
    minor, places = abs(money.minor), exponent(money.currency)
    whole, part = divmod(minor, 10**places)
    said = (_amount_vi if language == "vi" else _amount_en)(whole, part, places, money.currency)
    if money.minor < 0:
        said = f"{'âm' if language == 'vi' else 'minus'} {said}"
    return said[:1].upper() + said[1:]


def _amount_vi(whole: int, part: int, places: int, currency: str) -> str:
    name, small = _NAMES_VI.get(currency, (currency, ""))
    return f"{vietnamese(whole)} {name}" + _part(part, places, small, vietnamese, "và")


def _amount_en(whole: int, part: int, places: int, currency: str) -> str:
    names, smalls = _NAMES_EN.get(currency, ((currency, currency), ("", "")))
    name = names[whole != 1]
    return f"{english(whole)} {name}" + _part(part, places, smalls[part != 1], english, "and")


def _part(part: int, places: int, small: str, say: Callable[[int], str], also: str) -> str:
    if not part:
        return ""
    return f" {also} {say(part)} {small}" if small else f" {also} {part}/{10**places}"


def _vi(number: int, *, is_first: bool) -> list[str]:
    """Say what is above nought; from a billion on the billions are a number themselves."""
    above, rest = divmod(number, _BILLION)
    said = [*_vi(above, is_first=is_first), "tỷ"] if above else []
    groups = _groups(rest)
    for place, group in reversed(list(enumerate(groups))):
        if group:
            said += _group_vi(group, is_first=is_first and not said)
            said += [_SMALL_VI[place]] if _SMALL_VI[place] else []
    return said


def _group_vi(group: int, *, is_first: bool) -> list[str]:
    hundreds, tens, units = group // 100, group // 10 % 10, group % 10
    said = []
    # Without hundreds, "lẻ" alone tells a single unit; tens need "không trăm" before them.
    if hundreds or (tens and not is_first):
        said += [_DIGITS_VI[hundreds], "trăm"]
    if tens > 1:
        said += [_DIGITS_VI[tens], "mươi"]
    elif tens == 1:
        said.append("mười")
    elif units and (hundreds or not is_first):
        said.append("lẻ")
    if units:
        said.append(_unit_vi(units, tens))
    return said


def _unit_vi(units: int, tens: int) -> str:
    if units == 1 and tens > 1:
        return "mốt"
    if units == 4 and tens > 1:
        return "tư"
    if units == 5 and tens:
        return "lăm"
    return _DIGITS_VI[units]


def _group_en(group: int) -> str:
    hundreds, rest = divmod(group, 100)
    said = [f"{_UNITS_EN[hundreds]} hundred"] if hundreds else []
    if 0 < rest < 20:
        said.append(_UNITS_EN[rest])
    elif rest:
        tens, units = divmod(rest, 10)
        said.append(_TENS_EN[tens] + (f"-{_UNITS_EN[units]}" if units else ""))
    return " ".join(said)


def _groups(number: int) -> list[int]:
    """Part a number into groups of three digits, the lowest first."""
    groups = []
    while number:
        number, group = divmod(number, 1000)
        groups.append(group)
    return groups
