"""Links, mail addresses, telephone numbers, tax codes, and numbers of invoices and contracts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vai.capture.grammar.items import Item, Sort
from vai.capture.grammar.tokens import Line
from vai.core import phones, taxcodes

_LINK = re.compile(r"(?:https?://|www\.)[^\s,;]{1,500}")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,20}(?![\w@-])")
_TAX_CODE = re.compile(
    r"(?<!\w)(?:mst|msdn|ma so thue|ma so doanh nghiep|tax code|tax id|tin)\W{0,3}"
    r"(\d{10}[ ]?-[ ]?\d{3}|\d{13}|\d{12}|\d{10}|\d{9})(?!\d)"
)
_BARE_TAX_CODE = re.compile(r"(?<![\w.,/-])(\d{10}(?:-\d{3})?)(?![\w/-]|[.,]\d)")
_PHONE = re.compile(
    r"(?<![\w.,/-])(?:"
    r"(?:\+[ ]?84|0084|84)[ .\-]?(?:\(0\)|0)?[235789](?:[ .\-]?\d){8,9}"
    r"|0[35789](?:[ .\-]?\d){8}"
    r"|0[12](?:[ .\-]?\d){9}"
    r"|\+[1-9](?:[ .\-]?\d){7,13}"
    r"|\(0\d{2,3}\)(?:[ .\-]?\d){7,8}"
    r"|1[89]00(?:[ .\-]?\d){4}(?:[ .\-]?\d\d)?"
    r")(?![\d/]|[.,-]\d)"
)
_INVOICE = re.compile(
    r"(?<!\w)(?:hoa don|invoice|inv|bill|hddt)[ ]?(?:so|no\.?|number|#)?[ ]?[:#]?[ ]?"
    r"([a-z]{0,8}[-/]?\d[\w/-]{1,20})(?!\w)"
)
_HD = re.compile(
    r"(?<!\w)(?:hd|hop dong|contract)[ ]?(so|no\.?|number|#)?[ ]?[:#]?[ ]?([a-z]{0,8}[-/]?\d[\w/-]{1,20})(?!\w)"
)
_NOT_A_NUMBER = re.compile(
    r"\d{1,2}/\d{1,2}(?:/\d{2,4})?|\d+(?:tr|ty|ti|trieu|cu|k|nam|thang|m|b)[\w/]*|\d{1,3}[a-z]\w*|\d{6,}"
)


@dataclass(frozen=True, slots=True)
class Reference:
    """The number of an invoice or contract; `may_be_either` where only "hđ" was written."""

    number: str
    may_be_either: bool = False


def find(line: Line) -> Iterator[Item]:
    """Find every identifier, the surest first."""
    for match in _LINK.finditer(line.low):
        yield Item(Sort.LINK, *match.span(), line.text[match.start() : match.end()])
    for match in _EMAIL.finditer(line.low):
        yield Item(Sort.EMAIL, *match.span(), match[0])
    for match in _TAX_CODE.finditer(line.plain):
        if code := taxcodes.check(match[1]):
            yield Item(Sort.TAX_CODE, *match.span(), code)
    yield from _phones(line)
    yield from _references(line)


def _phones(line: Line) -> Iterator[Item]:
    for match in _PHONE.finditer(line.plain):
        phone = phones.normalise(match[0])
        code = taxcodes.check(match[0]) if match[0].isdigit() else None
        if code and code.is_valid_check and not (phone and phone.is_valid):
            yield Item(Sort.TAX_CODE, *match.span(), code)
        elif phone:
            yield Item(Sort.PHONE, *match.span(), phone)
    for match in _BARE_TAX_CODE.finditer(line.plain):
        code = taxcodes.check(match[1])
        if code and code.is_valid_check:
            yield Item(Sort.TAX_CODE, *match.span(), code)


def _references(line: Line) -> Iterator[Item]:
    for match in _INVOICE.finditer(line.plain):
        if not _NOT_A_NUMBER.fullmatch(match[1]) or match[1].startswith("0"):
            # "INV-0101" is the number as a whole.
            is_glued = match[0].startswith("inv-") or match[0][3:4].isdigit()
            number = line.text[match.start(0 if is_glued else 1) : match.end(1)]
            yield Item(Sort.INVOICE, *match.span(), Reference(number))
    for match in _HD.finditer(line.plain):
        if _NOT_A_NUMBER.fullmatch(match[2]) and not match[1] and not match[2].startswith("0"):
            continue
        if re.fullmatch(r"0?\d/\d{1,2}", match[2]) and not match[1]:
            continue
        number = line.text[match.start(2) : match.end(2)]
        is_short = match[0].startswith("hd")
        yield Item(Sort.CONTRACT, *match.span(), Reference(number, may_be_either=is_short))
