"""What rows may be called by other rows: names, numbers, codes and addresses, of this import first and then of the book."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Any

from vai.catalog.models import Product
from vai.clients.enums import PointKind
from vai.clients.models import Account, Contact, ContactPoint
from vai.core.text import company_key, fold
from vai.doors.importing.compact import CompactMap
from vai.doors.importing.reading import Draft, Ref
from vai.doors.models import ExternalKey
from vai.hunting.models import Lead, Opportunity
from vai.staff.models import Person, Team

_BARE = re.compile(r"[^0-9a-z]+")
# More than one record goes by this: none of them is meant for sure.
AMBIGUOUS = -1
_SAME = {"full_name": "name", "emails": "email", "phones": "phone", "phone": "phone"}
_MODELS: dict[str, Any] = {
    "account": Account,
    "contact": Contact,
    "product": Product,
    "person": Person,
    "team": Team,
    "lead": Lead,
    "opportunity": Opportunity,
}
# Small lists of the whole company are read once.
_SMALL = ("person", "team", "product")


def bare(text: str) -> str:
    """Reduce a name to its letters and digits, folded; one in another script stays as it is."""
    return _BARE.sub("", fold(text)) or text.strip()


class Index:
    """Finds records by reference; asks the database once for each chunk's worth of unknown ones.

    It learns what drafts are called only of entities that something refers to.
    """

    def __init__(self, sources: Iterable[str], referred: Collection[str]) -> None:
        self.sources = list(dict.fromkeys(sources))
        self.referred = frozenset(referred)
        self.known = CompactMap()
        self.asked = CompactMap()
        self.read: set[str] = set()

    def put(self, entity: str, by: str, value: str, object_id: int) -> None:
        """Learn what a record is called; a second record of that name makes the name ambiguous."""
        if not value:
            return
        for key in _keys(entity, by, value):
            before = self.known.get(key)
            if before is None:
                self.known.set(key, object_id)
            elif before not in (object_id, AMBIGUOUS):
                self.known.set(key, AMBIGUOUS)

    def put_draft(self, draft: Draft, object_id: int) -> None:
        """Learn what a draft's record is called."""
        if draft.entity not in self.referred:
            return
        values = draft.values
        for code in ("external_id", "name", "full_name", "code", "tax_code"):
            if value := values.get(code):
                self.put(draft.entity, code, str(value), object_id)
        for code in ("email", "emails"):
            for value in values.get(code) or ():
                self.put(draft.entity, "email", value, object_id)

    def find(self, ref: Ref) -> int | None:
        """Find the record that is meant; None when there is none, AMBIGUOUS when it could be several."""
        for key in _keys(ref.entity, ref.by, ref.value):
            found = self.known.get(key)
            if found is not None:
                return found
        return None

    def learn(self, refs: Iterable[Ref]) -> None:
        """Ask the database for references that are not known yet."""
        wanted: dict[tuple[str, str], set[str]] = {}
        for ref in refs:
            by = _SAME.get(ref.by, ref.by)
            key = f"{ref.entity}|{by}|{ref.value}"
            if self.asked.get(key):
                continue
            self.asked.set(key, 1)
            if ref.entity in _SMALL:
                self._read_all(ref.entity)
            if self.find(ref) is None:
                wanted.setdefault((ref.entity, by), set()).add(ref.value)
        for (entity, by), values in wanted.items():
            self._ask(entity, by, values)

    def read_small(self, entity: str) -> None:
        """Read a small list whole, for its writer."""
        self._read_all(entity)

    def _read_all(self, entity: str) -> None:
        if entity in self.read:
            return
        self.read.add(entity)
        names = ["id", "name", "external_id", *{"person": ["email"], "product": ["code"]}.get(entity, [])]
        rows = _MODELS[entity].objects.values_list(*names).order_by("id")
        if entity == "person":
            rows = rows.filter(is_robot=False)
        else:
            rows = rows.filter(archived_at=None)
        for object_id, name, _number, *rest in rows:
            self.put(entity, "name", name, object_id)
            for value in rest:
                self.put(entity, "email" if entity == "person" else "code", value, object_id)

    def _ask(self, entity: str, by: str, values: set[str]) -> None:
        if by == "external_id":
            self._ask_numbers(entity, values)
        elif by == "email" and entity in ("account", "contact"):
            points = ContactPoint.objects.filter(
                kind=PointKind.EMAIL, value__in=[value.lower() for value in values]
            ).filter(**{f"{entity}__isnull": False, f"{entity}__archived_at": None})
            for value, object_id in points.values_list("value", f"{entity}_id"):
                self.put(entity, "email", value, object_id)
        elif by == "name" and entity == "account":
            keys = {company_key(value)[:200] for value in values}
            rows = Account.objects.filter(name_key__in=keys, archived_at=None, merged_into=None)
            for object_id, name in rows.values_list("id", "name").order_by("id"):
                self.put(entity, "name", name, object_id)
        elif by == "name" and entity in _MODELS and entity not in _SMALL:
            rows = _MODELS[entity].objects.filter(
                name_f__in={fold(value) for value in values}, archived_at=None
            )
            for object_id, name in rows.values_list("id", "name").order_by("id"):
                self.put(entity, "name", name, object_id)

    def _ask_numbers(self, entity: str, values: set[str]) -> None:
        """Look among what these sources were imported as; else among numbers kept with the records, if only one fits."""
        keys = ExternalKey.objects.filter(
            entity=entity, source__in=self.sources, key__in={f"id:{value}"[:103] for value in values}
        )
        found = set()
        for key, object_id in keys.values_list("key", "object_id").order_by("id"):
            self.put(entity, "external_id", key[3:], object_id)
            found.add(key[3:])
        model = _MODELS.get(entity)
        if model is None or not (left := values - found):
            return
        rows = model.objects.filter(external_id__in={value[:100] for value in left})
        for number, object_id in rows.values_list("external_id", "id").order_by("id"):
            self.put(entity, "external_id", number, object_id)


def _keys(entity: str, by: str, value: str) -> list[str]:
    by = _SAME.get(by, by)
    if by == "external_id":
        return [f"{entity}|{by}|{value.strip()}"]
    if by == "email":
        return [f"{entity}|{by}|{value.strip().lower()}"]
    found = [f"{entity}|{by}|{bare(value)}"]
    if by == "name" and entity == "account":
        found.append(f"{entity}|key|{company_key(value)}")
    return found
