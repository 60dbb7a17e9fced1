"""From paths to tables: a file or a folder, text, workbook or JSON, packed or not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from vai.doors.importing import archives, header_row, json_files, sheets, text_files
from vai.doors.importing.archives import Blob
from vai.doors.importing.errors import UnreadableFile
from vai.doors.importing.tables import Table, check_width, is_total_of, starts_as_total, unique

_WORKBOOKS = {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"}
_JSON = {".json", ".jsonl", ".ndjson"}
_NOT_TABLES = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x7fELF",
    b"MZ",
    b"Rar!",
    b"7z\xbc\xaf",
    b"SQLite",
)
# Rows that are too short are a writer's habit (it trims empty cells) when there are many, and an accident when few.
_HABIT = 0.2


@dataclass(slots=True)
class Survey:
    """What was found under some paths: tables, files that could not be read, and files that are not for import."""

    tables: list[Table] = field(default_factory=list)
    unreadable: list[UnreadableFile] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)


def open_sources(paths: Iterable[Path | str]) -> list[Table]:
    """Open all tables in files and folders.

    :raises UnreadableFile: one of the files cannot be read, or there is nothing to read
    """
    found = survey(paths)
    if found.unreadable:
        raise found.unreadable[0]
    if not found.tables:
        raise UnreadableFile("nothing_inside", ", ".join(found.ignored) or "-")
    return found.tables


def survey(paths: Iterable[Path | str]) -> Survey:
    """Open what can be opened and tell the rest; one bad file does not hide the others."""
    found = Survey()
    for given in map(Path, paths):
        if not given.is_dir():
            _add(found, given)
            continue
        for path in sorted(given.rglob("*")):
            if not path.is_file() or any(
                part.startswith((".", "~$")) for part in path.relative_to(given).parts
            ):
                continue
            if archives.is_readable_name(path.name):
                _add(found, path)
            else:
                found.ignored.append(path.name)
    _make_names_unique(found.tables)
    return found


def _add(found: Survey, path: Path) -> None:
    try:
        blobs = archives.blobs(path)
    except UnreadableFile as error:
        found.unreadable.append(error)
        return
    for blob in blobs:
        try:
            if blob.suffix in _JSON and json_files.is_load_plan(blob):
                found.ignored.append(blob.label)
            else:
                found.tables.extend(_tables(blob))
        except UnreadableFile as error:
            found.unreadable.append(error)


def _tables(blob: Blob) -> list[Table]:
    head = blob.head(4096)
    if not head.strip():
        raise UnreadableFile("empty_file", blob.label)
    if head.startswith(_NOT_TABLES):
        raise UnreadableFile("not_a_table", blob.label)
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if head[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        opened = [ready for table, first in sheets.tables(blob) if (ready := _ready(table, first))]
        if not opened:
            raise UnreadableFile("header_only", blob.label)
        return opened
    if blob.suffix in _JSON or (text[:1] in (b"{", b"[") and blob.suffix == ".txt"):
        return json_files.tables(blob)
    if text[:1] == b"<":
        raise UnreadableFile("markup", blob.label)
    if blob.suffix in _WORKBOOKS and b"\x00" in head[:512] and head[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise UnreadableFile("broken_workbook", blob.label)
    table, first = text_files.table(blob)
    ready = _ready(table, first)
    if ready is None:
        raise UnreadableFile("header_only", blob.label)
    return [ready]


def _ready(table: Table, first: list[list[str | None]]) -> Table | None:
    """Give a table its headings and its count of records; None when there are no records under the headings."""
    check_width(max(map(len, first), default=0), table.path)
    headings = header_row.find(first)
    if headings is None:
        return None
    start = _number_of(table, headings.first)
    source = table.raw_rows
    table.raw_rows = lambda: (raw for raw in source() if raw[0] >= start)
    table.has_header = headings.found
    extent = _measure(table, len(headings.names))
    if not extent.n_rows:
        return None
    used = extent.used
    positions = [at for at in range(max(used, default=-1) + 1) if at in used or _name(headings.names, at)]
    positions += [
        at for at in range(len(positions), len(headings.names)) if at not in positions and headings.names[at]
    ]
    positions = sorted(set(positions))
    table.positions = positions
    table.header = [_name(headings.names, at) for at in positions]
    table.columns = unique(table.header)
    table.n_cells = (
        max(len(headings.names), max(positions, default=-1) + 1) if table.has_header else len(positions)
    )
    table.short_rows_are_fine = extent.n_short == 0 or extent.n_short > _HABIT * extent.n_rows
    table.n_rows = extent.n_records(len(table.columns))
    return table if table.n_rows else None


def _name(names: list[str], at: int) -> str:
    return names[at] if at < len(names) else ""


def _number_of(table: Table, index: int) -> int:
    for at, (number, _) in enumerate(table.raw_rows()):
        if at == index:
            return number
    return 1 << 62


@dataclass(slots=True)
class _Extent:
    """What a table fills: which cells, how many rows (short ones among them), those above a footer, and likely totals."""

    used: set[int] = field(default_factory=set)
    n_rows: int = 0
    n_short: int = 0
    n_above_footer: int = 0
    last_record: int | None = None
    totals: list[tuple[int, int]] = field(default_factory=list)

    def n_records(self, width: int) -> int:
        """Count the rows that are neither footer nor line of totals."""
        totals = [number for number, n_filled in self.totals if is_total_of(n_filled, width)]
        if self.last_record is None:
            return self.n_rows - len(totals)
        return self.n_above_footer - sum(1 for number in totals if number <= self.last_record)


def _measure(table: Table, width: int) -> _Extent:
    """Read a table once: which cells are ever filled, how many rows are short, and where a footer of single lines begins."""
    extent = _Extent()
    filled: dict[int, int] = {}
    last_full = last_number = 0
    gap_after_full = False
    for number, cells in table.raw_rows():
        at_all = [at for at, cell in enumerate(cells) if cell]
        if not at_all:
            continue
        extent.n_rows += 1
        extent.n_short += len(cells) < width
        for at in at_all:
            filled[at] = filled.get(at, 0) + 1
        if starts_as_total(cells):
            extent.totals.append((number, len(at_all)))
        if len(at_all) > 1:
            last_full, gap_after_full = number, False
            extent.n_above_footer = extent.n_rows
        elif last_full == last_number and number > last_number + 1 and at_all[0] <= 1:
            gap_after_full = True
        last_number = number
    if width >= 3 and gap_after_full and last_full:
        table.last_record = extent.last_record = last_full
    # A cell beyond the headings that only odd rows fill is an accident of those rows, no column.
    extent.used = {
        at for at, n in filled.items() if at < width or not table.has_header or n > 0.5 * extent.n_rows
    }
    return extent


def _make_names_unique(tables: list[Table]) -> None:
    for table, name in zip(tables, unique(table.name for table in tables), strict=True):
        table.name = name
