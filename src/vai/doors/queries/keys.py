"""Whose a key is that another program comes with."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from vai.staff.models import Person
from vai.staff.queries import people


@dataclass(frozen=True)
class Opened:
    """What a key opens: as whom, with which scopes, what is said of leads that come by it (`terms`).

    `is_door` is a key without a person: the robot acts, and may only leave leads.
    """

    key_id: int
    person: Person
    is_door: bool
    scopes: tuple[str, ...]
    is_too_often: bool
    terms: Mapping[str, Any]


def digest(text: str) -> str:
    """Return by what a key is known; the key has 256 random bits, so that nothing slower is needed."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def open_with(text: str, at: datetime) -> Opened | None:
    """Find what a key opens and count that it came; None for one that is unknown or was taken back. Nobody acts yet."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT key_id, person_id, scopes, is_too_often, terms FROM vai.open_with(%s, %s)",
            [digest(text), at],
        )
        row = cursor.fetchone()
    if row is None:
        return None
    key_id, person_id, scopes, is_too_often, terms = row
    person = Person.objects.get(pk=person_id) if person_id else people.robot()
    return Opened(key_id, person, person_id is None, tuple(_json(scopes)), is_too_often, _json(terms))


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value
