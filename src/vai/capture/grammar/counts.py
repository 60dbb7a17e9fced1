"""Shares, quantities, terms in months, scores and attempts: "50%", "50 license", "2 năm", "NPS 9", "lần 3"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from vai.capture.grammar.items import Item, Sort
from vai.capture.grammar.numbers import NUMBER, number
from vai.capture.grammar.tokens import Line

_SCORE = re.compile(
    r"(?<!\w)(?P<name>nps|csat|ces)\s?(?:la|=|:|cham|score)?\s?(?P<score>\d{1,3})(?:\s?/\s?(?:10|5|100)|\s?diem|\s?sao)?(?![\w/.,]\d|\w)"
    r"|(?<!\w)(?:cham|danh gia|rated us|rates us|cho|score)\s(?P<rated>\d{1,2})(?:\s?/\s?(?:10|5)|\s?diem|\s?sao|\s?stars?)(?!\w)"
)
_ATTEMPT = re.compile(
    r"(?<!\w)(?:lan(?: thu)?|attempt|time)\s?#?(\d{1,2})(?![\w/%]|[.,]\d)|(?<![\w.,/])(\d{1,2})\slan(?!\w)|(?<!\w)(\d)(?:st|nd|rd|th) (?:time|attempt|reminder)(?!\w)"
)
_NET_RATE = re.compile(r"(?<!\w)(?:vat|thue)\s?\d{1,2}\s?%|\d{1,2}\s?%\s?(?:vat|thue)(?!\w)")
_PERCENT = re.compile(
    rf"(?<![\w.,/])(?P<sign>[-−+])?(?P<number>{NUMBER})\s?(?:%|phan tram(?!\w)|percent(?!\w))"
)
_LESS = re.compile(
    r"(?:giam|bot|chiet khau|discount|off|ha gia|ha|re hon|cheaper|less|reduction of|reduce)\W{0,3}(?:\w{1,8}\W){0,2}$"
)
_LESS_BEHIND = re.compile(r"\s?(?:off|discount|chiet khau|cheaper|reduction|re hon)(?!\w)")
_UNITS = (
    r"licen[sc]es?|users?|tai khoan|accounts?|seats?|bo|cai|chiec|suat|thung|hop|tan|ta|kg|may|nguoi|hoc vien|nhan vien|nhan su|"
    r"ban quyen|san pham|sp|pcs|units?|items?|don vi|ghe|phong|xe|cuon|quyen|tam|ve|phan|chi nhanh|cua hang|diem ban|goi|spots?|video|bai|"
    r"m2|met|people|pax|khach|copies|boxes|devices|thiet bi|camera|laptop|may tinh|ban"
)
_QUANTITY = re.compile(
    rf"(?<![\w.,/-])(?P<number>\d{{1,3}}(?:[.,]\d{{3}}){{1,3}}|\d{{1,6}})\s?(?P<unit>{_UNITS})(?!\w)"
)
_MONTHS = re.compile(
    r"(?<![\w.,/-])(?:them |for )?(?P<number>\d{1,2}(?:[.,]5)?)[ -]?(?P<unit>nam|years?|yrs?|thang|months?|mths?|quy)(?!\w)(?P<half>\s?ruoi(?!\w))?"
    r"(?!\s(?:nua|sau|toi|truoc|ago|from|later))"
)
_MONTHS_EACH = {"nam": 12, "y": 12, "t": 1, "m": 1, "quy": 3}
_ORDINAL_BEFORE = re.compile(r"(?:^|\W)(?:thu|thang|ngay|quy|lan|mung|so|hd|t)\s$")
_WHEN_BEFORE = re.compile(r"(?:in|within|sau|cach day|truoc|thang|ngay|nam|trong|mung|mong|hom|ram)\s$")


def scores(line: Line) -> Iterator[Item]:
    """Find scores; they are read before dates, since 9/10 is one too."""
    for match in _SCORE.finditer(line.plain):
        yield Item(Sort.SCORE, *match.span(), int(match["score"] or match["rated"]))


def find(line: Line) -> Iterator[Item]:
    """Find attempts, shares, terms and quantities."""
    for match in _ATTEMPT.finditer(line.plain):
        yield Item(Sort.ATTEMPT, *match.span(), int(match[1] or match[2] or match[3]))
    for match in _NET_RATE.finditer(line.plain):
        yield Item(Sort.VAT, *match.span(), None)
    for match in _PERCENT.finditer(line.plain):
        if (value := number(match["number"])) is not None and value <= 1000:
            yield Item(Sort.PERCENT, *match.span(), _signed(match, value, line))
    for match in _MONTHS.finditer(line.plain):
        if _WHEN_BEFORE.search(line.plain, max(0, match.start() - 10), match.start()):
            continue
        yield Item(Sort.MONTHS, *match.span(), _months(match))
    for match in _QUANTITY.finditer(line.plain):
        value = number(match["number"])
        if value is not None and not _is_other_word(match, line):
            yield Item(Sort.COUNT, *match.span(), int(value))


def _signed(match: re.Match[str], value: Decimal, line: Line) -> Decimal:
    before = line.plain[max(0, match.start() - 30) : match.start()]
    is_less = (
        match["sign"] in ("-", "−") or _LESS.search(before) or _LESS_BEHIND.match(line.plain, match.end())
    )
    return -value if is_less else value


def _months(match: re.Match[str]) -> int:
    unit = match["unit"]
    each = _MONTHS_EACH.get(unit) or _MONTHS_EACH[unit[0]]
    months = Decimal(match["number"].replace(",", ".")) * each
    return int(months) + (each // 2 if match["half"] else 0)


def _is_other_word(match: re.Match[str], line: Line) -> bool:
    # "3 bên" and "2 bạn" are no "ban"; "5 bố" is no "bộ".
    low = line.low[match.start("unit") : match.end("unit")]
    if _ORDINAL_BEFORE.search(line.plain, max(0, match.start() - 8), match.start()) or (
        match["unit"] == "hop" and low != "hộp"
    ):
        return True
    return low in (
        "bạn",
        "bán",
        "bố",
        "bỏ",
        "tà",
        "tả",
        "vẻ",
        "vé",
        "xé",
        "mấy",
        "gọi",
        "bài",
    ) and low not in ("vé", "bài")
