"""Who may import, and whom they may give records to."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from vai.core.errors import NotAllowed
from vai.staff.enums import Title
from vai.staff.models import Person

MAX_FILES = 40
# Larger files take longer to look at than a browser waits; the command takes them.
MAX_UPLOAD_BYTES = 100_000_000


class MayNotImport(NotAllowed):
    """This person writes nothing."""

    code = "may_not_import"


def check_may_import(person: Person) -> None:
    """Refuse those who write nothing.

    :raises MayNotImport: executives see all and write nothing.
    """
    if person.title == Title.EXECUTIVE and not person.is_robot:
        raise MayNotImport(
            _("Executives look at everything and write nothing; ask an administrator to import.")
        )


def makes_people(person: Person) -> bool:
    """Whether colleagues, teams, products and shared lists may be made by this person's import."""
    return person.is_administrator


def may_give_to(person: Person, owner_id: int, led_ids: set[int]) -> bool:
    """Whether records may be put into that colleague's hands: one's own, one's team's, or anybody's for administrators."""
    return person.is_administrator or owner_id == person.pk or owner_id in led_ids
