"""What all writers share: how items are matched, created and changed, table by table, in few statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db import DatabaseError, models, transaction

from vai.core.text import fold, squeeze
from vai.doors.enums import RowOutcome
from vai.doors.importing.reading import Ref
from vai.doors.loading import bulk, lists
from vai.doors.loading.index import AMBIGUOUS
from vai.doors.loading.items import Item, plain
from vai.doors.loading.world import World

Identity = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that goes by one of an item's identities."""

    object_id: int
    name: str = ""
    tax: str = ""


class NotYours(Exception):  # noqa: N818
    """The record is seen and may not be changed by this person."""


class Writer:
    """Writes one entity. Subclasses say what an item means in the table's fields, and what beside the row is written."""

    entity: ClassVar[str] = ""
    model: ClassVar[Any] = None
    # Filled where empty, never replaced: names that differ only in form, and whose hands a record is in.
    fill_only: ClassVar[tuple[str, ...]] = ()
    # What a new record takes beside what the row says.
    keeps_history: ClassVar[bool] = True

    def __init__(self, world: World) -> None:
        self.world = world

    def prepare(self, item: Item) -> None:
        """Fill `said`, `points`, `identities` and the like from the draft; or leave the item out."""
        raise NotImplementedError

    def candidates(self, wanted: set[Identity]) -> dict[Identity, list[Candidate]]:
        """Find records by what items go by."""
        return {}

    def find(self, items: Sequence[Item]) -> dict[Identity, list[Candidate]]:
        """Find candidates for all of these items."""
        return self.candidates({identity for item in items for identity in item.identities})

    def accepts(self, item: Item, kind: str, found: list[Candidate]) -> Candidate | None:
        """Choose the record that is the same; None where that is not sure."""
        return found[0] if len(found) == 1 else None

    def near(self, item: Item) -> list[Candidate]:
        """Find records that may be the same as one that is about to be made; told, never linked by itself."""
        return []

    def build(self, item: Item) -> Any:
        """Make what `insert` takes: a model's instance, not saved, or its columns and values."""
        raise NotImplementedError

    def derive(self, item: Item, changes: dict[str, Any]) -> dict[str, Any]:
        """Add to changes what follows from them."""
        return changes

    def complete(self, items: Sequence[Item]) -> None:
        """Write what belongs to the records beside their rows: points, tags, coverage, lines."""

    def create(self, items: Sequence[Item]) -> None:
        """Make the rows, all at once; one by one where the database refuses one of them."""
        try:
            self._create(items)
        except DatabaseError:
            for item in items:
                self._create_alone(item)

    def insert(self, rows: list[Any]) -> list[int]:
        """Insert what `build` made, in one statement, and give the keys."""
        return bulk.insert(rows)

    def _create(self, items: Sequence[Item]) -> None:
        rows = [self.build(item) for item in items]
        keys: list[int] = []
        try:
            with transaction.atomic(), bulk.searched_at_once(self.entity, keys):
                keys += self.insert(rows)
                for item, key in zip(items, keys, strict=True):
                    item.target, item.outcome = key, RowOutcome.CREATED
                self.complete(items)
        except DatabaseError:
            for item in items:
                item.target, item.outcome = None, ""
            raise

    def _create_alone(self, item: Item) -> None:
        try:
            self._create([item])
        except DatabaseError as error:
            _fail(item, error)

    def current(self, ids: Iterable[int]) -> dict[int, dict[str, Any]]:
        """Read the records as they stand, with custom fields side by side."""
        found = {}
        for row in self.model.objects.filter(pk__in=set(ids)):
            values = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields}
            for code, value in (values.get("custom") or {}).items():
                values[f"custom.{code}"] = value
            found[row.pk] = values
        return found

    def change(self, item: Item, changes: dict[str, Any], now: dict[str, Any]) -> None:
        """Change the row.

        :raises NotYours: row security lets this person see it only
        """
        fields = {k: v for k, v in changes.items() if not k.startswith("custom.")}
        fields = self.derive(item, fields)
        own = {k.removeprefix("custom."): v for k, v in changes.items() if k.startswith("custom.")}
        if own:
            fields["custom"] = {**(now.get("custom") or {}), **own}
        if fields and not self.model.objects.filter(pk=item.target).update(**fields):
            raise NotYours

    def add(self, items: Sequence[Item]) -> int:
        """Write what belongs to records that were there; one by one. Tells how many things were added to the last."""
        self.complete(items)
        return 0

    def link(self, item: Item, code: str, *, field: str = "", required: bool = False) -> None:
        """Put the number of a referenced record into `said`; what is not found is told and kept in the notes."""
        ref = item.draft.refs.get(code)
        if ref is None:
            return
        found = self.world.index.find(ref)
        if found is not None and found != AMBIGUOUS:
            item.said[field or f"{code}_id"] = found
            return
        known = "reference_unlinked" if ref.by == "external_id" else "reference_unknown"
        problem = known if found is None else "reference_ambiguous"
        if required:
            item.leave_out("about_unknown" if found is None else problem, code, value=ref.value)
            return
        item.remark(problem, code, value=ref.value)
        if ref.by != "external_id":
            lists.note(item, code, ref.value)

    def resolve(self, ref: Ref | None) -> int | None:
        """Find a referenced record without telling when it is not there."""
        found = self.world.index.find(ref) if ref else None
        return None if found == AMBIGUOUS else found

    def clip(self, item: Item) -> None:
        """Bring texts into the length of their columns; the whole of a text that was cut goes to the notes."""
        for name, value in list(item.said.items()):
            if not isinstance(value, str):
                continue
            if "\x00" in value:
                value = item.said[name] = value.replace("\x00", "")
            most = _length(self.model, name)
            if most and len(value) > most:
                item.remark("text_cut", name, length=most)
                item.said[name] = value[:most]
                if "notes" in {f.name for f in self.model._meta.concrete_fields}:
                    lists.note(item, name, value)


def shares_word(one: str, other: str) -> bool:
    """Whether two names have a word of more than one letter in common, whatever their accents."""
    words = {word for word in fold(one).split() if len(word) > 1}
    return bool(words & set(fold(other).split()))


def text(value: Any) -> str:
    """Give a value as tidy text; nothing is empty."""
    return squeeze(str(value)) if value not in (None, "") else ""


def differs(one: Any, other: Any) -> bool:
    """Whether two values are not the same in plain form."""
    return bool(plain(one) != plain(other))


def _fail(item: Item, error: DatabaseError) -> None:
    cause = str(error).split("\n", 1)[0][:200]
    refused = "row-level security" in cause
    if refused:
        item.leave_out("not_yours_to_make")
        return
    item.leave_out("database_refused", "", detail=cause)
    item.outcome = RowOutcome.FAILED


_LENGTHS: dict[tuple[str, str], int | None] = {}


def _length(model: Any, name: str) -> int | None:
    key = (model._meta.db_table, name)
    if key not in _LENGTHS:
        field = next((f for f in model._meta.concrete_fields if f.attname == name), None)
        _LENGTHS[key] = field.max_length if isinstance(field, models.CharField) else None
    return _LENGTHS[key]
