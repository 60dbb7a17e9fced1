"""Amounts of money: "120tr", "1 tỷ 2", "1tr250", "$3k", "3.000.000đ + VAT", "30tr/năm"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from vai.capture.grammar.items import Item, Sort
from vai.capture.grammar.numbers import NUMBER, grouped, number
from vai.capture.grammar.tokens import Line
from vai.core.text import fold

_MILLION, _BILLION = Decimal(10**6), Decimal(10**9)
_UNITS = {
    **dict.fromkeys(("ty", "ti", "toi", "b", "bn", "billion", "bil"), _BILLION),
    **dict.fromkeys(("tr", "trieu", "cu", "m", "mil", "mio", "million"), _MILLION),
    **dict.fromkeys(("k", "nghin", "ngan"), Decimal(1000)),
    **dict.fromkeys(("tram trieu", "tram tr", "tram cu"), 100 * _MILLION),
    "chuc trieu": 10 * _MILLION,
    "nghin ty": 1000 * _BILLION,
    "tram ty": 100 * _BILLION,
    "chuc ty": 10 * _BILLION,
    "tram nghin": Decimal(100_000),
    "tram ngan": Decimal(100_000),
    "tram k": Decimal(100_000),
    "": Decimal(1),
}
_CURRENCIES = {
    **dict.fromkeys(("$", "usd", "us$", "do", "do la", "do my", "dollars", "dollar"), "USD"),
    **dict.fromkeys(("€", "eur", "euro"), "EUR"),
    **dict.fromkeys(("¥", "jpy", "yen"), "JPY"),
    **dict.fromkeys(("sgd",), "SGD"),
    **dict.fromkeys(("d", "₫", "vnd", "dong"), "VND"),
}
_PERS = {
    **dict.fromkeys(("nam", "year", "yr", "annum", "y"), "year"),
    **dict.fromkeys(("thang", "month", "mo", "mth", "th"), "month"),
    **dict.fromkeys(("quy", "quarter"), "quarter"),
    **dict.fromkeys(("tuan", "week"), "week"),
    **dict.fromkeys(("ngay", "day"), "day"),
    **dict.fromkeys(("user", "nguoi", "license", "seat", "cai", "bo", "chiec", "suat", "sp"), "unit"),
    **dict.fromkeys(("hang thang", "moi thang", "mot thang", "monthly", "per month", "a month"), "month"),
    **dict.fromkeys(("hang nam", "moi nam", "mot nam", "yearly", "annually", "per year", "a year"), "year"),
    **dict.fromkeys(("hang quy", "moi quy", "quarterly", "per quarter"), "quarter"),
}
_SPACED = r"tram trieu|tram tr|tram cu|chuc trieu|nghin ty|tram ty|chuc ty|tram nghin|tram ngan|tram k|trieu|tr|ty|ti(?! vi)|toi|cu|nghin|ngan|million|billion|mil|mio|bn|bil"
_BEFORE = r"(?:(?P<before>us\$|\$|€|¥|₫|usd|eur|vnd|jpy|sgd)\s?)?"
_AFTER = r"(?:\s?(?P<after>usd|eur|euro|vnd|jpy|yen|sgd|us\$|\$|€|¥|₫|dong|do la|do my|do(?= |$|[,;./])|dollars?|d(?!\w)))?"
_COUNTED = r"nam|thang|tuan|ngay|gio|tieng|phut|lan|years?|months?|weeks?|days?|hours?|users?|license|bo|cai|goi|nguoi|dot|h\d|h\b|g\d|%|[./,]\d|tr\b|trieu|ty\b|k\b|/"
_TAIL = rf"(?:(?P<glued>\d{{1,3}})(?![\d.,/%]\d|\d)|\s(?P<spaced>\d{{1,3}})(?![\w%]|[./,]\d|\s?(?:{_COUNTED}))|\s?(?P<half>ruoi)(?!\w))?"
_MONEY = re.compile(
    rf"(?<![\w.,]){_BEFORE}(?P<number>{NUMBER})"
    rf"(?:(?:\s?(?P<unit>{_SPACED})|(?P<short>[kbm]))(?:(?![a-z]){_TAIL}))?"
    rf"{_AFTER}(?![\w])"
)
_PER = re.compile(
    r"\s?/\s?(?:1\s?)?(nam|thang|year|yr|month|mo|mth|th|quy|quarter|tuan|week|ngay|day|y|user|nguoi|license|seat|cai|bo|chiec|suat|sp)(?!\w)"
    r"|\s(hang thang|moi thang|mot thang|monthly|per month|a month|hang nam|moi nam|mot nam|yearly|annually|per year|a year|hang quy|moi quy|quarterly|per quarter)(?!\w)"
)
_NET = re.compile(
    r"[\s(]{0,3}(?:(?:chua|chua gom|chua bao gom|chua co|khong gom|k gom|ko gom|cong|excl\.?|excluding|ex\.?|before|net of|truoc|\+|plus)\s?(?:\d{1,2}\s?%\s?)?(?:vat|thue|tax|gtgt))(?!\w)\)?"
)
_GROSS = re.compile(
    r"[\s(]{0,3}(?:(?:da gom|da bao gom|da co|gom|bao gom|co|incl\.?|including|with|sau)\s?(?:\d{1,2}\s?%\s?)?(?:vat|thue|tax|gtgt))(?!\w)\)?"
)
_COUNT_BEHIND = re.compile(
    r"\s?(?:san pham|sp|cai|chiec|bo|goi|nguoi|users?|licenses?|seats?|suat|tan|kg|m2|met|don vi|thung|hop|ban|may|luot|hoc vien|nhan vien|nv|cong|diem)(?!\w)"
)
_RANGE = re.compile(rf"(?<![\w.,/])({NUMBER})\s?[-–~]\s?$")


_NUMBER_WORDS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "tư")
_DIGITS = dict(zip((fold(word) for word in _NUMBER_WORDS), (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 4), strict=True))
_SPELT = re.compile(
    rf"(?<!\w)({'|'.join(_DIGITS)})\s(tram trieu|tram nghin|tram ngan|chuc trieu|trieu|ty|ti(?! vi))(?:\s(ruoi|{'|'.join(_DIGITS)})(?!\w|\s(?:nam|thang|tuan|bo|cai|nguoi|ty|trieu)))?(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """Money as told: `net` without VAT, `per` its period, `others` what else the words may mean."""

    value: Decimal
    currency: str = "VND"
    per: str | None = None
    net: bool = False
    others: tuple[Decimal, ...] = ()


def spelt_out(line: Line) -> Iterator[Item]:
    """Find amounts told in words: "hai tỷ rưỡi", "một tỷ hai", "năm trăm triệu"."""
    for match in _SPELT.finditer(line.plain):
        low = line.low[match.start(1) : match.end(1)]
        if low not in _NUMBER_WORDS and line.low[: match.end()] != line.plain[: match.end()]:
            continue
        scale = _UNITS[match[2]]
        value = Decimal(_DIGITS[match[1]]) * scale
        value += scale / 2 if match[3] == "ruoi" else scale * Decimal(_DIGITS.get(match[3], 0)) / 10
        yield _with_suffixes(Item(Sort.MONEY, *match.span(), Amount(value)), line)


def find(line: Line) -> Iterator[Item]:
    """Find every amount that carries a unit, a currency, or groups of a million and more."""
    previous: tuple[int, Item] | None = None
    for match in _MONEY.finditer(line.plain):
        if not (read := _amount(match, line)):
            continue
        item = _with_suffixes(Item(Sort.MONEY, *match.span(), read), line)
        if (
            previous
            and not line.plain[previous[0] : match.start()].strip()
            and _adds(previous[1].value, read)
        ):
            joined = replace(item.value, value=previous[1].value.value + read.value)
            item = Item(Sort.MONEY, previous[1].start, item.end, joined)
        elif previous:
            yield previous[1]
        previous = match.end(), _with_range(item, match["unit"] or match["short"], line)
    if previous:
        yield previous[1]


def _amount(match: re.Match[str], line: Line) -> Amount | None:
    value = number(match["number"])
    unit = match["unit"] or match["short"] or ""
    written = match["before"] or match["after"]
    if value is None or _is_something_else(match, unit, written, line):
        return None
    scale = _UNITS[unit]
    amount = value * scale
    others: tuple[Decimal, ...] = ()
    if match["half"]:
        amount += scale / 2
    elif match["glued"]:
        amount += scale * Decimal(match["glued"]).scaleb(-len(match["glued"]))
    elif match["spaced"]:
        tail = match["spaced"]
        decimal = amount + scale * Decimal(tail).scaleb(-len(tail))
        if len(tail) == 2:
            others = (decimal,)
            amount += Decimal(tail) * scale / 1000
        else:
            amount = decimal
    currency = _CURRENCIES[written] if written else "VND"
    return Amount(amount, currency, others=others)


def _is_something_else(match: re.Match[str], unit: str, written: str | None, line: Line) -> bool:
    _start, end = match.span()
    if match["after"] == "do" and line.low[match.start("after") : match.end("after")] == "do":
        # "5 do" is no money where accents are used: "do" is then "because".
        return line.low != line.plain or not unit
    if unit:
        low = line.low[match.start("unit") : match.end("unit")] if match["unit"] else ""
        if low in ("cú", "cũ", "ti", "tí", "tì", "tôi", "tới", "tối"):
            return True
        # "5m" is five metres or five million; only with a currency is it money. A "b" may be a floor: 2B.
        return match["short"] == "m" and not written
    if written:
        return False
    return (
        not grouped(match["number"])
        or bool(_COUNT_BEHIND.match(line.plain, end))
        or line.plain[end : end + 1] == "%"
    )


def _with_suffixes(item: Item, line: Line) -> Item:
    amount, end = item.value, item.end
    for _ in range(3):
        if per := _PER.match(line.plain, end):
            amount, end = replace(amount, per=_PERS[per[1] or per[2]]), per.end()
        elif net := _NET.match(line.plain, end):
            amount, end = replace(amount, net=True), net.end()
        elif gross := _GROSS.match(line.plain, end):
            end = gross.end()
        else:
            break
    return Item(Sort.MONEY, item.start, end, amount)


def _with_range(item: Item, unit: str | None, line: Line) -> Item:
    """Take "100-" before "120tr" as the lower end: the amount is then a question."""
    before = _RANGE.search(line.plain, max(0, item.start - 20), item.start)
    lower = number(before[1]) if before and unit else None
    if not before or lower is None or not unit:
        return item
    amount = replace(item.value, others=(lower * _UNITS[unit],))
    return Item(Sort.MONEY, before.start(), item.end, amount)


def _adds(first: Amount, second: Amount) -> bool:
    """Whether "1 tỷ" and "250 triệu" that stand side by side are one amount."""
    return (
        first.value >= _MILLION
        and second.value < first.value
        and not first.per
        and not first.net
        and {first.currency, second.currency} <= {"VND", second.currency}
        and first.value % (10 ** (len(str(int(second.value))))) == 0
        and second.value >= 1000
    )
