"""How a hunter stands: what was won, what is under way, what came in, what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.db.models import Count, Q

from vai.hunting import worth
from vai.hunting.enums import LeadStatus, StageOutcome
from vai.hunting.models import Lead
from vai.hunting.queries import deals
from vai.staff.models import Person

# Conversion counts the leads received in this time before now.
CONVERSION_DAYS = 90


@dataclass(frozen=True)
class Numbers:
    """A person's measures. Sums are per currency; `conversion` is converted / (converted + put aside), 0-1, or None.

    Won counts by the day of closing, in the person's zone; the month and the quarter are those of the moment.
    """

    won_month: tuple[worth.Sum, ...]
    won_quarter: tuple[worth.Sum, ...]
    pipeline: tuple[worth.Sum, ...]
    new_leads_week: int
    weekly_lead_goal: int | None
    n_converted: int
    n_put_aside: int
    month_since: datetime
    quarter_since: datetime
    week_since: datetime

    @property
    def conversion(self) -> Decimal | None:
        """What part of the leads that ended became clients, 0-1."""
        ended = self.n_converted + self.n_put_aside
        return Decimal(self.n_converted) / ended if ended else None


def my_numbers(person: Person, *, at: datetime) -> Numbers:
    """Reckon how a person stands; four queries."""
    month, quarter = deals.month_and_quarter(at, person.timezone)
    week = week_of(at, person.timezone)
    won = deals.kept().filter(owner=person, outcome=StageOutcome.WON)
    mine = Lead.objects.filter(
        owner=person, archived_at=None, received_at__gte=at - timedelta(days=CONVERSION_DAYS)
    )
    leads = mine.aggregate(
        new=Count("pk", filter=Q(received_at__gte=week)),
        converted=Count("pk", filter=Q(status=LeadStatus.CONVERTED)),
        aside=Count("pk", filter=Q(status=LeadStatus.DISQUALIFIED)),
    )
    return Numbers(
        won_month=deals.sums(won.filter(closed_at__gte=month, closed_at__lte=at)),
        won_quarter=deals.sums(won.filter(closed_at__gte=quarter, closed_at__lte=at)),
        pipeline=deals.sums(deals.open_deals().filter(owner=person)),
        new_leads_week=leads["new"],
        weekly_lead_goal=person.weekly_lead_goal,
        n_converted=leads["converted"],
        n_put_aside=leads["aside"],
        month_since=month,
        quarter_since=quarter,
        week_since=week,
    )


def week_of(at: datetime, zone: str) -> datetime:
    """Give the beginning of the week in which an instant lies, Monday, in a zone."""
    month, _quarter = deals.month_and_quarter(at, zone)
    local = at.astimezone(month.tzinfo)
    monday = local - timedelta(days=local.weekday())
    return monday.replace(hour=0, minute=0, second=0, microsecond=0)
