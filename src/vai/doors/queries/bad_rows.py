"""The rows that were left out, in the columns of their files, with the reason beside them: to be mended and imported again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from vai.doors.importing.tables import Table
from vai.doors.models import ImportRow
from vai.doors.queries import reports


def tables_of(rows: Iterable[ImportRow]) -> dict[str, dict[int, list[str]]]:
    """Sort by table and line: why each line was left out, once for each record that it should have given."""
    found: dict[str, dict[int, list[str]]] = {}
    for row in rows:
        reason = reports.why(row)
        reasons = found.setdefault(row.table, {}).setdefault(row.row, [])
        if reason not in reasons:
            reasons.append(reason)
    return found


def header(table: Table) -> list[str]:
    """The file's own headings, and one for the reason."""
    return [*(name or column for name, column in zip(table.header, table.columns, strict=True)), _("Reason")]


def lines(table: Table, reasons: dict[int, list[str]]) -> Iterator[list[Any]]:
    """Read the file again and give the lines that were left out."""
    for row in table.rows():
        if row.number in reasons:
            yield [*(row.values.get(column) or "" for column in table.columns), " ".join(reasons[row.number])]
