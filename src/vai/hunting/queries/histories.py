"""What became of deals and leads, as the night reads it to forecast: the robot sees the whole company. Heavy; not for pages."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import Q

from vai.core.money import exponent
from vai.hunting.enums import StageOutcome
from vai.hunting.forecasting.chances import Entry
from vai.hunting.forecasting.misses import Stay
from vai.hunting.models import Opportunity, Stage, StageChange

_LOOKS_BACK: Final = timedelta(days=730)
_LEADS: Final = """
SELECT l.owner_id, l.received_at, l.status, l.status_at, d.outcome, d.closed_at
FROM lead l LEFT JOIN LATERAL (
  SELECT o.outcome, o.closed_at FROM opportunity o WHERE o.lead_id = l.id AND o.archived_at IS NULL
  ORDER BY (o.outcome = 'won') DESC, o.id LIMIT 1) d ON true
WHERE l.owner_id IS NOT NULL AND l.archived_at IS NULL AND l.received_at BETWEEN %s AND %s ORDER BY l.id
"""


@dataclass(frozen=True)
class Known:
    """A deal of the home currency as it stands; `amount` in the smallest unit."""

    id: int
    owner_id: int
    team_id: int | None
    stage: int
    entered_on: date
    opened_on: date
    outcome: str
    closed_on: date | None
    amount: int
    weight: Decimal

    @property
    def won_on(self) -> date | None:
        """The day it was won."""
        return self.closed_on if self.outcome == StageOutcome.WON else None


@dataclass(frozen=True)
class LeadEnd:
    """A lead and its end, if it has one."""

    owner_id: int
    received_at: datetime
    ended_at: datetime | None
    is_won: bool


def deals(at: datetime, *, currency: str, zone: ZoneInfo) -> list[Known]:
    """List the deals of two years and all that are open, of one currency and with an amount."""
    found = Opportunity.objects.filter(archived_at=None, currency=currency, amount__isnull=False)
    found = found.filter(Q(outcome=StageOutcome.OPEN) | Q(closed_at__gte=at - _LOOKS_BACK, closed_at__lte=at))
    rows = found.order_by("pk").values_list(
        "pk",
        "owner_id",
        "team_id",
        "stage_id",
        "stage_entered_at",
        "opened_on",
        "outcome",
        "closed_at",
        "amount",
        "probability",
        "stage__probability",
    )
    unit = 10 ** exponent(currency)
    return [
        Known(
            id=pk,
            owner_id=owner,
            team_id=team,
            stage=stage,
            entered_on=entered.astimezone(zone).date(),
            opened_on=opened,
            outcome=outcome,
            closed_on=closed.astimezone(zone).date() if closed else None,
            amount=int(amount * unit),
            weight=Decimal(standard if said is None else said) / 100,
        )
        for pk, owner, team, stage, entered, opened, outcome, closed, amount, said, standard in rows
    ]


def elsewhere(*, currency: str) -> dict[int, int]:
    """Count a person's open deals that a forecast in this currency leaves out: other currencies, or no amount."""
    left_out: dict[int, int] = defaultdict(int)
    found = Opportunity.objects.filter(archived_at=None, outcome=StageOutcome.OPEN)
    for owner in found.exclude(currency=currency, amount__isnull=False).values_list("owner_id", flat=True):
        left_out[owner] += 1
    return left_out


def priors() -> dict[int, float]:
    """Give the chance (0-1) that the company gives to each open stage."""
    stages = Stage.objects.filter(outcome=StageOutcome.OPEN).order_by("pk")
    return {pk: max(min(chance, 99), 1) / 100 for pk, chance in stages.values_list("pk", "probability")}


def stays(known: list[Known], *, stages: set[int], zone: ZoneInfo) -> list[Stay]:
    """List how long deals stood in each open stage, by the moves that were kept."""
    by_id = {deal.id: deal for deal in known}
    moves: dict[int, list[tuple[int, date]]] = defaultdict(list)
    rows = StageChange.objects.filter(opportunity_id__in=list(by_id)).order_by("opportunity_id", "at", "pk")
    for deal_id, stage, at in rows.values_list("opportunity_id", "to_stage_id", "at"):
        moves[deal_id].append((stage, at.astimezone(zone).date()))
    found = []
    for number, path in moves.items():
        deal = by_id[number]
        for place, (stage, on) in enumerate(path):
            if stage not in stages:
                continue
            left_on = path[place + 1][1] if place + 1 < len(path) else None
            ended_on = max(deal.closed_on, on) if deal.closed_on else None
            entry = Entry(stage, on, ended_on, deal.won_on is not None)
            found.append(Stay(entry, deal.amount, left_on))
    return found


def lead_ends(at: datetime) -> list[LeadEnd]:
    """List the leads of a year that have an owner, and how each ended."""
    with connection.cursor() as cursor:
        cursor.execute(_LEADS, [at - timedelta(days=365), at])
        rows = cursor.fetchall()
    found = []
    for owner, received_at, status, status_at, outcome, closed_at in rows:
        is_won = outcome == StageOutcome.WON
        ended_at = closed_at or (status_at if status == "disqualified" else None)
        found.append(LeadEnd(owner, received_at, ended_at, is_won))
    return found
