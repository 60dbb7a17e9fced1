"""The ground on which leads are routed: rules and their turns, who is here and who has how much; read once a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Min, Q, QuerySet

from vai.core.clock import Calendar
from vai.core.text import digits
from vai.hunting import turns
from vai.hunting.enums import OPEN_LEADS, ArrivalState, LeadStatus, RoutingCause
from vai.hunting.fits import Facts, language_of
from vai.hunting.models import (
    Lead,
    LeadArrival,
    LeadAssignment,
    LeadToRoute,
    RoutingMember,
    RoutingRule,
    RoutingSettings,
)
from vai.hunting.turns import Turn
from vai.staff.enums import Scope, Title
from vai.staff.models import Absence, Delegation, Person, Team
from vai.staff.queries import company

# An arrival that came before this one and is not taken in yet holds back what came after it, so that order is kept, whatever
# number of workers take in. One that was doubted or failed before holds back nobody, nor one that is stuck for so long.
PATIENCE: Final = timedelta(minutes=15)
_CONVERSION_OVER: Final = timedelta(days=365)


@dataclass
class Ground:
    """What decides, as it stands at `at`. Turns and loads move on with every decision made on it."""

    at: datetime
    settings: RoutingSettings
    calendar: Calendar
    rules: list[RoutingRule]
    members: dict[int, list[RoutingMember]]
    people: dict[int, Person]
    teams: dict[int, Team]
    away: frozenset[int]
    stand_ins: dict[int, int]
    loads: Counter[int]
    turns: dict[int, Turn] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)

    def is_here(self, person_id: int | None) -> bool:
        """Whether a person works on leads and is not away today."""
        return person_id in self.people and person_id not in self.away

    def is_on_shift(self, member: RoutingMember) -> bool:
        """Whether it is working time for this member of a group."""
        if not self.calendar.is_open(self.at):
            return False
        here = self.at.astimezone(ZoneInfo(self.calendar.tz))
        if member.days and here.weekday() not in member.days:
            return False
        return member.opens_at is None or (
            member.closes_at is not None and member.opens_at <= here.time() < member.closes_at
        )


def settings() -> RoutingSettings:
    """Return what holds for all rules; what a new company has where nothing was settled."""
    return RoutingSettings.objects.order_by("pk").first() or RoutingSettings()


def rules_in_order() -> QuerySet[RoutingRule]:
    """List the rules as they are asked, one after the other."""
    rules = RoutingRule.objects.filter(archived_at=None).select_related("person", "team")
    return rules.order_by("position", "pk")


def ground(at: datetime, *, lock: bool = False) -> Ground:
    """Read all that decides. With `lock` the turns are held until the transaction ends, so that no two share one."""
    rules = list(rules_in_order().filter(is_on=True))
    rows = RoutingMember.objects.filter(rule__in=rules).order_by("pk")
    if lock:
        rows = rows.select_for_update()
    members: dict[int, list[RoutingMember]] = {rule.pk: [] for rule in rules}
    for row in rows:
        members[row.rule_id].append(row)
    calendar = company.business_calendar()
    today = calendar.local_date(at)
    kept = settings()
    found = Ground(
        at=at,
        settings=kept,
        calendar=calendar,
        rules=rules,
        members=members,
        people=_people(),
        teams={team.pk: team for team in Team.objects.filter(archived_at=None).order_by("pk")},
        away=away_on(today),
        stand_ins=_stand_ins(today),
        loads=_loads() if any(rule.most_open for rule in rules) else Counter(),
    )
    found.turns = _turns(found, [row for group in members.values() for row in group])
    return found


def away_on(day: date) -> frozenset[int]:
    """Say who is away on a day."""
    away = Absence.objects.filter(since__lte=day, until__gte=day).order_by("person_id")
    return frozenset(away.values_list("person_id", flat=True))


def waiting(at: datetime) -> QuerySet[LeadToRoute]:
    """List what waits to be routed, in the order in which it came; what came behind an arrival being taken in is held."""
    fresh = LeadArrival.objects.filter(
        state=ArrivalState.WAITING, n_tries=0, reasons=[], received_at__gte=at - PATIENCE
    )
    first = fresh.aggregate(first=Min("id"))["first"]
    rows = LeadToRoute.objects.filter(Q(not_before=None) | Q(not_before__lte=at))
    if first is not None:
        rows = rows.filter(Q(arrival_id=None) | Q(arrival_id__lt=first))
    return rows.order_by(F("arrival_id").asc(nulls_first=True), "lead_id")


def facts_of(leads: Iterable[Lead], asked: Mapping[int, LeadToRoute]) -> list[Facts]:
    """Read of each lead what rules ask about."""
    leads = list(leads)
    held = had_before([lead.pk for lead in leads if asked[lead.pk].cause == RoutingCause.CLOCK])
    rates: dict[str, Fraction | None] = {}
    return [_facts(lead, asked[lead.pk], held.get(lead.pk, frozenset()), rates) for lead in leads]


def had_before(lead_ids: list[int]) -> dict[int, frozenset[int]]:
    """Say who had each lead before."""
    had: dict[int, set[int]] = {}
    rows = LeadAssignment.objects.filter(lead_id__in=lead_ids).exclude(person=None).order_by("pk")
    for lead_id, person_id in rows.values_list("lead_id", "person_id"):
        had.setdefault(lead_id, set()).add(person_id)
    return {lead_id: frozenset(people) for lead_id, people in had.items()}


def _facts(lead: Lead, asked: LeadToRoute, held: frozenset[int], rates: dict[str, Fraction | None]) -> Facts:
    return Facts(
        lead_id=lead.pk,
        source_id=lead.source_id,
        campaign=lead.campaign,
        product_id=lead.product_id,
        province=lead.province_code,
        ward=lead.ward_code,
        language=asked.language or language_of(lead.need, lead.name, lead.company, phone=lead.phone),
        form=asked.form,
        is_company=bool(lead.company or lead.tax_code),
        value=in_home_currency(lead.value, lead.currency, rates, lead.received_at.date()),
        custom=lead.custom,
        account_id=lead.known_account_id,
        tax_digits=digits(lead.tax_code),
        name_key=lead.name_key,
        phone=lead.phone,
        email=lead.email,
        team_id=lead.team_id,
        owner_id=lead.owner_id,
        had_it=held
        | ({lead.owner_id} if lead.owner_id and asked.cause == RoutingCause.CLOCK else frozenset()),
        cause=asked.cause,
    )


def in_home_currency(
    value: Decimal | None, currency: str, rates: dict[str, Fraction | None], on: date
) -> Decimal | None:
    """Reckon a value in home currency; nothing where no rate is known."""
    if value is None:
        return None
    if currency not in rates:
        found = company.rate(currency, on)
        is_home = currency == company.settings().home_currency
        rates[currency] = Fraction(1) if is_home else (Fraction(found.value) if found else None)
    rate = rates[currency]
    return None if rate is None else Decimal(round(Fraction(value) * rate))


def _people() -> dict[int, Person]:
    people = Person.objects.filter(is_active=True, is_robot=False).exclude(title=Title.EXECUTIVE)
    return {person.pk: person for person in people.order_by("pk")}


def _stand_ins(today: date) -> dict[int, int]:
    """Say who stands in for whom in leads and deals today, the first who was asked to."""
    valid = Delegation.objects.filter(
        revoked_at=None, since__lte=today, until__gte=today, scopes__contains=[Scope.DEALS]
    )
    return dict(valid.order_by("-pk").values_list("principal_id", "delegate_id"))


def _loads() -> Counter[int]:
    rows = Lead.objects.filter(archived_at=None, status__in=OPEN_LEADS).exclude(owner=None)
    return Counter(dict(rows.order_by("owner_id").values_list("owner_id").annotate(n=Count("pk"))))


def _turns(found: Ground, rows: list[RoutingMember]) -> dict[int, Turn]:
    weights = {row.pk: row.weight * turns.UNIT for row in rows}
    if found.settings.weighs_by_conversion:
        won, ended = _conversion(found.at)
        overall = Fraction(sum(won.values()), sum(ended.values())) if ended else Fraction(0)
        for row in rows:
            weights[row.pk] = turns.by_conversion(
                weights[row.pk], won=won[row.person_id], ended=ended[row.person_id], overall=overall
            )
    return {row.pk: Turn(row.pk, weights[row.pk], row.credit, row.n_given) for row in rows}


def _conversion(at: datetime) -> tuple[Counter[int], Counter[int]]:
    """Count of each person the leads of a year that became clients, and all that ended."""
    ended = Lead.objects.filter(
        status__in=(LeadStatus.CONVERTED, LeadStatus.DISQUALIFIED), status_at__gte=at - _CONVERSION_OVER
    ).exclude(owner=None)
    rows = (
        ended.order_by("owner_id")
        .values_list("owner_id")
        .annotate(won=Count("pk", filter=Q(status=LeadStatus.CONVERTED)), n=Count("pk"))
    )
    counted = list(rows)
    return Counter({key: won for key, won, _ in counted}), Counter({key: n for key, _, n in counted})
