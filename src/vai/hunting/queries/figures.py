"""How selling went: win rates, reasons for losing, the funnel, velocity. Each of a person, a team, or all that is seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from django.db.models import Avg, Count, Exists, F, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from vai.core.money import Money
from vai.hunting.enums import LeadStatus, StageOutcome
from vai.hunting.forecasting import needs
from vai.hunting.models import Lead, Opportunity, OpportunityLine
from vai.staff.models import Person, Team

_ENDED: Final = (StageOutcome.WON, StageOutcome.LOST)
_NAMES: Final = {
    "person": ("owner_id", "owner__name", "owner__name"),
    "source": ("source_id", "source__name", "source__name_en"),
    "product": ("product_id", "product__name", "product__name"),
}
_LONGEST_LIST: Final = 40


@dataclass(frozen=True)
class Whose:
    """Whose figures: a person's, a team's with those below it (`team_ids` lists them all), or all that is seen."""

    person: Person | None = None
    team: Team | None = None
    team_ids: tuple[int, ...] = ()

    def of(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Keep those that are theirs."""
        if self.person:
            return rows.filter(owner=self.person)
        if self.team:
            return rows.filter(team_id__in=self.team_ids)
        return rows


@dataclass(frozen=True)
class Rate:
    """How many of the deals that ended were won; `won` in home currency, without VAT."""

    key: int | None
    name: str
    name_en: str
    n_won: int
    n_ended: int
    won: Decimal

    @property
    def share(self) -> Fraction:
        """Won of ended, 0-1."""
        return Fraction(self.n_won, self.n_ended)


@dataclass(frozen=True)
class Velocity:
    """What a day brings: open deals x win rate x mean won value / days from opening to winning."""

    n_open: int
    win_rate: Fraction | None
    mean_won: Money | None
    cycle_days: int | None
    a_day: Money | None


@dataclass(frozen=True)
class Funnel:
    """What became of the leads that came in a time."""

    n_came: int
    n_touched: int
    n_qualified: int
    n_converted: int
    n_won: int


def of_team(team: Team, known: Iterable[Team]) -> Whose:
    """Give the figures of a team, with all teams below it among those known."""
    known, wanted = list(known), {team.pk}
    while below := {one.pk for one in known if one.parent_id in wanted} - wanted:
        wanted |= below
    return Whose(team=team, team_ids=tuple(sorted(wanted)))


def ended(whose: Whose, since: datetime, until: datetime) -> QuerySet[Opportunity]:
    """List the deals that were won or lost in a time."""
    found = Opportunity.objects.filter(
        archived_at=None, outcome__in=_ENDED, closed_at__gte=since, closed_at__lt=until
    )
    return whose.of(found)


def win_rates(by: str, whose: Whose, since: datetime, until: datetime, *, currency: str) -> list[Rate]:
    """Count won and ended deals by person, source or product (of its lines), the most ended first.

    A deal with several products counts for each of them; its value by its lines.
    """
    key, name, name_en = _NAMES[by]
    deals = ended(whose, since, until)
    rows: QuerySet[Any] = deals
    prefix, amount = "", "amount"
    if by == "product":
        rows, prefix = OpportunityLine.objects.filter(opportunity__in=deals), "opportunity__"
    deal = f"{prefix}pk" if not prefix else "opportunity_id"
    is_won = Q(**{f"{prefix}outcome": StageOutcome.WON})
    counted = (
        rows.order_by()
        .values(key, name, name_en)
        .annotate(
            n_ended=Count(deal, distinct=True),
            n_won=Count(deal, distinct=True, filter=is_won),
            won=Coalesce(Sum(amount, filter=is_won & Q(**{f"{prefix}currency": currency})), Decimal(0)),
        )
        .order_by("-n_ended", F(key).asc(nulls_last=True))
    )
    return [
        Rate(
            one[key],
            one[name] or "",
            one[name_en] or one[name] or "",
            one["n_won"],
            one["n_ended"],
            one["won"],
        )
        for one in counted[:_LONGEST_LIST]
    ]


def lost_reasons(whose: Whose, since: datetime, until: datetime) -> list[tuple[str, str, int]]:
    """Count the deals lost by reason (name, English name), the most frequent first."""
    lost = ended(whose, since, until).filter(outcome=StageOutcome.LOST, lost_reason__isnull=False)
    counted = lost.order_by().values_list("lost_reason__name", "lost_reason__name_en").annotate(n=Count("pk"))
    return [(name, name_en or name, n) for name, name_en, n in counted.order_by("-n", "lost_reason__name")]


def velocity(whose: Whose, since: datetime, until: datetime, *, currency: str) -> Velocity:
    """Reckon what a day brings, by the deals that ended in a time and those open now; one query."""
    is_won, is_open = Q(outcome=StageOutcome.WON), Q(outcome=StageOutcome.OPEN)
    has_ended = Q(outcome__in=_ENDED, closed_at__gte=since, closed_at__lt=until)
    of_currency = whose.of(Opportunity.objects.filter(archived_at=None, currency=currency))
    sums = of_currency.filter(is_open | has_ended).aggregate(
        n_open=Count("pk", filter=is_open),
        n=Count("pk", filter=~is_open),
        n_won=Count("pk", filter=is_won),
        mean=Avg("amount", filter=is_won),
        days=Avg(F("closed_at__date") - F("opened_on"), filter=is_won),
    )
    win_rate = Fraction(sums["n_won"], sums["n"]) if sums["n"] else None
    mean = None if sums["mean"] is None else Money.rounded(sums["mean"], currency)
    days = None if sums["days"] is None else max(round(sums["days"].total_seconds() / 86_400), 1)
    a_day = None
    if win_rate is not None and mean is not None and days:
        exact = needs.velocity(sums["n_open"], win_rate, mean.amount, days)
        a_day = None if exact is None else Money.rounded(exact, currency)
    return Velocity(sums["n_open"], win_rate, mean, days, a_day)


def funnel(whose: Whose, since: datetime, until: datetime) -> Funnel:
    """Say what became of the leads that came in a time; one query."""
    came = whose.of(Lead.objects.filter(archived_at=None, received_at__gte=since, received_at__lt=until))
    won = Opportunity.objects.filter(outcome=StageOutcome.WON, archived_at=None, lead=OuterRef("pk"))
    further = (LeadStatus.QUALIFIED, LeadStatus.CONVERTED)
    sums = came.aggregate(
        n=Count("pk"),
        touched=Count("pk", filter=Q(first_touch_at__isnull=False) | Q(status=LeadStatus.CONVERTED)),
        qualified=Count("pk", filter=Q(status__in=further)),
        converted=Count("pk", filter=Q(status=LeadStatus.CONVERTED)),
        won=Count("pk", filter=Exists(won)),
    )
    return Funnel(sums["n"], sums["touched"], sums["qualified"], sums["converted"], sums["won"])


def first_day(at: date) -> date:
    """Give the day from which a year back is counted."""
    return date(at.year - 1, at.month, 1)
