"""The same request sent twice is carried out once: a form that was pressed twice, an outbox that retries."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from django.db import connection

from vai.core.models import IdempotencyKey

# The name under which every form of Vai carries its key (ui.form writes it).
FIELD = "idempotency_key"
_LONGEST = 80
_CLAIM = """
INSERT INTO idempotency_key (person_id, key, outcome, at) VALUES (%s, %s, '{}', %s)
ON CONFLICT (person_id, key) DO NOTHING RETURNING id
"""


class Somebody(Protocol):
    """A person who can act."""

    @property
    def pk(self) -> int: ...


@dataclass
class Once:
    """Whether this request is the first of its key, and what came of the first."""

    is_first: bool
    outcome: dict[str, Any] = field(default_factory=dict)
    row_id: int | None = None

    def remember(self, **outcome: Any) -> None:
        """Keep what came of it, as plain JSON, for whoever sends it again."""
        self.outcome = outcome
        if self.row_id is not None:
            IdempotencyKey.objects.filter(pk=self.row_id).update(outcome=outcome)


def once(key: str, *, by: Somebody, at: datetime) -> Once:
    """Claim a key for this request; a request of the same key that runs at the same time is waited for.

    Without a key every request is a first one. What is rolled back gives its key back.
    """
    if not key:
        return Once(is_first=True)
    known = _fitting(key)
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM, [by.pk, known, at])
        claimed = cursor.fetchone()
    if claimed:
        return Once(is_first=True, row_id=claimed[0])
    row = IdempotencyKey.objects.get(person_id=by.pk, key=known)
    return Once(is_first=False, outcome=row.outcome, row_id=row.pk)


def outcome_of(key: str, *, by: Somebody) -> dict[str, Any] | None:
    """Return what came of the request that claimed a key before; None where there was none."""
    row = IdempotencyKey.objects.filter(person_id=by.pk, key=_fitting(key)).first() if key else None
    return row.outcome if row else None


def _fitting(key: str) -> str:
    if len(key) <= _LONGEST and "\x00" not in key:
        return key
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()
