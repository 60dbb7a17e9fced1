"""JSON: lists of objects, JSON lines, Salesforce sObject trees, answers of HubSpot-like interfaces. One level is flattened."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from vai.doors.importing import encodings
from vai.doors.importing.archives import Blob, read
from vai.doors.importing.errors import UnreadableFile
from vai.doors.importing.sheets import number_text
from vai.doors.importing.tables import NativeNumber, RawRow, Table, check_width, clean

_MAX_JSON = 200_000_000
# Each takes a hundred times the room of its sign once it is read.
_MOST_VALUES = 10_000_000
_LISTS = ("records", "data", "results", "items", "value", "values", "rows", "list", "entries")
REFERENCE = "@ref"


def tables(blob: Blob) -> list[Table]:
    """Open a JSON file; gives one table for each kind of record.

    :raises UnreadableFile: it is broken, too large, or holds no records
    """
    groups = _groups(_load(blob), Path(blob.name).stem)
    if not groups:
        raise UnreadableFile("no_records", blob.label)
    return [_table(blob, kind, records, is_only=len(groups) == 1) for kind, records in groups.items()]


def is_load_plan(blob: Blob) -> bool:
    """Whether it is a Salesforce plan: the order in which other files are loaded, no data."""
    try:
        content = _load(blob)
    except UnreadableFile:
        return False
    return isinstance(content, list) and bool(content) and all(_is_plan_step(step) for step in content)


def _is_plan_step(step: Any) -> bool:
    return isinstance(step, dict) and "sobject" in step and "files" in step


def _table(blob: Blob, kind: str, records: list[dict[str, str | None]], *, is_only: bool) -> Table:
    columns: dict[str, None] = {}
    for record in records:
        columns.update(dict.fromkeys(record))
    names = list(columns)
    check_width(len(names), blob.label)

    def raw_rows() -> Iterator[RawRow]:
        for at, record in enumerate(_groups(_load(blob), Path(blob.name).stem).get(kind, []), start=1):
            yield at, [record.get(name) for name in names]

    stem = Path(blob.name).stem
    return Table(
        name=stem if is_only else f"{stem} / {kind}",
        path=blob.label,
        columns=names,
        header=names,
        raw_rows=raw_rows,
        n_rows=sum(1 for record in records if any(record.values())),
        kind="" if kind == stem else kind,
        dialect="json",
        encoding="utf-8",
        positions=list(range(len(names))),
        n_cells=len(names),
    )


def _load(blob: Blob) -> Any:
    with blob.open() as stream:
        data = read(stream, _MAX_JSON + 1, blob.label)
    if len(data) > _MAX_JSON:
        raise UnreadableFile("too_large", blob.label, megabytes=_MAX_JSON // 1_000_000)
    if data.count(b",") + data.count(b"[") + data.count(b"{") > _MOST_VALUES:
        raise UnreadableFile("too_large", blob.label, megabytes=_MAX_JSON // 1_000_000)
    names = encodings.candidates(data[:65536])
    try:
        text = data.decode(names[0] if names else "utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableFile("unknown_encoding", blob.label) from error
    if not text.strip("\ufeff \t\r\n"):
        raise UnreadableFile("empty_file", blob.label)
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        records = _lines(text)
        if records is None:
            line = getattr(error, "lineno", 0)
            raise UnreadableFile("broken_json", blob.label, line=line) from error
        return records


def _lines(text: str) -> list[Any] | None:
    try:
        records = [json.loads(line) for line in text.split("\n") if line.strip()]
    except (ValueError, RecursionError):
        return None
    return records if len(records) > 1 and all(isinstance(record, dict) for record in records) else None


def _groups(content: Any, stem: str) -> dict[str, list[dict[str, str | None]]]:
    found: dict[str, list[dict[str, str | None]]] = {}
    for kind, records in _lists(content, stem):
        for record in records:
            found.setdefault(_type_of(record) or kind, []).append(_flat(record))
    return {kind: records for kind, records in found.items() if any(any(r.values()) for r in records)}


def _lists(content: Any, stem: str) -> list[tuple[str, list[dict[str, Any]]]]:
    if isinstance(content, list):
        records = [record for record in content if isinstance(record, dict)]
        return [(stem, records)] if records and not all(_is_plan_step(r) for r in records) else []
    if not isinstance(content, dict):
        return []
    for key in _LISTS:
        if isinstance(content.get(key), list | dict) and (inner := _lists(content[key], stem)):
            return inner
    named = [
        (key, [record for record in value if isinstance(record, dict)])
        for key, value in content.items()
        if isinstance(value, list) and any(isinstance(record, dict) for record in value)
    ]
    if named:
        return named
    values = list(content.values())
    if values and all(isinstance(value, dict) for value in values):
        return [(stem, [{"id": key, **value} for key, value in content.items()])]
    return [(stem, [content])] if values else []


def _type_of(record: dict[str, Any]) -> str:
    attributes = record.get("attributes")
    return str(attributes.get("type") or "") if isinstance(attributes, dict) else ""


def _flat(record: dict[str, Any]) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for key, value in record.items():
        if key == "attributes" and isinstance(value, dict):
            if reference := value.get("referenceId"):
                found[REFERENCE] = f"@{reference}"
        elif isinstance(value, dict):
            found.update(
                (f"{key}.{inner}", _text(deep)) for inner, deep in value.items() if inner != "attributes"
            )
        else:
            found[str(key)] = _text(value)
    return found


def _text(value: Any) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return NativeNumber(str(value))
    if isinstance(value, float):
        return number_text(value) if abs(value) < 1e300 else str(value)
    if isinstance(value, list) and all(isinstance(part, str | int) for part in value):
        return clean(", ".join(str(part) for part in value))
    if isinstance(value, dict | list):
        return clean(json.dumps(value, ensure_ascii=False))
    return clean(value)
