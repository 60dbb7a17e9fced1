"""From the text of a cell to a typed value, or to a BadValue that says why not."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any

from babel import Locale

from vai.core import names, phones, taxcodes
from vai.core.text import fold, squeeze
from vai.doors.importing import dates, numbers
from vai.doors.importing.errors import BadValue, Problem
from vai.doors.importing.targets import Type

_BLANKS = (
    "|-|--|---|–|—|.|..|...|?|n/a|#n/a|na|n.a.|n.a|nan|null|nil|none|(blank)|(none)|(empty)|blank|empty|not set|no value|--none--|"
    "-none-|select|(select)|please select|<null>|\\n|undefined|#value!|#ref!|#div/0!|#name?|#null!|#num!|unknown|"
    "không có|khong co|chưa có|chua co|trống|(trống)|không rõ|chưa rõ|chưa cập nhật|k có|ko có|không xác định|(no value)|no data"
)
BLANKS = frozenset(_BLANKS.split("|"))
_YES = "1 x ✓ ✔ ✅ v yes y true t có co đúng dung on ja oui si vrai wahr đã da rồi roi ok done completed complete xong"
_TRUE = frozenset(_YES.split()) | {
    "hoàn thành", "đã xong", "đã hoàn thành", "đã chuyển đổi", "hoan thanh"
}  # fmt: skip
_NO = "0 no n false f không khong ko sai off nein non faux falsch chưa chua k"
_FALSE = frozenset(_NO.split()) | {
    "chưa xong", "chưa hoàn thành", "not started", "in progress", "open", "chua xong", "deferred", "waiting on someone else", "đang làm", "planned", "held back"
}  # fmt: skip
_EMAIL = re.compile(r"[^\s<>\"'(),:;@\[\]\\]+@[^\s<>\"'(),:;@\[\]\\/]+\.[^\s<>\"'(),:;@\[\]\\/.]{2,}")
_SPLIT_TAGS = re.compile(r"[,;|\n]+")
_NINE = re.compile(r"^[35789]\d{8}$")
_SCIENTIFIC = re.compile(r"^\d(?:[.,]\d+)?e\+\d+$", re.I)
_FOREIGN_TAX = re.compile(r"^[A-Z0-9][A-Z0-9 .\-/]{3,24}$", re.I)
_COUNTRY_NICKNAMES = {
    "usa": "US", "u.s.a.": "US", "u.s.": "US", "america": "US", "my": "US", "hoa ky": "US", "uk": "GB", "england": "GB", "anh": "GB",
    "anh quoc": "GB", "vn": "VN", "viet nam": "VN", "vietnam": "VN", "korea": "KR", "south korea": "KR", "han quoc": "KR", "nhat": "JP",
    "nhat ban": "JP", "trung quoc": "CN", "duc": "DE", "phap": "FR", "uc": "AU", "dai loan": "TW", "thai lan": "TH", "korea, republic of": "KR",
    "russia": "RU", "nga": "RU", "uae": "AE", "holland": "NL", "the netherlands": "NL", "deutschland": "DE", "hong kong": "HK", "macau": "MO",
}  # fmt: skip


@dataclass(slots=True)
class Reading:
    """How one column is read: its type, its styles, and what is needed around it."""

    type: Type
    number_style: numbers.Style = numbers.Style.PLAIN
    date_order: dates.Order = dates.Order.DAY_FIRST
    tz: str = "Asia/Ho_Chi_Minh"
    region: str = "VN"
    choices: tuple[str, ...] = ()
    whole_percents: bool = False


@dataclass(slots=True)
class Value:
    """What was read: `value` (None when nothing), remarks, and `leftover` text that found no place in it."""

    value: Any = None
    remarks: list[Problem] = field(default_factory=list)
    leftover: str = ""
    currency: str = ""


def is_blank(text: str | None, more: frozenset[str] = frozenset()) -> bool:
    """Whether a cell says nothing: empty, or one of the marks that people and programs write for nothing."""
    if text is None:
        return True
    bare = text.strip().casefold()
    return bare in BLANKS or bare in more


def parse(text: str, how: Reading) -> Value:
    """Read one cell that is not blank.

    :raises BadValue: it is not what the column holds
    """
    match how.type:
        case Type.MONEY | Type.DECIMAL:
            return Value(numbers.number(text, how.number_style), currency=numbers.currency(text))
        case Type.INTEGER:
            return Value(integer(text, how.number_style))
        case Type.PERCENT:
            return Value(percent(text, how.number_style, whole=how.whole_percents))
        case Type.DAY:
            return Value(dates.day(text, how.date_order, how.tz))
        case Type.MOMENT:
            return Value(dates.moment(text, how.date_order, how.tz))
        case Type.BOOL:
            return Value(boolean(text))
        case Type.PHONES:
            return phone_numbers(text, how.region)
        case Type.EMAILS:
            return emails(text)
        case Type.TAX_CODE:
            return tax_code(text)
        case Type.CURRENCY:
            return Value(numbers.currency_code(text))
        case Type.COUNTRY:
            return country(text)
        case Type.TAGS:
            return Value(tags(text))
        case Type.LONG_TEXT:
            return Value(text.strip())
        case Type.CHOICE:
            return choice(text, how.choices)
        case _:
            return Value(squeeze(text))


def integer(text: str, style: numbers.Style = numbers.Style.PLAIN) -> int:
    """Read a whole number.

    :raises BadValue: it is none
    """
    value = numbers.number(text, style)
    if value != value.to_integral_value():
        raise BadValue("not_whole", text)
    return int(value)


def percent(text: str, style: numbers.Style = numbers.Style.PLAIN, *, whole: bool = False) -> Decimal:
    """Read a share as a ratio 0-1; `whole` says that 50 without a sign is fifty percent.

    :raises BadValue: it is none, or not between 0 and 100 percent
    """
    value = numbers.number(text, style)
    if "%" not in text and (whole or value > 1):
        value /= 100
    if not 0 <= value <= 1:
        raise BadValue("not_a_percent", text)
    return value


def boolean(text: str) -> bool:
    """Read yes or no in many words.

    :raises BadValue: it is neither
    """
    bare = text.strip().casefold()
    if bare in _TRUE:
        return True
    if bare in _FALSE:
        return False
    raise BadValue("not_yes_or_no", text)


def phone_numbers(text: str, region: str = "VN") -> Value:
    """Read all numbers of a cell. What is no number is left over, never lost."""
    bare = text.strip().strip("'")
    if _SCIENTIFIC.match(bare):
        return Value(remarks=[Problem("phone_scientific", params={"value": text})], leftover=text)
    found = phones.find_all(bare, region)
    if not found:
        return Value(remarks=[Problem("phone_unreadable", params={"value": text})], leftover=text)
    remarks = []
    if region == "VN" and _NINE.match(bare):
        remarks.append(Problem("phone_zero_restored", params={"value": text}))
    if any(phone.was_converted for phone in found):
        remarks.append(Problem("phone_converted", params={"value": text}))
    if not all(phone.is_valid for phone in found):
        remarks.append(Problem("phone_unsure", params={"value": text}))
    return Value(tuple(found), remarks)


def emails(text: str) -> Value:
    """Read all addresses of a cell, in small letters, each once. What is no address is left over."""
    found = tuple(dict.fromkeys(match.strip(".").lower() for match in _EMAIL.findall(text)))
    if not found:
        return Value(remarks=[Problem("email_unreadable", params={"value": text})], leftover=text)
    return Value(found)


def tax_code(text: str) -> Value:
    """Read a tax code: Vietnamese ones are checked, foreign ones are taken as they are.

    :raises BadValue: it is no tax code
    """
    bare = text.strip().strip("'")
    found = taxcodes.check(bare)
    if found is None:
        if re.search(r"[A-Za-z]", bare) and re.search(r"\d{4}", bare) and _FOREIGN_TAX.match(bare):
            return Value(squeeze(bare).upper(), [Problem("tax_code_foreign", params={"value": text})])
        raise BadValue("not_a_tax_code", text)
    remarks = []
    if found.was_padded:
        remarks.append(Problem("tax_code_zero_restored", params={"value": text}))
    if not found.is_valid_check:
        remarks.append(Problem("tax_code_check", params={"value": text}))
    return Value(found.text, remarks)


def tags(text: str) -> tuple[str, ...]:
    """Read a list of words."""
    parts = (squeeze(part).strip("[]\"'") for part in _SPLIT_TAGS.split(text))
    return tuple(dict.fromkeys(part for part in parts if part and not is_blank(part)))


def country(text: str) -> Value:
    """Read a country as its ISO code; one that is not known is left over."""
    bare = fold(text.strip()).removeprefix("nuoc ")
    if re.fullmatch("[A-Z]{2}", text.strip()) and text.strip() in Locale("en").territories:
        return Value(text.strip())
    if code := _countries().get(bare):
        return Value(code)
    return Value(remarks=[Problem("country_unknown", params={"value": text})], leftover=text)


def choice(text: str, choices: tuple[str, ...]) -> Value:
    """Read one of the allowed codes; `Plan` maps other words to them beforehand.

    :raises BadValue: it is none of them
    """
    bare = fold(text.strip())
    if bare in choices:
        return Value(bare)
    raise BadValue("not_a_choice", text, choices=", ".join(choices))


def honorific(text: str) -> str:
    """Give the code of a form of address; empty when it is not known."""
    return names.honorific_code(text) or ""


def is_date(value: Any) -> bool:
    """Whether a value is a date or an instant."""
    return isinstance(value, dt.date)


@cache
def _countries() -> dict[str, str]:
    found: dict[str, str] = {}
    for language in ("fr", "de", "vi", "en"):
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha():
                found[fold(str(name))] = code
                found[code.casefold()] = code
    return found | _COUNTRY_NICKNAMES
