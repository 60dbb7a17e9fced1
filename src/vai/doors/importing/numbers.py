"""Numbers as people and programs write them. What a point and a comma mean is decided for a whole column, never for one cell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from vai.doors.importing.errors import BadValue
from vai.doors.importing.tables import NativeNumber


class Style(StrEnum):
    """How a column writes numbers: POINT 1,234.56; COMMA 1.234,56; PLAIN without any doubt (1234)."""

    PLAIN = "plain"
    POINT = "point"
    COMMA = "comma"


_SPACE = re.compile(r"[\s\u00a0\u202f\u2009'’_]")
_SYMBOLS = {
    "₫": "VND", "đ": "VND", "vnd": "VND", "vnđ": "VND", "đồng": "VND", "dong": "VND", "d": "VND",
    "$": "USD", "usd": "USD", "us$": "USD", "€": "EUR", "eur": "EUR", "euro": "EUR", "£": "GBP", "gbp": "GBP",
    "¥": "JPY", "jpy": "JPY", "円": "JPY", "s$": "SGD", "sgd": "SGD", "a$": "AUD", "aud": "AUD", "cny": "CNY", "rmb": "CNY",
    "krw": "KRW", "₩": "KRW", "thb": "THB", "฿": "THB", "chf": "CHF", "inr": "INR", "₹": "INR", "rs": "INR", "cad": "CAD",
    "hkd": "HKD", "twd": "TWD", "myr": "MYR", "idr": "IDR", "php": "PHP", "brl": "BRL", "r$": "BRL", "pln": "PLN", "zł": "PLN",
}  # fmt: skip
_SCALES = {
    "k": 1_000, "nghìn": 1_000, "ngàn": 1_000, "ng": 1_000, "nghin": 1_000,
    "tr": 1_000_000, "triệu": 1_000_000, "trieu": 1_000_000, "m": 1_000_000, "mio": 1_000_000, "mn": 1_000_000, "million": 1_000_000,
    "tỷ": 1_000_000_000, "tỉ": 1_000_000_000, "ty": 1_000_000_000, "bn": 1_000_000_000, "b": 1_000_000_000, "billion": 1_000_000_000,
}  # fmt: skip
_BODY = re.compile(r"^(?P<before>[^\d.,]*)(?P<number>[.,]?\d[\d.,]*)(?P<after>[^\d]*)$")
_WORD = re.compile(r"[^\W\d_]+\$?|[$€£¥₫₩₹฿円%]")
_EXPONENT = re.compile(r"^[+-]?\d+(?:[.,]\d+)?[eE][+-]?\d+$")
_MAX_DIGITS = 24


@dataclass(frozen=True, slots=True)
class Parts:
    """A number taken apart: the bare figures with their marks, sign, scale, percent, currency."""

    figures: str
    negative: bool
    scale: int
    is_percent: bool
    currency: str
    is_native: bool = False


def take_apart(text: str) -> Parts:
    """Take a number's text apart without deciding what its marks mean.

    :raises BadValue: it is not a number
    """
    if isinstance(text, NativeNumber):
        return Parts(text.lstrip("-"), text.startswith("-"), 1, False, "", is_native=True)
    bare = _SPACE.sub("", text).casefold()
    if _EXPONENT.match(bare):
        value = Decimal(bare.replace(",", "."))
        if abs(value.adjusted()) > _MAX_DIGITS:
            raise BadValue("not_a_number", text)
        return Parts(format(abs(value), "f"), value < 0, 1, False, "", is_native=True)
    negative = False
    if bare.startswith("(") and bare.endswith(")"):
        negative, bare = True, bare[1:-1]
    match = _BODY.match(bare)
    if not match or len(match["number"]) > _MAX_DIGITS:
        raise BadValue("not_a_number", text)
    before, after = match["before"], match["after"]
    if before.strip("+").startswith(("-", "−")) or before.endswith(("-", "−")) or after in ("-", "−"):
        negative = not negative
    scale, is_percent, currency = _read_words(text, before, after)
    return Parts(match["number"], negative, scale, is_percent, currency)


def _read_words(text: str, before: str, after: str) -> tuple[int, bool, str]:
    scale, is_percent, currency = 1, False, ""
    for word in _WORD.findall(before) + _WORD.findall(after):
        if word == "%":
            is_percent = True
        elif word in _SYMBOLS:
            currency = _SYMBOLS[word]
        elif word in _SCALES:
            scale *= _SCALES[word]
        else:
            raise BadValue("not_a_number", text)
    if re.sub(r"[-+−.,:/()=~≈]", "", _WORD.sub("", before + after)):
        raise BadValue("not_a_number", text)
    return scale, is_percent, currency


class Evidence:
    """What the cells of a column say about their marks; feed it all of them."""

    def __init__(self) -> None:
        self.n_point = self.n_comma = self.n_unsure_point = self.n_unsure_comma = 0
        self.currencies: dict[str, int] = {}
        self.n_percent = 0

    def add(self, text: str) -> None:
        """Count one cell; what is no number says nothing."""
        try:
            parts = take_apart(text)
        except BadValue:
            return
        if parts.currency:
            self.currencies[parts.currency] = self.currencies.get(parts.currency, 0) + 1
        self.n_percent += parts.is_percent
        if parts.is_native:
            return
        self._count(parts.figures, parts.scale)

    def _count(self, figures: str, scale: int) -> None:
        points, commas = figures.count("."), figures.count(",")
        if points and commas:
            if figures.rfind(".") > figures.rfind(","):
                self.n_point += 1
            else:
                self.n_comma += 1
        elif points > 1:
            self.n_comma += 1
        elif commas > 1:
            self.n_point += 1
        elif points or commas:
            mark = "." if points else ","
            head, _mark, tail = figures.partition(mark)
            if scale > 1:
                return
            if len(tail) == 3 and 1 <= len(head) <= 3 and not head.startswith("0"):
                self.n_unsure_point += mark == "."
                self.n_unsure_comma += mark == ","
            elif mark == ".":
                self.n_point += 1
            else:
                self.n_comma += 1

    def decide(self, language: str) -> tuple[Style, bool]:
        """Decide the style; True with it when the cells leave a doubt and a person should be asked."""
        if self.n_point or self.n_comma:
            return (Style.COMMA if self.n_comma > self.n_point else Style.POINT), bool(
                self.n_point and self.n_comma
            )
        if self.n_unsure_point and self.n_unsure_comma:
            return (Style.COMMA if language == "vi" else Style.POINT), True
        if self.n_unsure_point:
            # 1.234 is one thousand and more to a Vietnamese reader, and hardly a price with three decimals to anyone.
            return Style.COMMA, True
        if self.n_unsure_comma:
            return Style.POINT, True
        return Style.PLAIN, False


def number(text: str, style: Style = Style.PLAIN) -> Decimal:
    """Read a number in a column's style; a percent sign divides by a hundred.

    :raises BadValue: it is not a number, or not one in this style
    """
    parts = take_apart(text)
    figures = parts.figures if parts.is_native else _plain(parts, style, text)
    try:
        value = Decimal(figures) * parts.scale
    except InvalidOperation as error:
        raise BadValue("not_a_number", text) from error
    if parts.is_percent:
        value /= 100
    return -value if parts.negative else value


def currency(text: str) -> str:
    """Give the ISO code of the currency that is written beside a number; empty when there is none."""
    try:
        return take_apart(text).currency
    except BadValue:
        return ""


def currency_code(text: str) -> str:
    """Give the ISO code of a currency written as a code, a symbol or a word.

    :raises BadValue: it is no currency
    """
    bare = _SPACE.sub("", text).casefold()
    if bare in _SYMBOLS:
        return _SYMBOLS[bare]
    if match := re.search(r"\b([A-Z]{3})\b", text.strip()):
        return match[1]
    if len(bare) == 3 and bare.isascii() and bare.isalpha():
        return bare.upper()
    raise BadValue("not_a_currency", text)


def _plain(parts: Parts, style: Style, text: str) -> str:
    figures = parts.figures
    if parts.scale > 1 and figures.count(".") + figures.count(",") == 1:
        return figures.replace(",", ".")
    group, point = (".", ",") if style is Style.COMMA else (",", ".")
    whole, mark, rest = figures.partition(point)
    if group in rest or point in rest:
        raise BadValue("other_number_style", text)
    if group in whole:
        pieces = whole.split(group)
        if (
            not 1 <= len(pieces[0]) <= 3
            or any(len(piece) not in (2, 3) for piece in pieces[1:])
            or len(pieces[-1]) != 3
        ):
            # 12.5 among numbers like 1.234: a lone mark with no thousands behind it can only be a decimal mark.
            if len(pieces) == 2 and not mark and len(pieces[1]) != 3:
                return f"{pieces[0] or '0'}.{pieces[1]}"
            raise BadValue("other_number_style", text)
        whole = "".join(pieces)
    return f"{whole or '0'}.{rest}" if rest else whole or "0"
