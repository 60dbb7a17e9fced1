"""From one person and mode to another: proposed, answered, taken back. Coverage changes on acceptance, not before."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from vai.clients.actions import coverage as coverages
from vai.clients.models import Account, Coverage, CoverageOffer
from vai.core import rowsecurity
from vai.core.errors import NotAllowed, NotThere, Refused
from vai.handovers import rules
from vai.handovers.actions import clock, filling, following, telling
from vai.handovers.enums import OPEN_STATES, HandoverState
from vai.handovers.models import Handover, HandoverItem
from vai.handovers.queries import facts, templates
from vai.hunting.models import Opportunity
from vai.journal.actions import steps
from vai.journal.models import NextStep
from vai.staff.enums import Mode
from vai.staff.models import Person
from vai.staff.queries import company

LONGEST_REASON = 500
# A note of the checklist; None marks the line as not applicable.
ItemNotes = Mapping[int, str | None]
when_accepted = following.when_accepted
when_sent_back = following.when_sent_back
escalate = clock.escalate


class CannotHandOver(Refused):
    """It cannot be handed over like this."""

    code = "cannot_hand_over"


def propose(
    account: Account,
    *,
    receiver: Person,
    from_mode: str,
    to_mode: str,
    by: Person,
    at: datetime,
    opportunity: Opportunity | None = None,
    notes: str = "",
    item_notes: ItemNotes | None = None,
    ends_coverage: bool = True,
) -> Handover:
    """Propose to hand an account over. The receiver sees it from now on and serves it only once they accept.

    The checklist comes from the template of the two modes; `item_notes` gives for each line (by position) what the
    receiver has to know, None where it does not apply. The clock to the answer runs in working time.
    :raises CannotHandOver: nobody serves it in `from_mode`, the receiver cannot, or a required line says nothing.
    :raises NotAllowed: the person neither serves it in that mode nor leads who does.
    """
    giver = _giver(account, from_mode, by)
    _check(account, giver, receiver, from_mode, to_mode, opportunity)
    checklist = templates.checklist(from_mode, to_mode)
    case = facts.Case(account, opportunity)
    items = _items(checklist, item_notes or {}, case)
    made = Handover(
        account=account,
        account_name=account.name,
        opportunity=opportunity,
        contract=case.contract,
        giver=giver,
        receiver=receiver,
        from_mode=from_mode,
        to_mode=to_mode,
        ends_coverage=ends_coverage,
        notes=filling.plain(notes),
        proposed_at=at,
        due_at=company.business_calendar().due(at, checklist.answer_minutes),
    )
    with rowsecurity.checked():
        made.save(force_insert=True)
        for item in items:
            item.handover = made
        HandoverItem.objects.bulk_create(items)
    _offer(made, by=by, at=at)
    telling.tell_receiver(made, by=by)
    return made


def propose_again(
    handover: Handover,
    *,
    by: Person,
    at: datetime,
    notes: str | None = None,
    item_notes: ItemNotes | None = None,
) -> Handover:
    """Propose what a win opened, or propose again what was sent back, with what was missing; the clock starts anew.

    `item_notes` is by position, as in `propose`; lines that are not named keep their notes.
    :raises AnsweredAlready: it is not the giver's turn.
    """
    rules.require_giver(handover, by)
    held = _lock(handover)
    rules.require_move(held, HandoverState.PROPOSED)
    items = list(held.items.order_by("position", "pk"))
    for item in items:
        if item_notes and item.position in item_notes:
            filling.say(item, item_notes[item.position])
    filling.fill(items, facts.Case(held.account, held.opportunity))
    _require_ready(items)
    HandoverItem.objects.bulk_update(items, ["note", "is_applicable", "source_table", "source_id"])
    checklist = templates.checklist(held.from_mode, held.to_mode)
    held.state, held.proposed_at, held.answered_at, held.escalated_at = HandoverState.PROPOSED, at, None, None
    held.due_at = company.business_calendar().due(at, checklist.answer_minutes)
    if notes is not None:
        held.notes = filling.plain(notes)
    held.save()
    _offer(held, by=by, at=at)
    telling.tell_receiver(held, by=by)
    return held


def accept(handover: Handover, *, by: Person, at: datetime, step_ids: Collection[int] = ()) -> Handover:
    """Take the account over: now the receiver serves it, and the giver no longer does where that was agreed.

    The deal stays its owner's, and with it the credit. `step_ids`: open next steps of the giver at this account that
    become the receiver's.
    :raises NotAllowed: the person is not the receiver, or acts for a colleague.
    :raises AnsweredAlready: it was answered or withdrawn in the meantime.
    """
    rules.require_receiver(handover, by)
    held = _lock(handover)
    rules.require_move(held, HandoverState.ACCEPTED)
    _change_coverage(held, by=by, at=at)
    held.state, held.answered_at, held.reason = HandoverState.ACCEPTED, at, ""
    held.save()
    _move_steps(held, step_ids, by=by, at=at)
    telling.tell(held.giver_id, "handover_accepted", held, by=by)
    following.accepted.tell(held, by=by, at=at)
    return held


def send_back(handover: Handover, reason: str, *, by: Person, at: datetime) -> Handover:
    """Send it back: nothing has changed hands, and the giver is told why.

    :raises CannotHandOver: there is no reason.
    :raises AnsweredAlready: it was answered or withdrawn in the meantime.
    """
    rules.require_receiver(handover, by)
    why = filling.plain(reason)[:LONGEST_REASON]
    if not why:
        raise CannotHandOver(_("Say what is missing, so that it can be put right."), field="reason")
    held = _lock(handover)
    rules.require_move(held, HandoverState.SENT_BACK)
    held.state, held.answered_at, held.reason = HandoverState.SENT_BACK, at, why
    held.n_returns += 1
    held.save()
    offered = _open_offer(held)
    if offered is not None:
        coverages.decline_offer(offered, by=by, at=at)
    telling.tell(held.giver_id, "handover_sent_back", held, by=by)
    following.sent_back.tell(held, by=by, at=at)
    return held


def withdraw(handover: Handover, *, by: Person, at: datetime) -> Handover:
    """Take it back before it is accepted.

    :raises AnsweredAlready: it was accepted or withdrawn in the meantime.
    """
    rules.require_giver(handover, by)
    held = _lock(handover)
    rules.require_move(held, HandoverState.WITHDRAWN)
    was_waiting = held.is_waiting
    held.state, held.answered_at = HandoverState.WITHDRAWN, at
    held.save()
    offered = _open_offer(held)
    if offered is not None:
        coverages.withdraw_offer(offered, by=by, at=at)
    if was_waiting and held.receiver_id != by.pk:
        telling.tell(held.receiver_id, "handover_withdrawn", held, by=by)
    return held


def tick(item: HandoverItem, *, by: Person, at: datetime, is_done: bool = True) -> HandoverItem:
    """Tick a line off, or take the tick away: the receiver has understood it.

    :raises NotAllowed: the person neither receives nor gives.
    :raises AnsweredAlready: the handover is over.
    """
    held = _lock(item.handover)
    if by.pk not in (held.receiver_id, held.giver_id):
        raise NotAllowed(_("Only the two who hand over tick the checklist."))
    if held.state == HandoverState.WITHDRAWN:
        rules.require_move(held, HandoverState.ACCEPTED)
    kept = HandoverItem.objects.select_for_update().get(pk=item.pk)
    kept.done_at, kept.done_by = (at, by) if is_done else (None, None)
    kept.save(update_fields=["done_at", "done_by"])
    return kept


def _giver(account: Account, from_mode: str, by: Person) -> Person:
    """Find whose service is handed over: one's own, that of whom one acts for, or that of the mode's lead person."""
    serving = list(
        Coverage.objects.filter(account=account, mode=from_mode, until=None)
        .select_related("person")
        .order_by("-is_lead", "pk")
    )
    mine = (by.pk, rowsecurity.current().on_behalf_of_id)
    for row in serving:
        if row.person_id in mine:
            return row.person
    if not serving:
        raise CannotHandOver(_("Nobody serves this account in that mode."), field="from_mode")
    if not rules.commands(by):
        raise NotAllowed(_("Only who serves this account in that mode, or their team lead, hands it over."))
    return serving[0].person


def _check(
    account: Account, giver: Person, receiver: Person, from_mode: str, to_mode: str, deal: Opportunity | None
) -> None:
    if from_mode not in Mode.values or to_mode not in Mode.values:
        raise CannotHandOver(_("Choose from which mode to which."), field="to_mode")
    if giver.pk == receiver.pk and from_mode == to_mode:
        raise CannotHandOver(_("This changes nothing: choose another person or mode."), field="receiver")
    if not receiver.is_active or receiver.is_robot or not receiver.title_modes:
        raise CannotHandOver(_("This colleague does not serve clients."), field="receiver")
    if deal is not None and deal.account_id != account.pk:
        raise CannotHandOver(_("This deal belongs to another account."), field="opportunity")
    open_one = Handover.objects.filter(
        account=account,
        from_mode=from_mode,
        to_mode=to_mode,
        state__in=OPEN_STATES,
    )
    if open_one.exists():
        raise CannotHandOver(
            _("This account is being handed over already; answer or withdraw that one first."),
            code="open_already",
        )


def _items(checklist: templates.Checklist, notes: ItemNotes, case: facts.Case) -> list[HandoverItem]:
    items = [line.item() for line in checklist.items]
    for item in items:
        if item.position in notes:
            filling.say(item, notes[item.position])
    filling.recognise(items, case)
    filling.fill([item for item in items if item.position not in notes], case)
    _require_ready(items)
    return items


def _require_ready(items: list[HandoverItem]) -> None:
    missing = next((item for item in items if not item.is_ready), None)
    if missing is not None:
        raise CannotHandOver(
            _("Say what your colleague has to know, or mark it as not applicable: %(line)s")
            % {"line": missing.text},
            field=f"item_{missing.position}",
            code="item_missing",
        )


def _lock(handover: Handover) -> Handover:
    held = Handover.objects.select_for_update().filter(pk=handover.pk).first()
    if held is not None:
        return held
    if Handover.objects.filter(pk=handover.pk).exists():
        raise NotAllowed(_("You may see this handover, but not change it."))
    raise NotThere(_("This handover is not there, or you do not see it."))


def _leads_already(handover: Handover) -> bool:
    return Coverage.objects.filter(
        account_id=handover.account_id,
        person_id=handover.receiver_id,
        mode=handover.to_mode,
        is_lead=True,
        until=None,
    ).exists()


def _offer(handover: Handover, *, by: Person, at: datetime) -> None:
    """Offer the service, so that the receiver sees what is handed over; who serves it already needs no offer."""
    if not _leads_already(handover):
        coverages.offer(handover.account, handover.receiver, handover.to_mode, by=by, at=at)


def _open_offer(handover: Handover) -> CoverageOffer | None:
    return (
        CoverageOffer.objects.filter(
            account_id=handover.account_id,
            person_id=handover.receiver_id,
            mode=handover.to_mode,
            answered_at=None,
        )
        .order_by("pk")
        .first()
    )


def _change_coverage(handover: Handover, *, by: Person, at: datetime) -> None:
    giving = None
    # In the same mode the receiver takes the giver's very place, which ends it by itself.
    if handover.ends_coverage and handover.from_mode != handover.to_mode:
        giving = Coverage.objects.filter(
            account_id=handover.account_id, person_id=handover.giver_id, mode=handover.from_mode, until=None
        ).first()
    offered = _open_offer(handover)
    if offered is not None:
        coverages.take_offer(offered, by=by, at=at, ends=giving)
        return
    if not _leads_already(handover):
        raise CannotHandOver(_("The offer behind this handover is gone; ask for it to be proposed again."))
    if giving is not None:
        coverages.end(giving, until=coverages.day_of(at))


def _move_steps(handover: Handover, step_ids: Collection[int], *, by: Person, at: datetime) -> None:
    if not step_ids:
        return
    open_steps = NextStep.objects.filter(
        pk__in=list(step_ids),
        account_id=handover.account_id,
        person_id=handover.giver_id,
        done_at=None,
        archived_at=None,
    )
    for step in open_steps.order_by("pk"):
        steps.change(step, {"person_id": by.pk}, by=by, at=at)
