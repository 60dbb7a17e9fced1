"""Who acts for whom."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from vai.staff.models import Delegation, Person


def given_by(person: Person) -> QuerySet[Delegation]:
    """List what a person handed over, the newest first."""
    return _all().filter(principal=person)


def given_to(person: Person) -> QuerySet[Delegation]:
    """List what was handed over to a person, the newest first."""
    return _all().filter(delegate=person)


def all_of_them() -> QuerySet[Delegation]:
    """List all that the acting person may see, the newest first."""
    return _all()


def principals_of(person: Person, *, on: date) -> list[Person]:
    """List for whom a person may act on a day, by name."""
    valid = Delegation.objects.filter(delegate=person, revoked_at=None, since__lte=on, until__gte=on)
    principals = Person.objects.filter(pk__in=valid.values("principal"), is_active=True)
    return list(principals.order_by("name_f", "pk"))


def scopes_of(person: Person, principal: Person, *, on: date) -> frozenset[str]:
    """Return in what a person may act for another on a day."""
    valid = Delegation.objects.filter(
        delegate=person, principal=principal, revoked_at=None, since__lte=on, until__gte=on
    )
    return frozenset(scope for scopes in valid.values_list("scopes", flat=True) for scope in scopes)


def _all() -> QuerySet[Delegation]:
    return Delegation.objects.select_related("principal", "delegate").order_by("-until", "-pk")
