"""What happens to a deal after it is won: invoiced, paid, cancelled, gone live; told once, kept for ever."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vai.commissions import rules
from vai.commissions.actions import company, plans
from vai.commissions.enums import WITH_AMOUNT, EventKind
from vai.commissions.models import CommissionCredit, CommissionEvent
from vai.commissions.queries import inputs
from vai.core import text
from vai.core.errors import Refused
from vai.core.money import Money
from vai.hunting.models import Opportunity
from vai.staff.models import Person


class NotAnEvent(Refused):
    """This cannot have happened like that."""

    code = "not_an_event"
    # Which of several it was, from 0.
    number = 0


@dataclass(frozen=True)
class EventData:
    """Something that happened to a won deal. `amount` in the deal's currency, `share` an exact part of it ("2/5").

    `source_key` names the telling: the same key again is the same event.
    """

    kind: str
    deal: Opportunity
    occurred_on: date
    source_key: str
    amount: Decimal | None = None
    share: str = ""
    note: str = ""


def record_event(data: EventData, *, by: Person, at: datetime, reckons: bool = True) -> list[CommissionEvent]:
    """Record what happened to a won deal, and have the statements of whom it concerns reckoned anew (`reckons`).

    A deal is booked product by product: each part gets its share of the amount, to the smallest unit (largest remainder).
    :raises NotAllowed: the person is no administrator.
    :raises NotAnEvent: the deal pays no commission, or the amount, the share or the date cannot be.
    """
    rules.require_administrator(by)
    made, people = _record(data, by=by, at=at)
    if made and reckons:
        plans.reckon_soon(people, by=by, at=at)
    return made or list(CommissionEvent.objects.filter(source_key__startswith=_stem(data)).order_by("pk"))


def record_events(rows: Sequence[EventData], *, by: Person, at: datetime) -> int:
    """Record many events, as from a file; give how many were new. Each person's statements are reckoned once.

    :raises NotAnEvent: as in `record_event`; then nothing of the file is kept (the transaction is the caller's).
    """
    rules.require_administrator(by)
    n_new, everybody = 0, set()
    for number, data in enumerate(rows):
        try:
            made, people = _record(data, by=by, at=at)
        except NotAnEvent as refused:
            refused.number = number
            raise
        n_new += bool(made)
        everybody |= set(people)
    if everybody:
        plans.reckon_soon(sorted(everybody), by=by, at=at)
    return n_new


def follow(
    originals: Iterable[CommissionEvent], kind: str, *, on: date, key: str, by: Person, share: str = ""
) -> list[CommissionEvent]:
    """Tell for each booked event that something came of it which needs no amount, once by its key."""
    return [
        event
        for original in originals
        if (
            event := _followed(
                original, EventKind(kind), on=on, key=f"{key}:{original.pk}", by=by, share=share
            )
        )
    ]


def adjust(
    person: Person,
    amount: Money,
    *,
    on: date,
    note: str,
    key: str,
    by: Person,
    of: CommissionEvent | None = None,
) -> CommissionEvent:
    """Give or take an amount outside of any plan, with its reason; it counts in the next open period.

    Within `company.acting` only: who may has been asked.
    """
    event = CommissionEvent.objects.create(
        kind=EventKind.ADJUSTMENT,
        occurred_on=on,
        deal=of.deal if of else None,
        deal_name=of.deal_name if of else "",
        client_name=of.client_name if of else "",
        amount=amount.amount,
        currency=amount.currency,
        note=text.squeeze(note)[:300],
        source_key=key,
        recorded_by=by,
    )
    version = plans.version_for(person.pk, on)
    CommissionCredit.objects.create(event=event, person=person, share="1", plan_version=version, counts_on=on)
    return event


def booked(deal_id: int) -> list[CommissionEvent]:
    """List the parts of a deal that are booked and not taken back, in their order."""
    parts = CommissionEvent.objects.filter(deal_id=deal_id, kind=EventKind.BOOKED).order_by("pk")
    over = Q(kind=EventKind.CANCEL) | Q(source_key__startswith=f"{inputs.UNWON}:")
    gone = set(CommissionEvent.objects.filter(over, deal_id=deal_id).values_list("of_id", flat=True))
    return [part for part in parts if part.pk not in gone]


def _stem(data: EventData) -> str:
    return f"{text.squeeze(data.source_key)[:90]}#"


def _record(data: EventData, *, by: Person, at: datetime) -> tuple[list[CommissionEvent], list[int]]:
    parts = booked(data.deal.pk)
    _check(data, parts)
    if CommissionEvent.objects.filter(source_key__startswith=_stem(data)).exists():
        return [], []
    with company.acting(at=at):
        shares = _shares(data, parts)
        made = [
            event
            for n, (part, amount) in enumerate(zip(parts, shares, strict=True), 1)
            if (
                event := _followed(
                    part,
                    EventKind(data.kind),
                    on=data.occurred_on,
                    key=f"{_stem(data)}{n}",
                    by=by,
                    amount=amount,
                    share=data.share,
                    note=data.note,
                )
            )
        ]
        people = CommissionCredit.objects.filter(event__in=made).values_list("person_id", flat=True)
        return made, list(people)


def _check(data: EventData, parts: list[CommissionEvent]) -> None:
    if not parts:
        raise NotAnEvent(_("No commission is booked for this deal."), field="deal")
    if data.occurred_on < parts[0].occurred_on:
        raise NotAnEvent(_("This cannot happen before the deal is won."), field="occurred_on")
    if data.kind in WITH_AMOUNT and data.amount is None and not data.share:
        raise NotAnEvent(_("Say how much."), field="amount")
    if data.amount is not None and data.amount <= 0:
        raise NotAnEvent(
            _("Give an amount above zero; what goes back to the client is a refund."), field="amount"
        )


def _shares(data: EventData, parts: list[CommissionEvent]) -> list[Decimal | None]:
    if data.amount is None:
        return [None] * len(parts)
    amount = Money.rounded(data.amount, parts[0].currency)
    weights = [Fraction(part.gross or part.base or 0) for part in parts]
    if not any(weights):
        raise NotAnEvent(_("The deal is worth nothing: there is nothing to share this by."), field="amount")
    return [share.amount for share in amount.split(weights)]


def _followed(
    original: CommissionEvent,
    kind: EventKind,
    *,
    on: date,
    key: str,
    by: Person,
    amount: Decimal | None = None,
    share: str = "",
    note: str = "",
) -> CommissionEvent | None:
    if CommissionEvent.objects.filter(source_key=key).exists():
        return None
    event = CommissionEvent.objects.create(
        kind=kind,
        occurred_on=on,
        of=original,
        deal_id=original.deal_id,
        deal_name=original.deal_name,
        client_name=original.client_name,
        product_id=original.product_id,
        product_code=original.product_code,
        amount=amount,
        share=share,
        currency=original.currency,
        fx=original.fx,
        note=text.squeeze(note)[:300],
        source_key=key,
        recorded_by=by,
    )
    CommissionCredit.objects.bulk_create(
        CommissionCredit(
            event=event,
            person_id=credit.person_id,
            share=credit.share,
            is_overlay=credit.is_overlay,
            role=credit.role,
            plan_version_id=credit.plan_version_id,
            counts_on=on,
        )
        for credit in original.credits.order_by("pk")
    )
    return event
