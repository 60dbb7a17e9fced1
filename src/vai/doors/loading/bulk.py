"""Inserting many rows in one statement: they travel as one JSON document, which is several times as quick as parameters."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db import connection, models
from django.db.models.expressions import DatabaseDefault

_COLUMNS: dict[str, list[tuple[str, str]]] = {}


def insert(rows: Iterable[Any]) -> None:
    """Insert model instances of one model and give them their keys; what the database fills in itself is not read back."""
    rows = list(rows)
    if not rows:
        return
    model = type(rows[0])
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, len(rows)]
        )
        for row, (key,) in zip(rows, cursor.fetchall(), strict=True):
            row.pk = key
        by_columns: dict[tuple[str, ...], list[dict[str, Any]]] = {}
        for row in rows:
            content = _content(row, model)
            by_columns.setdefault(tuple(content), []).append(content)
        for names, contents in by_columns.items():
            columns = ", ".join(f'"{name}"' for name in names)
            cursor.execute(
                f'INSERT INTO "{table}" ({columns}) SELECT {columns} '
                f'FROM jsonb_populate_recordset(NULL::"{table}", %s::jsonb)',
                [json.dumps(contents, ensure_ascii=False, default=_plain)],
            )


def _content(row: Any, model: type[models.Model]) -> dict[str, Any]:
    columns = _COLUMNS.get(model._meta.db_table)
    if columns is None:
        columns = _COLUMNS[model._meta.db_table] = [
            (field.attname, str(field.column)) for field in model._meta.concrete_fields if not field.generated
        ]
    values = row.__dict__
    found = {}
    for attname, column in columns:
        value = values[attname]
        if isinstance(value, DatabaseDefault):
            continue
        found[column] = value
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, Decimal | uuid.UUID):
        return str(value)
    raise TypeError(type(value).__name__)
