"""Lines of a file that say what happened to won deals: read with the line of every fault; pure."""

from __future__ import annotations

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vai.commissions.enums import RECORDED_BY_HAND, EventKind
from vai.core.text import fold
from vai.ui.amounts import read_amount

# What a column may be called, folded; in both languages.
_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "date": ("date", "ngay"),
    "deal": ("deal", "opportunity", "co hoi", "hop dong"),
    "kind": ("type", "kind", "loai"),
    "amount": ("amount", "so tien"),
    "note": ("note", "ghi chu"),
    "key": ("key", "id", "ma", "ma giao dich"),
}
_KINDS: Final[Mapping[str, EventKind]] = {
    **{kind.value: kind for kind in RECORDED_BY_HAND},
    "thu tien": EventKind.CASH,
    "thanh toan": EventKind.CASH,
    "paid": EventKind.CASH,
    "hoa don": EventKind.INVOICED,
    "huy": EventKind.CANCEL,
    "cancelled": EventKind.CANCEL,
    "hoan tien": EventKind.REFUND,
    "giam tru": EventKind.CREDIT_NOTE,
    "qua han": EventKind.UNPAID,
    "di vao su dung": EventKind.GO_LIVE,
}
_DAYS: Final = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y")


@dataclass(frozen=True)
class Row:
    """A line that can be meant. `deal` is a number or a name; `key` makes the same line of the same file one event."""

    line: int
    day: date
    deal: str
    kind: EventKind
    amount: Decimal | None
    note: str
    key: str


@dataclass(frozen=True)
class Fault:
    """A line that cannot be meant, and why."""

    line: int
    message: str | Promise


def read(text: str) -> list[Row | Fault]:
    """Read the lines of a CSV with a head; commas, semicolons or tabs part the columns."""
    lines = [line for line in text.replace("\x00", "").splitlines() if line.strip()]
    if not lines:
        return []
    mark = max(";\t,", key=lines[0].count)
    table = csv.reader(io.StringIO("\n".join(lines)), delimiter=mark)
    columns = [_column(cell) for cell in next(table)]
    missing = {"date", "deal", "kind"} - set(columns)
    if missing:
        return [Fault(1, _("The first line names the columns: date, deal, type, amount."))]
    return list(_rows(table, columns))


def _rows(table: Iterator[list[str]], columns: list[str]) -> Iterator[Row | Fault]:
    seen: Counter[str] = Counter()
    for number, cells in enumerate(table, 2):
        told = {name: cell.strip() for name, cell in zip(columns, cells, strict=False) if name}
        yield _row(number, told, seen)


def _row(number: int, told: Mapping[str, str], seen: Counter[str]) -> Row | Fault:
    day, kind = _day(told.get("date", "")), _KINDS.get(fold(told.get("kind", "")))
    if day is None:
        return Fault(number, _("The date is not one: write 05/11/2026."))
    if kind is None:
        return Fault(
            number,
            _("The type is not known: invoiced, cash, cancel, refund, credit_note, unpaid or go_live."),
        )
    if not told.get("deal"):
        return Fault(number, _("The deal is missing."))
    typed = told.get("amount", "")
    amount = read_amount(typed) if typed else None
    if typed and amount is None:
        return Fault(number, _("This is not an amount."))
    plain = "|".join((day.isoformat(), told["deal"], kind, str(amount), told.get("note", "")))
    seen[plain] += 1
    digest = hashlib.sha256(f"{plain}|{seen[plain]}".encode()).hexdigest()[:32]
    return Row(
        number, day, told["deal"], kind, amount, told.get("note", ""), f"file:{told.get('key') or digest}"
    )


def _column(cell: str) -> str:
    name = fold(cell.strip().lstrip("\ufeff"))
    return next((column for column, names in _COLUMNS.items() if name in names), "")


def _day(text: str) -> date | None:
    for pattern in _DAYS:
        try:
            return datetime.strptime(text, pattern).date()
        except ValueError:
            continue
    return None
