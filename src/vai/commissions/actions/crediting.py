"""Won deals become booked commission, credited by the plan of who won them; taken back, it goes by what it earned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import connection
from django.db.models import Exists, OuterRef, Q

from vai.clients.models import Coverage
from vai.commissions import roles
from vai.commissions.actions import company, events, plans
from vai.commissions.engine import numbers
from vai.commissions.enums import EventKind
from vai.commissions.models import CommissionCredit, CommissionEvent, PlanAssignment
from vai.commissions.queries import inputs
from vai.core.money import Money
from vai.handovers.actions import handovers
from vai.handovers.enums import HandoverState
from vai.handovers.models import Handover
from vai.hunting.actions import winning
from vai.hunting.enums import StageOutcome
from vai.hunting.models import Opportunity, OpportunityLine
from vai.staff.models import Person
from vai.staff.queries import company as settings


@dataclass(frozen=True)
class _Part:
    """What is booked at once: a product of the deal, or the whole of it."""

    line: OpportunityLine | None
    amount: Decimal


def book(deal: Opportunity, *, by: Person, at: datetime) -> list[CommissionEvent]:
    """Book a won deal: one event for each priced product, or one for the whole; the rate of the day is pinned.

    Booked is what the deal is worth without VAT. A deal without an amount, or whose owner works under no plan, books
    nothing (who comes under a plan later has what they won since booked then). A deal that stands booked is left alone.
    """
    day = _day(deal.closed_at or at)
    if not _is_under_a_plan(deal.owner_id, day):
        return []
    with company.acting(at=at):
        if events.booked(deal.pk):
            return []
        n_before = CommissionEvent.objects.filter(deal_id=deal.pk, kind=EventKind.BOOKED).count()
        made = [
            _booked(deal, part, day, key=f"deal:{deal.pk}:{n_before + n}", by=by)
            for n, part in enumerate(_parts(deal), 1)
        ]
        if made:
            _credit(deal, made, day)
            _reckon(made, by=by, at=at)
        return made


def unbook(deal: Opportunity, *, by: Person, at: datetime) -> list[CommissionEvent]:
    """Take back what was booked for a deal that is no longer won, at the rate that it earned (rate memory)."""
    with company.acting(at=at):
        day = _day(at)
        made = [
            event
            for part in events.booked(deal.pk)
            for event in events.follow(
                [part],
                EventKind.CREDIT_NOTE,
                on=max(day, part.occurred_on),
                key=inputs.UNWON,
                by=by,
                share="1",
            )
        ]
        _reckon(made, by=by, at=at)
        return made


def release(handover: Handover, *, by: Person, at: datetime) -> list[CommissionEvent]:
    """Let go what was held back until the handover of the deal is accepted."""
    with company.acting(at=at):
        day = _day(at)
        made = [
            event
            for deal_id in _handed_over(handover)
            for event in events.follow(
                [part for part in events.booked(deal_id) if part.occurred_on <= day],
                EventKind.HANDOVER_ACCEPTED,
                on=day,
                key="handover",
                by=by,
            )
        ]
        _reckon(made, by=by, at=at)
        return made


def follow_deals(*, by: Person, at: datetime, person_id: int | None = None) -> int:
    """Bring bookings in line with deals that went another way than by a move; give how many changed.

    Won before their owner came under the plan, brought in by an import, or taken back by an undo; for one person or all.
    What was handed over since is released as of that day.
    """
    with company.acting(at=at):
        mine = {} if person_id is None else {"owner_id": person_id}
        booked = CommissionEvent.objects.filter(kind=EventKind.BOOKED, deal_id=OuterRef("pk"))
        lost = Opportunity.objects.exclude(outcome=StageOutcome.WON).filter(Exists(booked), **mine)
        n = sum(bool(unbook(deal, by=by, at=at)) for deal in lost.order_by("pk"))
        under = PlanAssignment.objects.filter(
            Q(until=None) | Q(until__gt=OuterRef("closed_at__date")),
            person_id=OuterRef("owner_id"),
            since__lte=OuterRef("closed_at__date"),
        )
        won = Opportunity.objects.filter(
            Exists(under), ~Exists(booked), outcome=StageOutcome.WON, amount__gt=0, **mine
        )
        for deal in won.select_related("account", "lead", "team").order_by("closed_at", "pk"):
            made = book(deal, by=by, at=at)
            n += bool(made)
            _release_answered(deal, made, by=by)
        return n


def _release_answered(deal: Opportunity, made: list[CommissionEvent], *, by: Person) -> None:
    answered = Handover.objects.filter(
        opportunity=deal, state=HandoverState.ACCEPTED, answered_at__isnull=False
    )
    first = answered.order_by("answered_at", "pk").first()
    if made and first is not None and first.answered_at is not None:
        day = max(_day(first.answered_at), made[0].occurred_on)
        events.follow(made, EventKind.HANDOVER_ACCEPTED, on=day, key="handover", by=by)


def _is_under_a_plan(person_id: int, day: date) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT vai.is_under_a_plan(%s, %s)", [person_id, day])
        return bool(cursor.fetchone()[0])


def _parts(deal: Opportunity) -> list[_Part]:
    lines = deal.lines.select_related("product").filter(amount__isnull=False).order_by("position", "pk")
    priced = [_Part(line, line.amount) for line in lines if line.amount]
    if priced and sum((part.amount for part in priced), Decimal()) == deal.amount:
        return priced
    return [_Part(None, deal.amount)] if deal.amount else []


def _booked(deal: Opportunity, part: _Part, day: date, *, key: str, by: Person) -> CommissionEvent:
    product = part.line.product if part.line else None
    return CommissionEvent.objects.create(
        kind=EventKind.BOOKED,
        occurred_on=day,
        deal=deal,
        deal_name=deal.name,
        client_name=deal.account.name if deal.account else "",
        product=product,
        product_code=(product.code or product.name) if product else "",
        base=Money.rounded(part.amount, deal.currency).amount,
        currency=deal.currency,
        fx=_rate(deal.currency, day),
        source_key=key,
        recorded_by=by,
    )


def _rate(currency: str, day: date) -> Decimal | None:
    """Pin what one unit costs in home currency on the day; None where it is the home currency, or nobody knows."""
    if currency == settings.settings().home_currency:
        return None
    found = settings.rate(currency, day)
    return found.value if found else None


def _credit(deal: Opportunity, made: list[CommissionEvent], day: date) -> None:
    version = plans.version_for(deal.owner_id, day)
    body = version.body if version else None
    shares = roles.shares(body, _people(deal, roles.names(body)), day)
    pinned = {one.person_id: plans.version_for(one.person_id, day) or version for one in shares}
    CommissionCredit.objects.bulk_create(
        CommissionCredit(
            event=event,
            person_id=one.person_id,
            share=numbers.text(one.part),
            is_overlay=one.is_overlay,
            role=one.role,
            plan_version=pinned[one.person_id],
            counts_on=day,
        )
        for event in made
        for one in shares
    )


def _people(deal: Opportunity, asked: set[str]) -> dict[str, int | None]:
    """Say who fills each role on a deal; only what the plan asks for is looked up."""
    found: dict[str, int | None] = {roles.OWNER: deal.owner_id}
    if roles.REFERRER in asked and deal.lead is not None:
        found[roles.REFERRER] = deal.lead.referred_by_id
    if roles.TEAM_LEAD in asked and deal.team is not None:
        found[roles.TEAM_LEAD] = deal.team.lead_id
    for role in asked & roles.SERVES.keys() if deal.account_id else ():
        served = Coverage.objects.filter(account=deal.account, mode=roles.SERVES[role], until=None)
        found[role] = served.order_by("-is_lead", "pk").values_list("person_id", flat=True).first()
    return found


def _handed_over(handover: Handover) -> list[int]:
    if handover.opportunity_id:
        return [handover.opportunity_id]
    deals = CommissionEvent.objects.filter(
        kind=EventKind.BOOKED, deal__account_id=handover.account_id, credits__person_id=handover.giver_id
    )
    return sorted(deals.values_list("deal_id", flat=True).distinct())


def _reckon(made: list[CommissionEvent], *, by: Person, at: datetime) -> None:
    people = CommissionCredit.objects.filter(event__in=made).values_list("person_id", flat=True)
    plans.reckon_soon(list(people), by=by, at=at)


def _day(at: datetime) -> date:
    return settings.business_calendar().local_date(at)


def join() -> None:
    """Follow deals that are won or won no more, and handovers that are accepted."""
    winning.when_won(_won)
    winning.when_unwon(_unwon)
    handovers.when_accepted(_accepted)


def _won(deal: Opportunity, *, by: Person, at: datetime) -> None:
    book(deal, by=by, at=at)


def _unwon(deal: Opportunity, *, by: Person, at: datetime) -> None:
    unbook(deal, by=by, at=at)


def _accepted(handover: Handover, *, by: Person, at: datetime) -> None:
    release(handover, by=by, at=at)
