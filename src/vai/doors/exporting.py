"""Lists as files: CSV and XLSX that a spreadsheet opens safely. A cell that would be read as a formula is made text."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import IO, Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.timezone import get_current_timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
FORMATS = ("csv", "xlsx")
# Phones (+84 912 345 678, several by commas) and amounts (-1.500,25): a spreadsheet shows them or takes them for a number.
_HARMLESS = re.compile(r"[+-]?\d[\d .,]*%?|\+\d[\d .()]*(?:, \+?\d[\d .()]*)*")
# Where a spreadsheet of another country takes ; or a tab for the border of a cell, a formula could begin there.
_INSIDE = re.compile(r"""([;\t\n\r]["'\s]*)(?=[=+\-@])""")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MOST_IN_CELL = 32_000
# A spreadsheet cannot hold them in text.
_CONTROL = {code: None for code in range(32) if code not in (9, 10, 13)}


def neutral(value: Any) -> Any:
    """Make a text that a spreadsheet would read as a formula one that it shows: an apostrophe before it, as people do.

    Numbers, dates, phone numbers (+84…) and negative amounts stay what they are: nothing in them can be run.
    """
    if not isinstance(value, str) or _HARMLESS.fullmatch(value):
        return value
    return f"'{value}" if value.lstrip(" \u00a0\u200b\ufeff").startswith(_STARTS) else value


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """Write rows as CSV, line by line, with the mark by which spreadsheets know UTF-8."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    yield "\ufeff"
    writer.writerow([_cell_text(value) for value in header])
    yield _taken(buffer)
    for row in rows:
        writer.writerow([_cell_text(value) for value in row])
        yield _taken(buffer)


def write_csv(stream: IO[str], header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write rows as CSV into an open file."""
    for line in csv_lines(header, rows):
        stream.write(line)


def write_xlsx(
    stream: IO[bytes], header: Sequence[str], rows: Iterable[Sequence[Any]], *, sheet: str = "Vai"
) -> None:
    """Write rows as a workbook; numbers stay numbers and days stay days, text is always text."""
    book = Workbook(write_only=True)
    page = book.create_sheet(title="".join(c for c in sheet if c not in "[]:*?/\\")[:31] or "Vai")
    page.append([_cell(page, value) for value in header])
    for row in rows:
        page.append([_cell(page, value) for value in row])
    book.save(stream)


def response(name: str, kind: str, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """Answer with a list as a file. Rows come from queries under row security: nobody exports more than they see."""
    filename = f"{slugify(name) or 'vai'}.{kind}"
    answer: HttpResponse
    if kind == "xlsx":
        buffer = io.BytesIO()
        write_xlsx(buffer, header, rows, sheet=name)
        answer = HttpResponse(buffer.getvalue(), content_type=_XLSX)
    else:
        # Not streamed: what is read after the view has ended would be read outside of the person's transaction.
        answer = HttpResponse("".join(csv_lines(header, rows)), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _taken(buffer: io.StringIO) -> str:
    line = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return line


def _cell_text(value: Any) -> str:
    """Numbers are safe as they are; everything else might begin as a formula does."""
    if isinstance(value, int | Decimal | float) and not isinstance(value, bool):
        return _text(value)
    return _INSIDE.sub(r"\1'", str(neutral(_text(value))))


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.astimezone(_zone()).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        text = format(value, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    return str(value)


def _cell(page: Any, value: Any) -> Any:
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else value
    if isinstance(value, int | float | dt.date) and not isinstance(value, dt.datetime):
        return value
    if isinstance(value, dt.datetime):
        return value.astimezone(_zone()).replace(tzinfo=None)
    cell = WriteOnlyCell(page, value=str(neutral(str(value).translate(_CONTROL)[:_MOST_IN_CELL])))
    cell.data_type = "s"
    return cell


def _zone() -> dt.tzinfo:
    return get_current_timezone() or ZoneInfo("Asia/Ho_Chi_Minh")
