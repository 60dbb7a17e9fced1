"""Sessions of sign-in: ended one by one by their owner, or all at once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from vai.staff.models import Person


def end_one(number: int, *, by: Person, at: datetime) -> int:
    """End one of the own sessions; return how many that were: none where it is not theirs or ended before."""
    return _end(UserSession.objects.filter(pk=number, user_id=by.pk))


def end_all(person: Person, *, but: str | None = None) -> int:
    """End every session of a person, except for the one of that key; return how many that were."""
    return _end(UserSession.objects.filter(user_id=person.pk).exclude(session_key=but))


def _end(sessions: QuerySet[Any]) -> int:
    keys = list(sessions.values_list("session_key", flat=True))
    ended, _ = Session.objects.filter(session_key__in=keys).delete()
    sessions.delete()
    return ended
