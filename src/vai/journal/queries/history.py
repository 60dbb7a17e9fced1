"""Who changed what, whom for, when, through which door: field by field, old to new, in the reader's words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from vai.core import formats
from vai.journal import labels, phrases
from vai.journal.models import HistoryEntry, UndoneChange
from vai.staff.models import Person

PAGE = 50


@dataclass(frozen=True)
class Change:
    """One field: what it is called, what stood there and what stands there now, as written."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    """One row changed at once. `who` is "A" or "A for B"; `change_id` undoes it, `is_undone` says that was done."""

    id: int
    at: datetime
    who: str
    door: str
    table: str
    table_label: str
    row_id: int
    row_name: str
    operation: str
    changes: tuple[Change, ...]
    change_id: UUID | None
    is_undone: bool


def of_row(table: str, row_id: int, *, before: int | None = None, limit: int = PAGE) -> list[Entry]:
    """List what happened to one row, the last first."""
    return _told(HistoryEntry.objects.filter(table_name=table, row_id=row_id), before, limit)


def of_account(account_id: int, *, before: int | None = None, limit: int = PAGE) -> list[Entry]:
    """List what was changed at an account and at everything that belongs to it, the last first."""
    return _told(HistoryEntry.objects.filter(account_id=account_id), before, limit)


def of_change(change_id: UUID, *, limit: int = 200) -> list[Entry]:
    """List all that was done as one change."""
    return _told(HistoryEntry.objects.filter(change_id=change_id), None, limit)


def _told(entries: QuerySet[HistoryEntry], before: int | None, limit: int) -> list[Entry]:
    if before is not None:
        entries = entries.filter(pk__lt=before)
    rows = list(entries.order_by("-pk")[:limit])
    people = _people(rows)
    undone = _undone(rows)
    names = _names(rows)
    return [_entry(row, people, undone, names) for row in rows]


def _people(rows: Iterable[HistoryEntry]) -> Mapping[int, str]:
    ids = {one for row in rows for one in (row.person_id, row.on_behalf_of_id) if one}
    return dict(Person.objects.filter(pk__in=ids).order_by("pk").values_list("pk", "name")) if ids else {}


def _undone(rows: Iterable[HistoryEntry]) -> set[UUID]:
    changes = {row.change_id for row in rows if row.change_id}
    if not changes:
        return set()
    found = UndoneChange.objects.filter(Q(change_id__in=changes)).order_by("change_id")
    return set(found.values_list("change_id", flat=True))


def _names(rows: Iterable[HistoryEntry]) -> Mapping[tuple[str, int], str]:
    """Name all that the changed fields point to, one query for each table."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        for values in (row.before or {}, row.after or {}):
            for field, value in values.items():
                target = labels.target_table(row.table_name, field)
                if target and isinstance(value, int):
                    wanted[target].add(value)
    return {
        (table, pk): name
        for table in sorted(wanted)
        for pk, name in labels.names(table, wanted[table]).items()
    }


def _entry(
    row: HistoryEntry,
    people: Mapping[int, str],
    undone: set[UUID],
    names: Mapping[tuple[str, int], str],
) -> Entry:
    who = phrases.who(people.get(row.person_id or 0, ""), people.get(row.on_behalf_of_id or 0))
    return Entry(
        id=row.pk,
        at=row.at,
        who=who,
        door=phrases.door(row.door),
        table=row.table_name,
        table_label=labels.table_label(row.table_name),
        row_id=row.row_id,
        row_name=_row_name(row),
        operation=row.operation,
        changes=tuple(_changes(row, names)),
        change_id=row.change_id,
        is_undone=row.change_id in undone,
    )


def _row_name(row: HistoryEntry) -> str:
    values = {**(row.before or {}), **(row.after or {})}
    return str(next((values[key] for key in ("name", "what", "subject", "text") if values.get(key)), ""))


def _changes(row: HistoryEntry, names: Mapping[tuple[str, int], str]) -> Iterable[Change]:
    if row.operation != "U":
        return
    before, after = row.before or {}, row.after or {}
    for field in sorted(after):
        if field == "custom":
            yield from _custom(before.get(field) or {}, after.get(field) or {})
            continue
        label = labels.field_label(row.table_name, field)
        if label:
            was, became = (
                _written(row.table_name, field, side.get(field), names) for side in (before, after)
            )
            yield Change(label, was, became)


def _custom(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterable[Change]:
    """Show custom fields one by one, under their own codes."""
    for key in sorted({*before, *after}):
        if before.get(key) != after.get(key):
            yield Change(key, _plain(before.get(key)), _plain(after.get(key)))


def _written(table: str, field: str, value: Any, names: Mapping[tuple[str, int], str]) -> str:
    target = labels.target_table(table, field)
    if target and isinstance(value, int):
        return names.get((target, value)) or _("number %(id)s") % {"id": value}
    chosen = labels.choice_label(table, field, value) if value not in (None, "") else None
    if chosen is not None:
        return chosen
    if isinstance(value, str) and field.endswith(("_at", "_on")):
        return _dated(value)
    if field in ("amount", "annual_revenue", "yearly_value", "unit_price") and value is not None:
        return _amount(value)
    return _plain(value)


def _dated(value: str) -> str:
    try:
        if len(value) == len("2026-11-24"):
            return formats.day(date.fromisoformat(value))
        return formats.moment(datetime.fromisoformat(value))
    except ValueError:
        return value


def _amount(value: Any) -> str:
    try:
        return formats.number(Decimal(str(value)).normalize())
    except (InvalidOperation, ValueError):
        return str(value)


def _plain(value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(_plain(one) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_plain(one)}" for key, one in value.items())
    return str(value)
