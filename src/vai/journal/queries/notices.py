"""What a person was told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection
from django.utils.translation import gettext as _

from vai.core import formats
from vai.journal import labels
from vai.journal.models import Notice
from vai.journal.queries.sources import Place
from vai.staff.models import Person

PAGE = 40
MOST = 99
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_UNREAD = "SELECT count(*) FROM (SELECT 1 FROM notice WHERE person_id = %s AND read_at IS NULL LIMIT %s) x"


@dataclass(frozen=True)
class Told:
    """A notice in the reader's language."""

    id: int
    at: datetime
    sentence: str
    icon: str
    url: str
    is_read: bool


@dataclass(frozen=True)
class Notices:
    """A page of notices, the last first; `next` is the cursor of the page after it."""

    notices: tuple[Told, ...]
    next: str


def unread(person: Person) -> int:
    """Count what the person has not read; stops at one more than MOST. A partial index holds just these."""
    with connection.cursor() as cursor:
        cursor.execute(_UNREAD, [person.pk, MOST + 1])
        return int(cursor.fetchone()[0])


def notices(person: Person, *, before: str = "", limit: int = PAGE) -> Notices:
    """List what the person was told."""
    rows = Notice.objects.filter(person=person)
    place = Place.read(before) if before else None
    if place is not None:
        rows = rows.filter(at__lte=place.at).exclude(at=place.at, pk__gte=place.id)
    found = list(rows.order_by("-at", "-pk")[: limit + 1])
    page = found[:limit]
    following = Place(page[-1].at, 0, page[-1].pk).written() if len(found) > limit else ""
    return Notices(tuple(_told(row) for row in page), following)


def one(person: Person, pk: int) -> Notice | None:
    """Return a notice of the person's."""
    return Notice.objects.filter(person=person, pk=pk).first()


def _told(row: Notice) -> Told:
    words = labels.notice_words(row.kind)
    sentence = _filled(str(words.sentence), row.params) if words else _("Something new for you.")
    return Told(row.pk, row.at, sentence, words.icon if words else "bell", row.url, row.read_at is not None)


class _Lenient(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "…"


def _filled(sentence: str, params: Mapping[str, object]) -> str:
    """Put the params into the sentence; a notice written by an older version may lack some."""
    try:
        return sentence % _Lenient({key: _shown(value) for key, value in params.items()})
    except (TypeError, ValueError):
        return sentence


def _shown(value: object) -> object:
    """Write a day the reader's way; what is missing is left open."""
    if value in (None, ""):
        return "…"
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return formats.day(date.fromisoformat(value))
        except ValueError:
            return value
    return value
