"""Who may do what to people, teams, delegations and the company's settings."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from vai.core.errors import NotAllowed
from vai.staff.models import Person

# What a person may change of themselves; everything else is an administrator's.
OWN_FIELDS = frozenset({"name", "honorific", "phone", "language", "timezone", "theme", "weekly_lead_goal"})


def may_administer(person: Person) -> bool:
    """Whether the person may change people, teams and settings."""
    return person.is_active and person.is_administrator


def may_change_person(person: Person, other: Person, fields: frozenset[str] | set[str]) -> bool:
    """Whether the person may change these fields of someone."""
    return may_administer(person) or (person.pk == other.pk and fields <= OWN_FIELDS)


def may_delegate(person: Person, principal: Person) -> bool:
    """Whether the person may say who acts for the principal: they themselves, or an administrator."""
    return may_administer(person) or person.pk == principal.pk


def need_administrator(person: Person) -> None:
    """Stop whoever is none.

    :raises NotAllowed: they are not.
    """
    if not may_administer(person):
        raise NotAllowed(_("Only an administrator can do this."))
