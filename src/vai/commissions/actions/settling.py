"""A statement's way from the running figures to what is paid: published, checked, approved and never changed again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from vai.commissions import rules
from vai.commissions.actions import company, reckoning
from vai.commissions.enums import StatementState
from vai.commissions.models import CommissionCredit, CommissionDispute, CommissionStatement
from vai.commissions.queries import statements
from vai.core import formats
from vai.core.errors import Refused
from vai.core.money import Money
from vai.journal.actions import notices
from vai.staff.models import Person
from vai.staff.queries import company as settings


class NotReady(Refused):
    """The statement cannot be published or approved yet."""

    code = "not_ready"


@dataclass(frozen=True)
class Settled:
    """How many statements were settled together, and how many did not add up or wait for something."""

    n_done: int
    n_left: int


def publish(
    statement: CommissionStatement, *, by: Person, at: datetime, reckons: bool = True
) -> CommissionStatement:
    """Show a statement of a period that is over to its person for checking; its figures stand still from now on.

    It is reckoned once more before; without `reckons` the caller has just done so.
    :raises NotReady: the period is not over.
    :raises NotYoursToSettle: it is their own, or they do not lead the person.
    :raises SettledAlready: it is no draft any more.
    """
    rules.require_settles(statement, by)
    rules.require_move(statement, StatementState.PUBLISHED)
    if settings.business_calendar().local_date(at) < statement.ends_on:
        raise NotReady(
            _("This period runs until %(day)s; publish it when it is over.")
            % {"day": formats.day(statement.ends_on)}
        )
    with company.acting(at=at):
        if reckons:
            reckoning.reckon(statement.person_id, at=at)
        held = _lock(statement)
        rules.require_move(held, StatementState.PUBLISHED)
        held.state, held.published_at, held.published_by = StatementState.PUBLISHED, at, by
        held.save(update_fields=["state", "published_at", "published_by"])
        statements.counting_in(held).update(settled_in=held)
    _tell(held, "commission_published", by=by)
    return held


def take_back(statement: CommissionStatement, *, by: Person, at: datetime) -> CommissionStatement:
    """Make a published statement a draft again, before anybody disputed or approved it; it is reckoned anew.

    :raises NotReady: a line of it was disputed: what was asked stays answered on the figures it was asked about.
    """
    rules.require_settles(statement, by)
    with company.acting(at=at):
        held = _lock(statement)
        rules.require_move(held, StatementState.DRAFT)
        if CommissionDispute.objects.filter(statement=held).exists():
            raise NotReady(_("A line of it was disputed: put things right in the next statement."))
        held.state, held.published_at, held.published_by = StatementState.DRAFT, None, None
        held.save(update_fields=["state", "published_at", "published_by"])
        CommissionCredit.objects.filter(settled_in=held).update(settled_in=None)
        reckoning.reckon(held.person_id, at=at)
        held.refresh_from_db()
    return held


def approve(statement: CommissionStatement, *, by: Person, at: datetime) -> CommissionStatement:
    """Approve a statement that adds up and that nobody disputes; from now on nothing of it changes.

    :raises NotReady: its lines do not add up to it.
    :raises SettledAlready: it is not waiting for approval, or a line is disputed.
    """
    rules.require_settles(statement, by)
    with company.acting(at=at):
        held = _lock(statement)
        rules.require_move(held, StatementState.APPROVED)
        if not statements.adds_up(held):
            raise NotReady(
                _("The lines do not add up to the statement: take it back and have it reckoned anew.")
            )
        held.state, held.approved_at, held.approved_by = StatementState.APPROVED, at, by
        held.save(update_fields=["state", "approved_at", "approved_by"])
    _tell(held, "commission_approved", by=by)
    return held


def publish_all(
    found: Iterable[CommissionStatement], *, by: Person, at: datetime, reckons: bool = True
) -> Settled:
    """Publish the drafts among these whose period is over."""
    today = settings.business_calendar().local_date(at)
    ready = [one for one in found if one.is_draft and one.ends_on <= today and rules.may_settle(one, by)]
    for one in ready:
        publish(one, by=by, at=at, reckons=reckons)
    return Settled(len(ready), 0)


def approve_all(found: Iterable[CommissionStatement], *, by: Person, at: datetime) -> Settled:
    """Approve what is published among these, undisputed, and adds up; what does not is left and counted."""
    waiting = [one for one in found if one.state == StatementState.PUBLISHED and rules.may_settle(one, by)]
    sound = statements.that_add_up(waiting)
    for one in sound:
        approve(one, by=by, at=at)
    return Settled(len(sound), len(waiting) - len(sound))


def _lock(statement: CommissionStatement) -> CommissionStatement:
    return CommissionStatement.objects.select_for_update(of=("self",)).get(pk=statement.pk)


def _tell(statement: CommissionStatement, kind: str, *, by: Person) -> None:
    params = {
        "by": by.name,
        "period": formats.period(statement.period),
        "amount": formats.money(Money(statement.payable, statement.currency)),
    }
    notices.tell(statement.person_id, kind, params, notices.address("commissions:statement", statement.pk))
