"""A line that a person says is wrong: said with the reason, answered in time, put right in the next statement."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from vai.commissions import rules
from vai.commissions.actions import company, events, plans
from vai.commissions.enums import DisputeState, StatementState
from vai.commissions.models import CommissionDispute, CommissionLine, CommissionStatement
from vai.commissions.queries import statements
from vai.core import formats, text
from vai.core.errors import NotAllowed, Refused
from vai.core.money import Money
from vai.journal.actions import notices
from vai.staff.models import Person
from vai.staff.queries import company as settings

# METHODS 3.5: an answer within five business days.
DAYS_TO_ANSWER = 5
LONGEST = 500


class CannotDispute(Refused):
    """It cannot be disputed, or not answered, like this."""

    code = "cannot_dispute"


def raise_dispute(
    line: CommissionLine, claim: str, *, by: Person, at: datetime, evidence: str = ""
) -> CommissionDispute:
    """Say what is wrong with a line of one's own statement; it is not approved before that is answered.

    :raises NotAllowed: it is not their own, or is not being checked.
    :raises CannotDispute: it says nothing, or the line is disputed already.
    """
    if not rules.may_dispute(line.statement, by):
        raise NotAllowed(_("A line of your own statement is disputed while it is being checked."))
    said = text.squeeze(claim)[:LONGEST]
    if not said:
        raise CannotDispute(_("Say what is wrong with this line."), field="claim")
    with company.acting(at=at):
        held = CommissionStatement.objects.select_for_update().get(pk=line.statement_id)
        if CommissionDispute.objects.filter(line=line, state=DisputeState.OPEN).exists():
            raise CannotDispute(_("You disputed this line already; it waits for an answer."))
        calendar = settings.business_calendar()
        made = CommissionDispute.objects.create(
            line=line,
            statement=held,
            person=by,
            claim=said,
            evidence=evidence.replace("\x00", "").strip()[:5000],
            raised_at=at,
            due_on=calendar.add_working_days(calendar.local_date(at), DAYS_TO_ANSWER),
        )
        if held.state == StatementState.PUBLISHED:
            held.state = StatementState.DISPUTED
            held.save(update_fields=["state"])
        for person_id in statements.who_settles(by):
            _tell(person_id, "commission_disputed", made, by=by)
    return made


def answer(
    dispute: CommissionDispute, decision: str, *, by: Person, at: datetime, adjustment: Decimal | None = None
) -> CommissionDispute:
    """Answer a dispute with the reason. An `adjustment` other than zero puts it right in the next open statement.

    Its sign is what the person gets more (or less); the disputed statement itself never changes.
    :raises NotAllowed: it is their own, or they do not lead the person, or it was answered.
    :raises CannotDispute: there is no reason.
    """
    if not rules.may_answer(dispute, by):
        raise NotAllowed(_("This dispute is not yours to answer, or was answered already."))
    said = text.squeeze(decision)[:LONGEST]
    if not said:
        raise CannotDispute(_("Give the reason; your colleague reads it."), field="decision")
    with company.acting(at=at):
        held = CommissionStatement.objects.select_for_update().get(pk=dispute.statement_id)
        kept = CommissionDispute.objects.select_for_update(of=("self",)).get(pk=dispute.pk)
        if kept.state != DisputeState.OPEN:
            raise NotAllowed(_("This dispute is not yours to answer, or was answered already."))
        _put_right(kept, held, adjustment, said, by=by, at=at)
        kept.state = DisputeState.UPHELD if kept.adjustment_id else DisputeState.REJECTED
        kept.decision, kept.decided_by, kept.decided_at = said, by, at
        kept.save()
        waits = CommissionDispute.objects.filter(statement=held, state=DisputeState.OPEN).exists()
        if held.state == StatementState.DISPUTED and not waits:
            held.state = StatementState.PUBLISHED
            held.save(update_fields=["state"])
    _tell(kept.person_id, "commission_answered", kept, by=by)
    return kept


def _put_right(
    dispute: CommissionDispute,
    statement: CommissionStatement,
    adjustment: Decimal | None,
    reason: str,
    *,
    by: Person,
    at: datetime,
) -> None:
    if not adjustment:
        return
    dispute.adjustment = events.adjust(
        dispute.person,
        Money.rounded(adjustment, statement.currency),
        on=max(settings.business_calendar().local_date(at), statement.ends_on),
        note=reason,
        key=f"dispute:{dispute.pk}",
        by=by,
        of=dispute.line.event,
    )
    plans.reckon_soon([dispute.person_id], by=by, at=at)


def _tell(person_id: int, kind: str, dispute: CommissionDispute, *, by: Person) -> None:
    params = {
        "by": by.name,
        "period": formats.period(dispute.statement.period),
        "claim": dispute.claim,
        "decision": dispute.decision,
        "due": formats.day(dispute.due_on),
    }
    notices.tell(person_id, kind, params, notices.address("commissions:dispute", dispute.pk))
