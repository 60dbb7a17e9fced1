"""Deals as lists, cards and pages show them: what comes next, how long nothing happened, what they are worth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import (
    Count,
    DecimalField,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
)
from django.db.models.functions import Coalesce, JSONObject
from django.utils import timezone

from vai.core.money import Money
from vai.core.text import fold
from vai.hunting import worth
from vai.hunting.enums import StageOutcome, Urgency
from vai.hunting.models import Opportunity, OpportunityLine, StageChange
from vai.journal.models import Interaction, NextStep

_CHANCE = Coalesce("probability", "stage__probability")
_WEIGHTED = ExpressionWrapper(
    F("amount") * _CHANCE / Decimal(100), output_field=DecimalField(max_digits=30, decimal_places=6)
)


@dataclass(frozen=True)
class Step:
    """What is to be done next on a deal or lead; without a day it is done some time."""

    what: str
    due_on: date | None


@dataclass(frozen=True)
class Card:
    """A deal as a board, a list or a desk shows it. `chance_pct` is the person's word, else the stage's."""

    id: int
    name: str
    account_id: int | None
    account_name: str
    contact_name: str
    owner_id: int
    owner_name: str
    stage_id: int
    stage_name: str
    outcome: str
    money: Money | None
    chance_pct: int
    closes_on: date | None
    closed_at: datetime | None
    closed_on: date | None
    step: Step | None
    urgency: Urgency
    idle_days: int
    is_quiet: bool
    is_archived: bool
    version: int

    @property
    def is_open(self) -> bool:
        """Whether it is still in the making."""
        return self.outcome == StageOutcome.OPEN

    @property
    def is_late(self) -> bool:
        """Whether it needs somebody today or needed them earlier."""
        return self.urgency in (Urgency.OVERDUE, Urgency.TODAY)


@dataclass(frozen=True)
class Stay:
    """A deal's time in a stage: entered at, by whom moved, and for how many days."""

    change: StageChange
    days: int


def seen() -> QuerySet[Opportunity]:
    """List the deals that the person sees, with the names that a list shows; the newest first."""
    return Opportunity.objects.select_related("account", "contact", "owner", "stage", "pipeline").order_by(
        "-id"
    )


def kept() -> QuerySet[Opportunity]:
    """List those that are not put away."""
    return seen().filter(archived_at=None)


def open_deals() -> QuerySet[Opportunity]:
    """List those in the making."""
    return kept().filter(outcome=StageOutcome.OPEN)


def with_facts(deals: QuerySet[Opportunity]) -> QuerySet[Opportunity]:
    """Add what a card shows beside the deal itself: its next step and its last interaction."""
    steps = NextStep.objects.filter(opportunity_id=OuterRef("pk"), done_at=None, archived_at=None)
    steps = steps.order_by(F("due_on").asc(nulls_last=True), "id")
    talks = Interaction.objects.filter(opportunity_id=OuterRef("pk"), archived_at=None)
    return deals.annotate(
        next_step=Subquery(steps.values(found=JSONObject(what="what", due_on="due_on"))[:1]),
        last_talk_at=Subquery(talks.order_by("-occurred_at", "-id").values("occurred_at")[:1]),
    )


def card(deal: Any, *, at: datetime) -> Card:
    """Make a card of a row of `with_facts`; days are counted in the reader's zone."""
    today = timezone.localdate(at)
    step = step_of(deal.next_step)
    idle_days = max((today - timezone.localdate(_last_move(deal))).days, 0)
    is_open = deal.outcome == StageOutcome.OPEN
    return Card(
        id=deal.pk,
        name=deal.name,
        account_id=deal.account_id,
        account_name=str(deal.account) if deal.account else "",
        contact_name=deal.contact.name if deal.contact else "",
        owner_id=deal.owner_id,
        owner_name=deal.owner.name,
        stage_id=deal.stage_id,
        stage_name=str(deal.stage),
        outcome=deal.outcome,
        money=None if deal.amount is None else Money.rounded(deal.amount, deal.currency),
        chance_pct=deal.stage.probability if deal.probability is None else deal.probability,
        closes_on=deal.closes_on,
        closed_at=deal.closed_at,
        closed_on=timezone.localdate(deal.closed_at) if deal.closed_at else None,
        step=step,
        urgency=urgency_of(step, today),
        idle_days=idle_days,
        is_quiet=is_open and idle_days >= deal.stage.quiet_days,
        is_archived=deal.archived_at is not None,
        version=deal.version,
    )


def step_of(found: dict[str, str | None] | None) -> Step | None:
    """Read the next step that was found beside a row."""
    if found is None:
        return None
    due_on = found["due_on"]
    return Step(found["what"] or "", date.fromisoformat(due_on) if due_on else None)


def urgency_of(step: Step | None, today: date) -> Urgency:
    """Say how pressing a next step is."""
    if step is None:
        return Urgency.NONE
    if step.due_on is None or step.due_on > today:
        return Urgency.LATER
    return Urgency.TODAY if step.due_on == today else Urgency.OVERDUE


def sums(deals: QuerySet[Opportunity]) -> tuple[worth.Sum, ...]:
    """Add deals up, currency by currency, plain and weighted by the chance of winning; one query."""
    return tuple(one for _key, one in sums_by(deals))


def sums_by(deals: QuerySet[Opportunity], *keys: str) -> list[tuple[tuple[Any, ...], worth.Sum]]:
    """Add deals up for each value of some columns and each currency; one query."""
    grouped = deals.order_by().values(*keys, "currency")
    found = grouped.annotate(n=Count("pk"), total=Sum("amount"), expected=Sum(_WEIGHTED)).order_by(
        *keys, "currency"
    )
    nothing = Decimal(0)
    return [
        (
            tuple(row[key] for key in keys),
            worth.Sum(row["currency"], row["n"], row["total"] or nothing, row["expected"] or nothing),
        )
        for row in found
    ]


def quiet(deals: QuerySet[Opportunity], *, at: datetime) -> QuerySet[Opportunity]:
    """Keep the open deals on which nothing happened for as many days as their stage allows."""
    talked = Interaction.objects.filter(
        opportunity_id=OuterRef("pk"),
        archived_at=None,
        occurred_at__gt=_limit(at, OuterRef("stage__quiet_days")),
    )
    silent = Q(stage_entered_at__lte=_limit(at, F("stage__quiet_days")))
    client = Q(account__last_two_way_at=None) | Q(
        account__last_two_way_at__lte=_limit(at, F("stage__quiet_days"))
    )
    return deals.filter(silent, client, ~Exists(talked), outcome=StageOutcome.OPEN)


def search(deals: QuerySet[Opportunity], text: str) -> QuerySet[Opportunity]:
    """Keep the deals that have every word in their name or their client's, with or without accents."""
    for word in fold(text).split():
        deals = deals.filter(Q(name_f__contains=word) | Q(account__name_f__contains=word))
    return deals


def suggest(text: str, *, account_id: int | None = None, limit: int = 8) -> list[Opportunity]:
    """Name the open deals that a person may mean while typing."""
    deals = search(open_deals(), text)
    if account_id is not None:
        deals = deals.filter(account_id=account_id)
    return list(deals.order_by("name_f", "id")[:limit])


def of_account(account_id: int) -> QuerySet[Opportunity]:
    """List an account's deals, the open ones first, then the last closed."""
    return kept().filter(account_id=account_id).order_by(F("closed_at").desc(nulls_first=True), "-id")


def of_lead(lead_id: int) -> Opportunity | None:
    """Return the deal that a lead became, if it became one."""
    return kept().filter(lead_id=lead_id).first()


def lines(deal: Opportunity) -> list[OpportunityLine]:
    """List the products in a deal."""
    return list(deal.lines.select_related("product").order_by("position", "id"))


def stays(deal: Opportunity, *, at: datetime) -> list[Stay]:
    """Tell the way of a deal through its stages, the first stay first; the last one lasts until now."""
    changes = list(
        StageChange.objects.filter(opportunity=deal)
        .select_related("from_stage", "to_stage", "person")
        .order_by("at", "id")
    )
    ends = [change.at for change in changes[1:]] + [deal.closed_at or at]
    return [Stay(change, max((end - change.at).days, 0)) for change, end in zip(changes, ends, strict=True)]


def _last_move(deal: Any) -> datetime:
    client = deal.account.last_two_way_at if deal.account else None
    moments: list[datetime] = [one for one in (deal.stage_entered_at, deal.last_talk_at, client) if one]
    return max(moments)


def _limit(at: datetime, days: Any) -> Any:
    return Value(at) - ExpressionWrapper(days * Value(timedelta(days=1)), output_field=DurationField())


def month_and_quarter(at: datetime, zone: str) -> tuple[datetime, datetime]:
    """Give the beginnings of the month and of the quarter in which an instant lies, in a zone."""
    local = at.astimezone(ZoneInfo(zone))
    month = local.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return month, month.replace(month=(local.month - 1) // 3 * 3 + 1)
