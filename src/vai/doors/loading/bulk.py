"""Inserting many rows in one statement: they travel as one JSON document, which is several times as quick as parameters.

What is the same in all rows travels once.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from django.db import connection, models
from django.db.models.expressions import DatabaseDefault

Values = Mapping[str, Any]
INDEXED = ("account", "contact", "lead", "opportunity")
# What waits to be sorted into the index of search: more than usual, so that it is sorted in less often; not so much that
# a search in the meantime would notice.
_WAITING = "16MB"
PAIRED = ("account", "contact")


@dataclass(frozen=True, slots=True)
class _Shape:
    """A table as rows of it travel: the type of each column, and what is there where a row says nothing."""

    types: dict[str, str]
    defaults: dict[str, Any]


def insert(rows: Iterable[Any]) -> list[int]:
    """Insert model instances of one model and give them their keys; what the database fills in itself is not read back."""
    rows = list(rows)
    if not rows:
        return []
    model: type[models.Model] = type(rows[0])
    names = _shape(model).types
    contents = []
    for row in rows:
        held = row.__dict__
        contents.append(
            {
                name: held[name]
                for name in names
                if name != "id" and not isinstance(held[name], DatabaseDefault)
            }
        )
    keys = insert_values(model, contents)
    for row, key in zip(rows, keys, strict=True):
        row.pk = key
    return keys


def insert_values(model: type[models.Model], rows: Sequence[Values]) -> list[int]:
    """Insert rows given as column and value, and give their keys. A column that a row leaves out gets the model's default."""
    if not rows:
        return []
    shape = _shape(model)
    keys = _new_keys(model._meta.db_table, len(rows))
    groups: dict[frozenset[str], list[tuple[int, Values]]] = {}
    # Columns that the database itself fills in can be left out only by a whole statement.
    for key, row in zip(keys, rows, strict=True):
        groups.setdefault(frozenset(row.keys() - shape.defaults.keys()), []).append((key, row))
    for own, group in groups.items():
        _insert_group(model._meta.db_table, shape, own, group)
    return keys


def _new_keys(table: str, n: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT array_agg(nextval(pg_get_serial_sequence(%s, 'id'))) FROM generate_series(1, %s)",
            [table, n],
        )
        return list(cursor.fetchone()[0])


def _insert_group(table: str, shape: _Shape, own: frozenset[str], group: list[tuple[int, Values]]) -> None:
    said = set().union(*(row.keys() for _key, row in group))
    same = {name: value for name, value in shape.defaults.items() if name not in said}
    differing: list[tuple[str, Any]] = []
    for name in sorted(said):
        default = shape.defaults.get(name)
        value = group[0][1].get(name, default)
        if all(row.get(name, default) == value for _key, row in group):
            same[name] = value
        else:
            differing.append((name, default))
    contents = [
        {"id": key} | {name: row.get(name, default) for name, default in differing} for key, row in group
    ]
    columns = ["id", *(name for name, _default in differing)]
    names = ", ".join(f'"{name}"' for name in (*columns, *same))
    source = f"json_to_recordset(%s::json) AS r ({_typed(shape, columns)})"
    values = [_dump(contents)]
    if same:
        source += f" CROSS JOIN json_to_record(%s::json) AS s ({_typed(shape, list(same))})"
        values.append(_dump(same))
    with connection.cursor() as cursor:
        cursor.execute(f'INSERT INTO "{table}" ({names}) SELECT {names} FROM {source}', values)


@contextlib.contextmanager
def searched_at_once(entity: str, keys: list[int]) -> Iterator[None]:
    """Let what is written inside the block be found, and compared for duplicates, once, when all is there.

    `keys` are filled by then. For new records only; in a transaction (or savepoint) that is rolled back when the block fails.
    """
    if entity not in INDEXED:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('vai.search_later', 'on', true), set_config('gin_pending_list_limit', %s, true)",
            [_WAITING],
        )
        yield
        cursor.execute("SELECT set_config('vai.search_later', '', true)")
        cursor.execute(f"SELECT vai.index_{entity}(%s)", [keys])
        if entity in PAIRED:
            cursor.execute(f"SELECT vai.pair_{entity}(%s)", [keys])


def _typed(shape: _Shape, names: list[str]) -> str:
    return ", ".join(f'"{name}" {shape.types[name]}' for name in names)


def _dump(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, default=_plain)


@cache
def _shape(model: type[models.Model]) -> _Shape:
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    types = {str(field.column): str(field.db_type(connection)) for field in fields}
    defaults = {
        str(field.column): field.get_default()
        for field in fields
        if field.column != "id" and field.db_default is models.NOT_PROVIDED
    }
    return _Shape(types, defaults)


def _plain(value: Any) -> Any:
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, Decimal | uuid.UUID):
        return str(value)
    raise TypeError(type(value).__name__)
