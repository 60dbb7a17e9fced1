"""What the night keeps: forecasts of every person, team and the company, and how leads become deals.

Imported by jobs and commands only: it draws with numpy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from statistics import median
from typing import Any, Final
from zoneinfo import ZoneInfo

from vai.core.money import exponent
from vai.hunting.enums import StageOutcome
from vai.hunting.forecasting import chances, draws, misses, needs, news, periods
from vai.hunting.forecasting.chances import Chance, StageChance
from vai.hunting.forecasting.draws import Draw
from vai.hunting.forecasting.news import Deal
from vai.hunting.forecasting.periods import Kind, Period
from vai.hunting.models import ForecastCommit, ForecastSnapshot, SellingPace
from vai.hunting.queries import histories
from vai.hunting.queries.histories import Known, LeadEnd
from vai.staff.models import Person
from vai.staff.queries import company, people, teams

KINDS: Final = (Kind.WEEK, Kind.MONTH, Kind.QUARTER)
# A person's own value and cycle are believed from so many wins on; below it the company's hold.
_FEWEST_WINS: Final = 5
_YEAR: Final = timedelta(days=365)


@dataclass(frozen=True)
class Scope:
    """Whose deals: a person's, a team's with all below it, or the company's."""

    key: str
    holds: Callable[[Known], bool]
    person_id: int | None = None
    team_id: int | None = None


@dataclass(frozen=True)
class Night:
    """What all forecasts of a night share."""

    on: date
    at: datetime
    currency: str
    tenant: str
    deals: list[Known]
    known: dict[int, StageChance]
    misses: dict[int, tuple[float, ...]]
    commits: dict[tuple[int, str], Decimal]
    elsewhere: dict[int, int]


def take(*, by: Person, at: datetime) -> int:
    """Keep the forecasts of a day and the pace of everybody; return how many forecasts. What was kept today stays."""
    night = _night(at)
    taken = set(
        ForecastSnapshot.objects.filter(taken_on=night.on).values_list("person_id", "team_id", "period")
    )
    made = []
    for scope in _scopes():
        mine = [deal for deal in night.deals if scope.holds(deal)]
        if not mine and scope.key != "company":
            continue
        for kind in KINDS:
            period = periods.of(kind, night.on)
            if (scope.person_id, scope.team_id, period.code) not in taken:
                made.append(_snapshot(night, scope, mine, period))
    ForecastSnapshot.objects.bulk_create(made, batch_size=200)
    _keep_pace(night.deals, night.currency, at=at)
    return len(made)


def _night(at: datetime) -> Night:
    calendar, settings = company.business_calendar(), company.settings()
    zone, on = ZoneInfo(calendar.tz), calendar.local_date(at)
    currency = settings.home_currency
    deals, priors = histories.deals(at, currency=currency, zone=zone), histories.priors()
    stays = histories.stays(deals, stages=set(priors), zone=zone)
    lengths = {(periods.of(kind, on).last - on).days for kind in KINDS}
    said = ForecastCommit.objects.filter(said_at__lte=at, currency=currency).order_by("pk")
    return Night(
        on=on,
        at=at,
        currency=currency,
        tenant=str(settings.pk),
        deals=deals,
        known=chances.learn([stay.entry for stay in stays], priors, on=on),
        misses={days: misses.past(stays, priors, on=on, days=days) for days in sorted(lengths)},
        commits={(one.person_id, one.period): one.amount for one in said},
        elsewhere=histories.elsewhere(currency=currency),
    )


def _scopes() -> list[Scope]:
    scopes = [Scope("company", lambda deal: True)]
    found = list(teams.teams())
    for team in found:
        below, n_before = {team.pk}, 0
        while len(below) > n_before:
            n_before = len(below)
            below |= {one.pk for one in found if one.parent_id in below}
        scopes.append(Scope(f"team:{team.pk}", _in_teams(frozenset(below)), team_id=team.pk))
    scopes += [Scope(f"person:{one.pk}", _of_person(one.pk), person_id=one.pk) for one in people.colleagues()]
    return scopes


def _in_teams(wanted: frozenset[int]) -> Callable[[Known], bool]:
    return lambda deal: deal.team_id in wanted


def _of_person(wanted: int) -> Callable[[Known], bool]:
    return lambda deal: deal.owner_id == wanted


def _snapshot(night: Night, scope: Scope, mine: list[Known], period: Period) -> ForecastSnapshot:
    unit = Decimal(10 ** exponent(night.currency))
    standing = [deal for deal in mine if deal.outcome == StageOutcome.OPEN and deal.stage in night.known]
    won = sum(deal.amount for deal in mine if deal.won_on and period.since <= deal.won_on < period.until)
    terms = [(deal, _chance(night, deal, period)) for deal in standing]
    days_left = (period.last - night.on).days
    drawn = draws.draw(
        [Draw(deal.amount, deal.stage, chance.factor) for deal, chance in terms],
        {stage: (one.wins, one.losses) for stage, one in night.known.items()},
        seed=draws.seed_of(f"{night.tenant}/{scope.key}", period.code, night.on.isoformat()),
        coming=news.past(
            [Deal(deal.opened_on, deal.won_on, deal.amount) for deal in mine], on=night.on, days=days_left
        ),
        misses=night.misses[days_left],
    )
    figures = {name: (won + getattr(drawn, name)) / unit for name in ("p10", "safe", "p50", "p90")}
    return ForecastSnapshot(
        person_id=scope.person_id,
        team_id=scope.team_id,
        period=period.code,
        since=period.since,
        until=period.until,
        taken_on=night.on,
        taken_at=night.at,
        currency=night.currency,
        won=won / unit,
        weighted=(won + sum(deal.amount * deal.weight for deal in standing)) / unit,
        expected=(won + drawn.mean) / unit,
        commit=night.commits.get((scope.person_id or 0, period.code)),
        n_elsewhere=night.elsewhere.get(scope.person_id or 0, 0),
        deals=[_term(deal, chance, unit) for deal, chance in terms],
        **figures,
    )


def _chance(night: Night, deal: Known, period: Period) -> Chance:
    return chances.chance_of(
        night.known[deal.stage], entered_on=deal.entered_on, on=night.on, last=period.last
    )


def _term(deal: Known, chance: Chance, unit: Decimal) -> dict[str, Any]:
    return {
        "id": deal.id,
        "amount": float(deal.amount / unit),
        "of_stage": round(chance.of_stage, 4),
        "factor": round(chance.factor, 4),
        "is_old": chance.is_old,
        "chance": round(chance.whole, 4),
    }


def _keep_pace(deals: list[Known], currency: str, *, at: datetime) -> None:
    counted = _counted(histories.lead_ends(at), at)
    n_won = sum(one.is_won for one in counted)
    overall = Fraction(n_won, len(counted)) if counted else Fraction(0)
    won = [deal for deal in deals if deal.won_on and deal.won_on > (at - _YEAR).date()]
    for person in people.colleagues():
        mine = [one for one in counted if one.owner_id == person.pk]
        own = [deal for deal in won if deal.owner_id == person.pk]
        wins = sum(one.is_won for one in mine)
        part = needs.conversion_of(wins, len(mine), overall, seed=f"pace|{person.pk}|{at.date()}")
        mean_won = _mean(own if len(own) >= _FEWEST_WINS else won, currency)
        SellingPace.objects.update_or_create(
            person=person,
            defaults={
                "kept_at": at,
                "n_leads": len(mine),
                "n_won": wins,
                "conversion": _share(part.mean),
                "conversion_low": _share(part.low),
                "conversion_high": _share(part.high),
                "mean_won": mean_won,
                "currency": currency,
                "cycle_days": _cycle(mine) if wins >= _FEWEST_WINS else _cycle(counted),
            },
        )


def _counted(leads: list[LeadEnd], at: datetime) -> list[LeadEnd]:
    """Leave out the leads that have not ended and are younger than nine tenths of those that did: theirs is yet to come."""
    cycles = sorted((one.ended_at - one.received_at).days for one in leads if one.ended_at)
    longest = chances.quantile(cycles, 0.9) if cycles else None
    return [
        one
        for one in leads
        if one.ended_at or (longest is not None and (at - one.received_at).days > longest)
    ]


def _cycle(leads: Iterable[LeadEnd]) -> int | None:
    days = [(one.ended_at - one.received_at).days for one in leads if one.is_won and one.ended_at]
    return round(median(days)) if days else None


def _mean(deals: list[Known], currency: str) -> Decimal | None:
    unit = 10 ** exponent(currency)
    return Decimal(sum(deal.amount for deal in deals) // len(deals)) / unit if deals else None


def _share(part: Fraction) -> Decimal:
    return round(Decimal(part.numerator) / part.denominator, 8)
