"""Who may do what in the catalog: an administrator keeps products and prices, everybody writes answers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from vai.catalog.models import Answer
from vai.core.errors import NotAllowed
from vai.staff.enums import Title
from vai.staff.models import Person


class NotAnAdministrator(NotAllowed):
    """Products and prices are the administrator's."""

    code = "not_an_administrator"


class NotALead(NotAllowed):
    """What to say on calls is written by team leads and administrators."""

    code = "not_a_lead"


class NotTheirAnswer(NotAllowed):
    """An answer is changed by who wrote it, a team lead or an administrator."""

    code = "not_their_answer"


def may_keep_products(person: Person) -> bool:
    """Whether the person may change products and prices."""
    return person.is_administrator


def may_change_answer(person: Person, answer: Answer) -> bool:
    """Whether the person may change or put away an answer."""
    return answer.written_by_id == person.pk or person.is_administrator or person.title == Title.TEAM_LEAD


def check_keeps_products(person: Person) -> None:
    """Refuse who may not change products.

    :raises NotAnAdministrator: products and prices are changed by an administrator.
    """
    if not may_keep_products(person):
        raise NotAnAdministrator(_("Only an administrator changes products and prices."))


def check_changes_answer(person: Person, answer: Answer) -> None:
    """Refuse who may not change this answer.

    :raises NotTheirAnswer: somebody else wrote it.
    """
    if not may_change_answer(person, answer):
        raise NotTheirAnswer(
            _("Only the person who wrote this answer, a team lead or an administrator can change it.")
        )


def may_write_scripts(person: Person) -> bool:
    """Whether the person may write what is said on calls."""
    return person.is_administrator or person.title == Title.TEAM_LEAD


def check_writes_scripts(person: Person) -> None:
    """Refuse who may not write what is said on calls.

    :raises NotALead: team leads and administrators do.
    """
    if not may_write_scripts(person):
        raise NotALead(_("Only a team lead or an administrator changes what is said on calls."))
