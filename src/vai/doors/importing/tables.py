"""A table as it stands in a file: columns, and rows that are read again from the file each time they are asked for."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from vai.doors.importing.errors import Problem, UnreadableFile

_INVISIBLE = " \t\r\n\f\v\x1c\x1d\x1e\x1f\u00a0\u200b\u200c\u200d\u2060\ufeff"


class NativeNumber(str):
    """A number that the file held as a number: its point is a decimal point whatever the rest of the column does."""

    __slots__ = ()


# The exports of large systems have several hundred.
MOST_COLUMNS = 2_000


@dataclass(frozen=True, slots=True)
class Row:
    """One record: `number` is the line (or spreadsheet row, or position) a person would look for in the file.

    `skip` names why it is no record (a total, a footer); `problem` says why it cannot be read.
    """

    number: int
    values: dict[str, str | None]
    skip: str = ""
    problem: Problem | None = None


RawRow = tuple[int, list[str | None]]


@dataclass(slots=True)
class Table:
    """A table found in a file. `columns` are unique; `header` is what the file says; `n_rows` counts records.

    `kind` is what the file itself calls its records (a Salesforce type, the name of a sheet or of a JSON list).
    """

    name: str
    path: str
    columns: list[str]
    header: list[str]
    raw_rows: Callable[[], Iterator[RawRow]]
    n_rows: int = 0
    kind: str = ""
    dialect: str = ""
    encoding: str = ""
    has_header: bool = True
    positions: list[int] = field(default_factory=list)
    n_cells: int = 0
    last_record: int | None = None
    short_rows_are_fine: bool = True
    notes: list[str] = field(default_factory=list)

    def rows(self) -> Iterator[Row]:
        """Read the records one by one; memory stays flat."""
        for number, cells in self.raw_rows():
            if not any(cells):
                continue
            yield self._row(number, cells)

    def sample(self, n: int) -> list[Row]:
        """Read the first `n` proper records."""
        found: list[Row] = []
        for row in self.rows():
            if row.skip or row.problem:
                continue
            found.append(row)
            if len(found) == n:
                break
        return found

    def _row(self, number: int, cells: list[str | None]) -> Row:
        n = len(cells)
        values = {
            name: cells[at] if at < n else None for name, at in zip(self.columns, self.positions, strict=True)
        }
        if self.last_record is not None and number > self.last_record:
            return Row(number, values, skip="footer")
        if is_total(cells, len(self.columns)):
            return Row(number, values, skip="total_row")
        if n > self.n_cells and any(cells[self.n_cells :]):
            problem = Problem("too_many_cells", params={"expected": self.n_cells, "found": n})
            return Row(number, values, problem=problem)
        if n < self.n_cells and not self.short_rows_are_fine:
            problem = Problem("too_few_cells", params={"expected": self.n_cells, "found": n})
            return Row(number, values, problem=problem)
        return Row(number, values)


_TOTALS = {
    "tổng",
    "tổng cộng",
    "cộng",
    "tổng số",
    "total",
    "totals",
    "grand total",
    "subtotal",
    "sum",
    "gesamt",
}
_LONGEST_TOTAL = 40


def is_total(cells: list[str | None], width: int) -> bool:
    """Whether a row is a line of totals: it starts with such a word and most of it is empty."""
    return width >= 3 and starts_as_total(cells) and is_total_of(sum(1 for cell in cells if cell), width)


def is_total_of(n_filled: int, width: int) -> bool:
    """Whether a row that starts as a total has as few cells filled as one."""
    return width >= 3 and n_filled <= max(2, width // 2)


def starts_as_total(cells: list[str | None]) -> bool:
    """Whether the first cell that is filled says that a line of totals follows."""
    first = next((cell for cell in cells if cell), "")
    return len(first) <= _LONGEST_TOTAL and first.strip().rstrip(":").casefold() in _TOTALS


def clean(cell: Any) -> str | None:
    """Compose a cell's text to NFC; nothing but white space is None. The text is otherwise left as it is."""
    if cell is None:
        return None
    text = cell if isinstance(cell, str) else str(cell)
    if not text.isascii():
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
        return text if text.strip(_INVISIBLE) else None
    return text if text and not text.isspace() else None


def clean_row(cells: list[str]) -> list[str | None]:
    """Clean the cells of a row. What is composed as a whole is so in its parts: most rows are asked once."""
    if unicodedata.is_normalized("NFC", "".join(cells)):
        return [cell if cell.strip(_INVISIBLE) else None for cell in cells]
    return [clean(cell) for cell in cells]


def check_width(n_columns: int, label: str) -> None:
    """Refuse a table of more columns than a person can map.

    :raises UnreadableFile: it has too many
    """
    if n_columns > MOST_COLUMNS:
        raise UnreadableFile("too_many_columns", label, most=MOST_COLUMNS)


def heading(cell: str | None) -> str:
    """Bring a heading to one line, composed and without invisible characters."""
    return " ".join(unicodedata.normalize("NFC", cell or "").translate(_DROP).split())


_DROP = {ord(c): None for c in "\u200b\u200c\u200d\u2060\ufeff"}


def unique(names: Iterable[str]) -> list[str]:
    """Make names unique by counting: Email, Email (2); a nameless column is named by its place."""
    taken: set[str] = set()
    found: list[str] = []
    for at, name in enumerate(names, start=1):
        base = name or f"Column {at}"
        candidate, n = base, 2
        while candidate.casefold() in taken:
            candidate, n = f"{base} ({n})", n + 1
        taken.add(candidate.casefold())
        found.append(candidate)
    return found
