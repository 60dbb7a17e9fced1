"""What a whole import knows: who imports, when, into which lists; and what it made on the way."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection

from vai.core.text import fold, squeeze
from vai.doors import rules
from vai.doors.enums import RowOutcome
from vai.doors.importing.plans import Plan
from vai.doors.importing.reading import Ref
from vai.doors.loading.index import AMBIGUOUS, Index
from vai.doors.loading.items import Item
from vai.doors.models import ImportBatch
from vai.staff.enums import TITLE_MODES, Mode, Title
from vai.staff.models import Person


@dataclass(slots=True)
class Made:
    """A record made on the way, for a row that needed it."""

    entity: str
    object_id: int
    label: str
    reason: str
    item: Item


@dataclass(slots=True)
class World:
    """Shared by all writers of one run. `owners` are title and team by person; `later` are references to later rows."""

    person: Person
    at: dt.datetime
    batch: ImportBatch
    plan: Plan
    index: Index
    sources: dict[str, str]
    owners: dict[int, tuple[str, int | None]] = field(default_factory=dict)
    led_ids: set[int] = field(default_factory=set)
    made: list[Made] = field(default_factory=list)
    later: list[tuple[str, int, str, Ref]] = field(default_factory=list)
    lists: dict[tuple[str, str], Any] = field(default_factory=dict)

    @property
    def is_administrator(self) -> bool:
        """Whether colleagues and lists may be made."""
        return rules.makes_people(self.person)

    @property
    def today(self) -> dt.date:
        """The day of the import at home."""
        return self.at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()

    def open(self) -> None:
        """Read who works here and whom this person leads."""
        for pk, title, team in Person.objects.values_list("pk", "title", "team_id"):
            self.owners[pk] = (title, team)
        with connection.cursor() as cursor:
            cursor.execute("SELECT vai.team_ids()")
            teams = set(cursor.fetchone()[0] or ())
        self.led_ids = {pk for pk, (_title, team) in self.owners.items() if team in teams}

    def source_of(self, table: str) -> str:
        """Give the source that a table belongs to."""
        return self.sources[table]

    def mode_of(self, person_id: int) -> Mode:
        """In which mode a person serves: the first of the title's, else hunting."""
        title = self.owners.get(person_id, (Title.HUNTER, None))[0]
        modes = TITLE_MODES.get(title, ())
        return modes[0] if modes else Mode.HUNT

    def team_of(self, person_id: int | None) -> int | None:
        """The person's team."""
        return self.owners.get(person_id, ("", None))[1] if person_id else None

    def owner(self, item: Item, code: str = "owner") -> int | None:
        """Find whose the record shall be. Unknown colleagues are made where the importer may; else the importer keeps it."""
        ref = item.draft.refs.get(code)
        if ref is None:
            return None
        found = self.index.find(ref)
        if found == AMBIGUOUS:
            item.remark("reference_ambiguous", code, value=ref.value)
            return None
        if found is None:
            found = self._hire(item, ref)
        if found is None or rules.may_give_to(self.person, found, self.led_ids):
            return found
        item.remark("owner_not_yours", code, value=ref.value)
        return None

    def keeper(self) -> int | None:
        """Whose records without an owner are: the importer's, unless an administrator files them for others."""
        return None if self.person.sees_all else self.person.pk

    def _hire(self, item: Item, ref: Ref) -> int | None:
        if ref.by not in ("name", "email") or not self.is_administrator:
            code = "owner_unknown" if ref.by in ("name", "email") else "owner_number_unknown"
            item.remark(code, "owner", value=ref.value)
            return None
        email = ref.value.lower() if "@" in ref.value else ""
        name = squeeze(ref.value.partition("@")[0].replace(".", " ").title() if email else ref.value)
        person = make_person(name=name, email=email, source=item.source)
        person.save()
        self.learn_person(person)
        self.made.append(Made("person", person.pk, person.name, "owner_made", item))
        return person.pk

    def learn_person(self, person: Person) -> None:
        """Take in a colleague who was just made."""
        self.owners[person.pk] = (person.title, person.team_id)
        self.index.put("person", "name", person.name, person.pk)
        self.index.put("person", "email", person.email, person.pk)

    def rows_made(self, batch_id: int, first: int) -> list[dict[str, Any]]:
        """Give the rows that tell of what was made on the way; their positions count downwards."""
        rows = [
            {
                "batch_id": batch_id,
                "position": -(first + at),
                "table": made.item.draft.table,
                "row": made.item.draft.row_number,
                "feed": made.entity,
                "entity": made.entity,
                "outcome": RowOutcome.CREATED,
                "label": made.label[:120],
                "reasons": [{"code": made.reason, "field": "", "column": "", "params": {}}],
                "object_id": made.object_id,
            }
            for at, made in enumerate(self.made)
        ]
        self.made.clear()
        return rows


def make_person(*, name: str, email: str, source: str, title: str = Title.HUNTER) -> Person:
    """Make a colleague who cannot sign in until an administrator gives an address and a password; not saved yet.

    Without an address a placeholder that no mail reaches stands in its place.
    """
    person = Person(name=name[:120], title=title, email=email or _placeholder(name, source))
    person.set_unusable_password()
    return person


def _placeholder(name: str, source: str) -> str:
    local = ".".join(fold(name).replace("'", "").split()) or "colleague"
    local = "".join(c for c in local if c.isascii() and (c.isalnum() or c == "."))[:60] or "colleague"
    domain = "".join(c for c in fold(source) if c.isascii() and (c.isalnum() or c == "-")).strip("-")[:40]
    address = f"{local}@{domain or 'import'}.invalid"
    n, free = 2, address
    while Person.objects.filter(email=free).exists():
        free = address.replace("@", f".{n}@", 1)
        n += 1
    return free
