"""What tables, fields, values and notices are called; the rooms above register theirs from their apps.py.

History and notices show these words. A table that nobody registered is called by its model's verbose name; the choices
of its fields and the tables that its foreign keys point to are read from the model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from django.apps import apps
from django.db import models
from django.utils.functional import Promise

Words = str | Promise
NamesOf = Callable[[Iterable[int]], Mapping[int, str]]
# Kept by the machine: history does not show them.
MACHINERY = frozenset(
    {
        "id",
        "version",
        "created_at",
        "updated_at",
        "external_id",
        "name_key",
        "tax_digits",
        "sort_key",
        "is_unserved",
    }
    | {"is_outside", "captured_text", "rank", "password", "last_login", "sha256", "position"}
)


@dataclass(frozen=True)
class Table:
    """What a table and its fields are called. `references` says for plain numbers which table they point into."""

    label: Words
    fields: Mapping[str, Words] = field(default_factory=dict)
    references: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, Mapping[object, Words]] = field(default_factory=dict)


@dataclass(frozen=True)
class NoticeWords:
    """The sentence of a notice with named placeholders, and its icon of frontend/icons.txt."""

    sentence: Words
    icon: str = "bell"


_tables: dict[str, Table] = {}
_names: dict[str, NamesOf] = {}
_notices: dict[str, NoticeWords] = {}


def register(table: str, label: Words, **more: Mapping[str, object]) -> None:
    """Name a table and its fields (`fields`, `references`, `choices` as in Table); a field named "" is never shown."""
    _tables[table] = Table(label, **more)  # type: ignore[arg-type]


def register_names(table: str, names_of: NamesOf) -> None:
    """Say how the rows of a table are called: a function from keys to names, asked under row security."""
    _names[table] = names_of


def register_notice(kind: str, sentence: Words, icon: str = "bell") -> None:
    """Word a kind of notice; its placeholders are named as the params."""
    _notices[kind] = NoticeWords(sentence, icon)


def notice_words(kind: str) -> NoticeWords | None:
    """Return the sentence of a kind of notice, if a room knows it."""
    return _notices.get(kind)


def table_label(table: str) -> str:
    """Return what a table is called."""
    if table in _tables:
        return str(_tables[table].label)
    model = models_by_table().get(table)
    return str(model._meta.verbose_name) if model else table


def field_label(table: str, name: str) -> str:
    """Return what a field is called; "" if it is not to be shown."""
    if name in MACHINERY:
        return ""
    registered = _tables[table].fields if table in _tables else {}
    plain = name.removesuffix("_id")
    for key in (name, plain):
        if key in registered:
            return str(registered[key])
    found = _field(table, name)
    return str(found.verbose_name).capitalize() if found is not None else plain.replace("_", " ").capitalize()


def choice_label(table: str, name: str, value: object) -> str | None:
    """Return what a stored code is called, or None where the field holds no codes."""
    if table in _tables and name in _tables[table].choices:
        label = _tables[table].choices[name].get(value)
        return None if label is None else str(label)
    found = _field(table, name)
    choices = dict(found.flatchoices) if found is not None and found.choices else {}
    return str(choices[value]) if value in choices else None


def target_table(table: str, name: str) -> str:
    """Return the table that a field points into, or ""."""
    if table in _tables and name in _tables[table].references:
        return _tables[table].references[name]
    found = _field(table, name)
    target = getattr(found, "related_model", None)
    if target is not None:
        return str(target._meta.db_table)
    return {
        "account_id": "account",
        "contact_id": "contact",
        "lead_id": "lead",
        "opportunity_id": "opportunity",
    }.get(name, "")


def names(table: str, ids: Iterable[int]) -> Mapping[int, str]:
    """Name rows of a table; rows that the acting person does not see have no name."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    if table in _names:
        return _names[table](wanted)
    model = models_by_table().get(table)
    return (
        {} if model is None else {pk: str(row) for pk, row in model._default_manager.in_bulk(wanted).items()}
    )


@cache
def models_by_table() -> Mapping[str, type[models.Model]]:
    """Return the models by the names of their tables."""
    return {model._meta.db_table: model for model in apps.get_models()}


def _field(table: str, name: str) -> models.Field[object, object] | None:
    model = models_by_table().get(table)
    if model is None:
        return None
    for found in model._meta.concrete_fields:
        if name in (found.name, found.attname):
            return found
    return None
