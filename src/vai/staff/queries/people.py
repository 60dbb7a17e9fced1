"""Colleagues as pages and other rooms ask for them."""

from __future__ import annotations

from collections.abc import Iterable

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet

from vai.core.text import fold
from vai.staff.models import Person


def robot() -> Person:
    """Return the one who acts in nightly jobs."""
    return Person.objects.get(is_robot=True)


def colleagues() -> QuerySet[Person]:
    """List those who work here now, by name."""
    return everybody().filter(is_active=True)


def everybody() -> QuerySet[Person]:
    """List all who work or worked here, by name; the robot is nobody."""
    return Person.objects.filter(is_robot=False).select_related("team").order_by("name_f", "pk")


def by_mail(email: str) -> Person | None:
    """Find someone by mail address, whatever its case."""
    return Person.objects.filter(email=email.strip().lower(), is_robot=False).first()


def find(text: str, *, limit: int = 10, but: Iterable[int] = ()) -> list[Person]:
    """Find colleagues by the beginning of any word of their names, or of their mail address."""
    typed = fold(text)
    found = colleagues().exclude(pk__in=list(but))
    if typed:
        # A company's people are few: a scan of one narrow table.
        found = found.filter(name_f__contains=typed) | found.filter(email__startswith=typed)
    return list(found[:limit])


def has_second_factor(person: Person) -> bool:
    """Say whether a person signs in by more than a password."""
    return bool(Authenticator.objects.filter(user_id=person.pk).exists())
