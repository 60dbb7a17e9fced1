"""Telling people, and what they have read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from django.db import connection
from django.urls import NoReverseMatch, reverse

from vai.journal.models import Notice
from vai.staff.models import Person

_LONGEST_URL = 200


def tell(person_id: int, kind: str, params: Mapping[str, object], url: str) -> None:
    """Tell a colleague something; `kind` names a sentence in labels, `params` fill it, `url` leads there."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT vai.notify(%s, %s, %s::jsonb, %s)",
            [person_id, kind, json.dumps(dict(params)), url[:_LONGEST_URL]],
        )


def read(notice: Notice, *, by: Person, at: datetime) -> Notice:
    """Mark one as read; read before, it keeps its time."""
    if notice.read_at is None:
        Notice.objects.filter(pk=notice.pk, person=by, read_at=None).update(read_at=at)
        notice.refresh_from_db()
    return notice


def read_all(*, by: Person, at: datetime) -> int:
    """Mark everything as read and say how many that were."""
    return Notice.objects.filter(person=by, read_at=None).update(read_at=at)


def address(name: str, *args: object) -> str:
    """Return the path of a named page for a notice; "" where no room has mounted it."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
