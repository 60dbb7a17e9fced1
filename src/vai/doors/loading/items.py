"""A draft on its way into the tables, and the plain form in which values are compared and kept."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from vai.doors.enums import RowOutcome
from vai.doors.importing.errors import Problem
from vai.doors.importing.reading import Draft

# Fields of these kinds keep what does not fit elsewhere.
CUSTOM = "custom."


@dataclass(slots=True)
class Point:
    """A phone number, mail address or handle, normalised, with what was written."""

    kind: str
    value: str
    original: str = ""
    extension: str = ""


@dataclass(slots=True)
class Item:
    """One draft with what it says about its record.

    `said` is field to value (`custom.code` for a field of one's own); `identities` are what a record may be found by,
    surest first, as kind and value. `target` is the record's number once known; `twin` an earlier item of the same
    chunk that is the same record. `extra` is for the writer alone.
    """

    draft: Draft
    position: int
    source: str = ""
    key: str = ""
    label: str = ""
    said: dict[str, Any] = field(default_factory=dict)
    points: list[Point] = field(default_factory=list)
    tags: tuple[str, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)
    identities: list[tuple[str, str]] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)
    target: int | None = None
    twin: Item | None = None
    outcome: str = ""
    before: dict[str, Any] | None = None

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to do for it."""
        return bool(self.outcome)

    @property
    def has_number(self) -> bool:
        """Whether the source gives the record a number of its own."""
        return self.key.startswith("id:")

    def remark(self, code: str, field_: str = "", **params: Any) -> None:
        """Tell something about the row that does not keep it from being written."""
        self.remarks.append(Problem(code, field_, "", params))

    def leave_out(self, code: str, field_: str = "", **params: Any) -> None:
        """Keep the row from being written, and say why."""
        self.remarks.insert(0, Problem(code, field_, "", params))
        self.outcome = RowOutcome.SKIPPED

    def row_hash(self, said: dict[str, Any]) -> str:
        """Sum up what the row says; `said` is `plain_said`."""
        content = {
            "said": said,
            "points": sorted([point.kind, point.value] for point in self.points),
            "tags": sorted(self.tags),
            "extra": {name: plain(value) for name, value in sorted(self.extra.items()) if value is not None},
        }
        text = json.dumps(content, ensure_ascii=False, sort_keys=True, default=str)
        return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()

    def plain_said(self) -> dict[str, Any]:
        """Give what the row says in the form in which it is kept."""
        return {name: plain(value) for name, value in self.said.items()}


def plain(value: Any) -> Any:
    """Bring a value to the form in which two of them are compared: text, number, true or false; nothing is ""."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        text = format(value, "f")
        return (text.rstrip("0").rstrip(".") or "0") if "." in text else text
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return value


def external_key(draft: Draft, occurrence: int) -> str:
    """Name a draft as its source does: by its number, else by a fingerprint of what tells it from others."""
    if number := draft.values.get("external_id"):
        number = str(number)
        return f"id:{number}" if len(number) <= 100 else f"id:{_digest(number)}"
    told = draft.key or json.dumps(draft.raw, ensure_ascii=False, sort_keys=True)
    return f"row:{_digest(told)}" + (f":{occurrence}" if occurrence else "")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:40]
