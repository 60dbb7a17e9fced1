"""Sessions of sign-in: ended one by one by their owner, or all at once."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from vai.staff.models import Person


def end_all(person: Person, *, but: str | None = None) -> int:
    """End every session of a person, except for the one of that key; return how many that were."""
    kept = UserSession.objects.filter(user_id=person.pk).exclude(session_key=but)
    keys = list(kept.values_list("session_key", flat=True))
    ended, _ = Session.objects.filter(session_key__in=keys).delete()
    kept.delete()
    return ended
