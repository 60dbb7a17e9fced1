"""Workbooks: xlsx, xls, xlsb and ods, each sheet a table."""

from __future__ import annotations

import datetime as dt
import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from vai.doors.importing import extents
from vai.doors.importing.archives import Blob, check_sizes, check_zip, read
from vai.doors.importing.errors import UnreadableFile
from vai.doors.importing.tables import NativeNumber, RawRow, Table, clean

_MAX_WORKBOOK = 200_000_000
# What it unpacks to is held by the library that opens it; what has more rows than that goes by CSV.
_MAX_UNPACKED = 800_000_000
_LINES = 300
_LOCKED = b"E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e"


def tables(blob: Blob) -> list[tuple[Table, list[list[str | None]]]]:
    """Open a workbook; gives each visible sheet that holds anything, without headings, and its first rows.

    :raises UnreadableFile: locked, broken, or too large
    """
    data = _bytes(blob)
    book = _book(data, blob.label)
    metadata = book.sheets_metadata
    names = [
        sheet.name
        for sheet in metadata
        if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
    ] or [sheet.name for sheet in metadata]
    found = []
    for name in names:
        first = [cells for _, cells in _rows_of(book, name, blob.label, _LINES)]
        if any(any(cells) for cells in first):
            found.append((_table(blob, name, is_only=len(names) == 1), first))
    if not found:
        raise UnreadableFile("empty_file", blob.label)
    return found


def _table(blob: Blob, sheet: str, *, is_only: bool) -> Table:
    def raw_rows() -> Iterator[RawRow]:
        return _rows_of(_book(_bytes(blob), blob.label), sheet, blob.label, None)

    stem = Path(blob.name).stem
    return Table(
        name=stem if is_only else f"{stem} / {sheet}",
        path=blob.label,
        columns=[],
        header=[],
        raw_rows=raw_rows,
        kind=sheet,
        dialect=blob.suffix.lstrip(".") or "xlsx",
        encoding="",
    )


def _bytes(blob: Blob) -> bytes:
    with blob.open() as stream:
        data = read(stream, _MAX_WORKBOOK + 1, blob.label)
    if len(data) > _MAX_WORKBOOK:
        raise UnreadableFile("too_large", blob.label, megabytes=_MAX_WORKBOOK // 1_000_000)
    if data[:4] == b"\xd0\xcf\x11\xe0" and _LOCKED in data:
        raise UnreadableFile("password", blob.label)
    if data[:2] == b"PK":
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                check_zip(archive, blob.label)
                if sum(info.file_size for info in archive.infolist()) > _MAX_UNPACKED:
                    raise UnreadableFile("too_large", blob.label, megabytes=_MAX_UNPACKED // 1_000_000)
                check_sizes(archive, io.BytesIO(data), blob.label)
                if extents.is_too_far(archive, data):
                    raise UnreadableFile("too_far", blob.label)
        except (
            zipfile.BadZipFile,
            zlib.error,
            struct.error,
            EOFError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise UnreadableFile("truncated_file", blob.label) from error
    return data


def _book(data: bytes, label: str) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError as error:
        raise UnreadableFile("password", label) from error
    except (CalamineError, ValueError, OSError) as error:
        raise UnreadableFile("broken_workbook", label) from error


def _rows_of(book: CalamineWorkbook, name: str, label: str, most: int | None) -> Iterator[RawRow]:
    try:
        sheet = book.get_sheet_by_name(name)
        first = (sheet.start or (0, 0))[0]
        for at, cells in enumerate(sheet.iter_rows()):
            if most is not None and at >= most:
                return
            yield first + at + 1, [_cell(cell) for cell in cells]
    except (CalamineError, ValueError, OSError) as error:
        raise UnreadableFile("broken_workbook", label) from error


def _cell(cell: Any) -> str | None:
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, int):
        return NativeNumber(str(cell))
    if isinstance(cell, float):
        return number_text(cell)
    if isinstance(cell, dt.datetime):
        return cell.isoformat(sep=" ") if cell.time() != dt.time() else cell.date().isoformat()
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    return clean(cell)


def number_text(value: float) -> NativeNumber:
    """Write a float as a spreadsheet shows it: fifteen digits, no exponent, no .0 behind whole numbers."""
    if value == int(value) and abs(value) < 1e18:
        return NativeNumber(str(int(value)))
    text = f"{value:.15g}"
    return NativeNumber(f"{value:.20f}".rstrip("0") if "e" in text else text)
