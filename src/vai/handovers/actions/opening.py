"""What a win opens: the handover to who takes the client over, its checklist filled from what is known."""

from __future__ import annotations

from datetime import datetime

from vai.clients.models import Coverage
from vai.contracts.queries import contracts, known
from vai.core import rowsecurity
from vai.handovers.actions import filling, handovers
from vai.handovers.enums import OPEN_STATES, HandoverState
from vai.handovers.models import Handover, HandoverItem
from vai.handovers.queries import facts, successors, templates
from vai.hunting.models import Opportunity
from vai.staff.enums import Mode
from vai.staff.models import Person
from vai.staff.queries import company


def follow_win(deal: Opportunity, *, by: Person, at: datetime) -> None:
    """Open the handover of a deal that is being won, where it is known who takes over; complete, it is proposed at once."""
    outlook = successors.outlook(deal, known.terms(deal))
    if outlook.hands_over and not outlook.is_asked and outlook.successor is not None:
        open_for(deal, outlook.successor.person, outlook.successor.mode, by=by, at=at)


def follow_unwon(deal: Opportunity, *, by: Person, at: datetime) -> None:
    """Take back the handover of a deal that is opened again, while nobody has accepted it."""
    for one in Handover.objects.filter(opportunity=deal, state__in=OPEN_STATES).order_by("pk"):
        handovers.withdraw(one, by=by, at=at)


def open_for(
    deal: Opportunity, receiver: Person, to_mode: str, *, by: Person, at: datetime
) -> Handover | None:
    """Open the handover of a won deal's client; None where there is nothing to hand over, or it is going on already.

    It is a draft while a line that has to say something says nothing, and proposed otherwise.
    """
    account = deal.account
    assert account is not None
    giving = Coverage.objects.filter(account=account, person_id=deal.owner_id, mode=Mode.HUNT, until=None)
    going_on = Handover.objects.filter(account=account, from_mode=Mode.HUNT, state__in=OPEN_STATES)
    if not giving.exists() or going_on.exists() or not receiver.is_active:
        return None
    checklist = templates.checklist(Mode.HUNT, to_mode)
    items = [line.item() for line in checklist.items]
    filling.fill(items, facts.Case(account, deal))
    made = Handover(
        account=account,
        account_name=account.name,
        opportunity=deal,
        contract=contracts.of_deal(deal.pk),
        giver=deal.owner,
        receiver=receiver,
        from_mode=Mode.HUNT,
        to_mode=to_mode,
        state=HandoverState.DRAFT,
        proposed_at=at,
        due_at=company.business_calendar().due(at, checklist.answer_minutes),
    )
    with rowsecurity.checked():
        made.save(force_insert=True)
        for item in items:
            item.handover = made
        HandoverItem.objects.bulk_create(items)
    if all(item.is_ready for item in items):
        return handovers.propose_again(made, by=by, at=at)
    return made
