"""Reading rows of a statement into frozen dataclasses whose fields are named like its columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django.db import connection
from django.utils.translation import get_language

Made = TypeVar("Made")


def read(made: Callable[..., Made], statement: str, values: Mapping[str, Any]) -> list[Made]:
    """Run a statement and make one of each row; the columns are the fields, by name."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        names = [column.name for column in cursor.description or ()]
        return [made(**dict(zip(names, row, strict=True))) for row in cursor.fetchall()]


def read_one(made: Callable[..., Made], statement: str, values: Mapping[str, Any]) -> Made:
    """Run a statement that gives exactly one row."""
    return read(made, statement, values)[0]


def language() -> str:
    """Return the reader's language: vi or en."""
    return "en" if (get_language() or "vi").startswith("en") else "vi"
