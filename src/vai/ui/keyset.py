"""Keyset pages: the rows after, or before, the last row that was shown. Nothing is skipped over or counted through.

Nulls stand last in every order, upward and downward. Columns that cannot be null keep the plain order, so that a
plain index serves them.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import F, Q, QuerySet

SIZE: Final = 50
_NONE: Final = Q(pk__in=[])


@dataclass(frozen=True)
class Key:
    """One column of an order."""

    name: str
    is_down: bool
    is_nullable: bool

    def __str__(self) -> str:
        """Write it as in an order: -updated_at."""
        return f"-{self.name}" if self.is_down else self.name

    def ordering(self, *, backward: bool) -> Any:
        """Return the expression to order by."""
        if not self.is_nullable:
            return F(self.name).desc() if self.is_down is not backward else F(self.name).asc()
        nulls = {"nulls_first": True} if backward else {"nulls_last": True}
        return F(self.name).desc(**nulls) if self.is_down is not backward else F(self.name).asc(**nulls)

    def same(self, value: Any) -> Q:
        """Return the condition for rows that are level with a value."""
        return Q(**{f"{self.name}__isnull": True}) if value is None else Q(**{self.name: value})

    def past(self, value: Any, *, backward: bool) -> Q:
        """Return the condition for rows that come after a value, or before it."""
        if value is None:
            return Q(**{f"{self.name}__isnull": False}) if backward else _NONE
        past = Q(**{f"{self.name}__{self._side(backward)}": value})
        return past | Q(**{f"{self.name}__isnull": True}) if self.is_nullable and not backward else past

    def bound(self, value: Any, *, backward: bool) -> Q:
        """Return a condition that all further rows meet, which an index can start from."""
        return Q() if self.is_nullable else Q(**{f"{self.name}__{self._side(backward)}e": value})

    def _side(self, backward: bool) -> str:
        return "lt" if self.is_down is not backward else "gt"


def keyset_page(
    queryset: QuerySet[Any], fields: Sequence[str], params: Mapping[str, str], *, size: int = SIZE
) -> tuple[list[Any], str, str]:
    """Return the rows of a page, the cursor of the page before it and that of the page after it ("" for none).

    A cursor that cannot be read, or was made under another order, gives the first page.
    """
    keys = _keys(queryset, fields)
    place = _read_cursor(queryset, keys, params.get("before") or params.get("after") or "")
    backward = place is not None and bool(params.get("before"))
    ordered = queryset.order_by(*(key.ordering(backward=backward) for key in keys))
    if place is not None:
        ordered = ordered.filter(_beyond(keys, place, backward=backward))
    found = list(ordered[: size + 1])
    more, rows = len(found) > size, found[:size]
    if backward:
        rows.reverse()
    has_before = more if backward else place is not None
    has_after = bool(rows) if backward else more
    before = _cursor(rows[0], keys) if rows and has_before else ""
    return rows, before, _cursor(rows[-1], keys) if rows and has_after else ""


def _keys(queryset: QuerySet[Any], fields: Iterable[str]) -> tuple[Key, ...]:
    """Return the columns of an order, with the primary key at the end."""
    keys = []
    for field in fields:
        name = field.lstrip("-")
        keys.append(Key(name, field.startswith("-"), _is_nullable(queryset, name)))
    if not any(key.name in ("pk", "id") for key in keys):
        keys.append(Key("pk", keys[-1].is_down if keys else False, False))
    return tuple(keys)


def _beyond(keys: Sequence[Key], place: Sequence[Any], *, backward: bool) -> Q:
    beyond, same = _NONE, Q()
    for key, value in zip(keys, place, strict=True):
        beyond |= same & key.past(value, backward=backward)
        same &= key.same(value)
    return keys[0].bound(place[0], backward=backward) & beyond


def _cursor(row: Any, keys: Sequence[Key]) -> str:
    text = json.dumps([[str(key) for key in keys], [_written(_value_of(row, key.name)) for key in keys]])
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _read_cursor(queryset: QuerySet[Any], keys: Sequence[Key], text: str) -> list[Any] | None:
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        names, values = json.loads(raw)
        if names != [str(key) for key in keys] or len(values) != len(keys):
            return None
        return [_parsed(queryset, key, value) for key, value in zip(keys, values, strict=True)]
    except (binascii.Error, ValueError, TypeError, ArithmeticError, ValidationError, RecursionError):
        return None


def _value_of(row: Any, name: str) -> Any:
    if isinstance(row, dict):
        return row["id"] if name == "pk" and "pk" not in row else row[name]
    for part in name.split("__"):
        row = getattr(row, part) if row is not None else None
    return row


def _written(value: Any) -> Any:
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    return value if value is None or isinstance(value, (bool, int, float, str)) else str(value)


def _parsed(queryset: QuerySet[Any], key: Key, value: Any) -> Any:
    """Read a value of a cursor with the type of the column that it is compared with."""
    if isinstance(value, (list, dict)) or (isinstance(value, str) and "\x00" in value):
        raise ValueError("not a value of a cursor")
    if value is None and not key.is_nullable:
        raise ValueError("this column always has a value")
    return _field_of(queryset, key.name).to_python(value)


def _is_nullable(queryset: QuerySet[Any], name: str) -> bool:
    """Say whether a column can be null in this query; what is computed or reached through a link may be."""
    if name in queryset.query.annotations:
        return True
    *path, last = name.split("__")
    model: Any = queryset.model
    for part in path:
        link = model._meta.get_field(part)
        if link.null:
            return True
        model = link.related_model
    return last != "pk" and bool(model._meta.get_field(last).null)


def _field_of(queryset: QuerySet[Any], name: str) -> Any:
    if name in queryset.query.annotations:
        return queryset.query.annotations[name].output_field
    model: Any = queryset.model
    *path, last = name.split("__")
    for part in path:
        model = model._meta.get_field(part).related_model
    if model is None:
        raise FieldDoesNotExist(name)
    return model._meta.pk if last == "pk" else model._meta.get_field(last)
