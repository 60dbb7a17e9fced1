"""Text files with separators: any common encoding, delimiter and line end, Excel's `sep=` line, quotes and their accidents."""

from __future__ import annotations

import csv
import io
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from vai.doors.importing import encodings
from vai.doors.importing.archives import Blob, read
from vai.doors.importing.errors import UnreadableFile
from vai.doors.importing.tables import RawRow, Table, clean_row

_SAMPLE = 262_144
_LINES = 300
_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}
_MAX_FIELD = 4_000_000
# A line without an end would be held whole.
_MAX_LINE = 8_000_000
# A stray quote swallows the lines that follow; no note that a person wrote has so many.
_MAX_LINES_IN_CELL = 400


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the cells of a text file are told apart."""

    delimiter: str
    quotes: bool = True
    escapes: bool = False
    skip_lines: int = 0

    @property
    def name(self) -> str:
        """A word for it: comma, semicolon, tab, pipe."""
        return _NAMES[self.delimiter]

    def reader(self, lines: Iterator[str]) -> Iterator[list[str]]:
        """Read cells from lines."""
        csv.field_size_limit(_MAX_FIELD)
        escape = "\\" if self.escapes else None
        if self.quotes:
            return csv.reader(
                lines, delimiter=self.delimiter, escapechar=escape, doublequote=not self.escapes
            )
        return csv.reader(lines, delimiter=self.delimiter, quoting=csv.QUOTE_NONE, quotechar=None)


def table(blob: Blob) -> tuple[Table, list[list[str | None]]]:
    """Open a text file; gives the table without its headings, and its first rows.

    :raises UnreadableFile: it is no text, or is broken
    """
    sample = blob.head(_SAMPLE)
    if not sample.strip(b"\x00\xff\xfe\xef\xbb\xbf \t\r\n"):
        raise UnreadableFile("empty_file", blob.label)
    names = encodings.candidates(sample)
    if not names:
        raise UnreadableFile("not_a_table", blob.label)
    for encoding in names:
        try:
            return _open(blob, encoding, sample)
        except UnicodeDecodeError:
            continue
    raise UnreadableFile("unknown_encoding", blob.label)


def _open(blob: Blob, encoding: str, sample: bytes) -> tuple[Table, list[list[str | None]]]:
    # errors="ignore" only here: the sample may end in the middle of a letter.
    text = sample.decode(encoding, errors="ignore" if len(sample) == _SAMPLE else "strict")
    dialect = sniff(text, is_whole=len(sample) < _SAMPLE)
    try:
        first = _survey(blob, encoding, dialect)
    except csv.Error:
        dialect = Dialect(dialect.delimiter, quotes=False, skip_lines=dialect.skip_lines)
        try:
            first = _survey(blob, encoding, dialect)
        except csv.Error as error:
            raise UnreadableFile("broken_quotes", blob.label) from error
    found = Table(
        name=Path(blob.name).stem,
        path=blob.label,
        columns=[],
        header=[],
        raw_rows=lambda: _raw_rows(blob, encoding, dialect),
        dialect=dialect.name,
        encoding=encoding.removesuffix("-sig"),
    )
    if not dialect.quotes:
        found.notes.append("broken_quotes")
    return found, first


def _survey(blob: Blob, encoding: str, dialect: Dialect) -> list[list[str | None]]:
    """Read it all once, so that a broken end is known before anything is done; keep the first rows."""
    first: list[list[str | None]] = []
    for _, cells in _cells(blob, encoding, dialect):
        if len(first) < _LINES:
            first.append(clean_row(cells))
    return first


def _raw_rows(blob: Blob, encoding: str, dialect: Dialect) -> Iterator[RawRow]:
    for number, cells in _cells(blob, encoding, dialect):
        yield number, clean_row(cells)


def _cells(blob: Blob, encoding: str, dialect: Dialect) -> Iterator[tuple[int, list[str]]]:
    with blob.open() as binary, io.TextIOWrapper(_guard(binary, blob), encoding, newline="") as lines:
        for _ in range(dialect.skip_lines):
            next(lines, "")
        reader = dialect.reader(_bounded(lines, blob.label))
        before = dialect.skip_lines
        for cells in reader:
            number = before + 1
            before = dialect.skip_lines + reader.line_num  # type: ignore[attr-defined]
            if dialect.quotes and before - number > _MAX_LINES_IN_CELL:
                raise csv.Error("a quote is left open")
            yield number, cells


def _bounded(lines: io.TextIOWrapper, label: str) -> Iterator[str]:
    while line := lines.readline(_MAX_LINE):
        if len(line) == _MAX_LINE and not line.endswith(("\n", "\r")):
            raise UnreadableFile("endless_line", label)
        yield line


def _guard(binary: IO[bytes], blob: Blob) -> io.BufferedReader:
    return io.BufferedReader(_Guarded(binary, blob.label), 1 << 16)


class _Guarded(io.RawIOBase):
    """A stream whose failures name the file."""

    def __init__(self, stream: IO[bytes], label: str) -> None:
        self._stream, self._label = stream, label

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = read(self._stream, len(buffer), self._label)
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()


def sniff(text: str, *, is_whole: bool = True) -> Dialect:
    """Find the dialect of a text from its first lines."""
    if len(first := text[:8].lstrip("\ufeff").casefold()) >= 5 and first.startswith("sep="):
        line = text.lstrip("\ufeff").splitlines()[0]
        delimiter = line[4:5] if line[4:5] in _NAMES else "\t" if "\\t" in line else ","
        return Dialect(delimiter, skip_lines=1)
    lines = text.splitlines(keepends=True)
    lines = lines[: _LINES * 3] if is_whole or len(lines) < 2 else lines[: min(len(lines) - 1, _LINES * 3)]
    # A backslash before a quotation mark is an escape in some files and a path's end in others: both are tried.
    dialects = [
        Dialect(mark, escapes=escapes)
        for escapes in ((True, False) if '\\"' in text else (False,))
        for mark in _NAMES
    ]
    scores = [_score(dialect, lines) for dialect in dialects]
    best = max(range(len(dialects)), key=lambda at: scores[at])
    return dialects[best] if scores[best] > 0 else Dialect(",")


def _score(dialect: Dialect, lines: list[str]) -> float:
    """Prefer many columns, and the same number in most rows."""
    widths: list[int] = []
    try:
        for cells in dialect.reader(iter(lines)):
            if any(cells):
                widths.append(len(cells))
            if len(widths) >= _LINES:
                break
    except csv.Error:
        return _score(Dialect(dialect.delimiter, quotes=False), lines) if dialect.quotes else 0
    wide = Counter(width for width in widths if width > 1)
    if not wide:
        return 0
    width, n = max(wide.items(), key=lambda item: (item[1] * (1 - 1 / item[0]), item[0]))
    return n / len(widths) * (1 - 1 / width) + 0.01 * math.log(width)
