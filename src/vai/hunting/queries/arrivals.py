"""Arrivals: the list of them, what each says, what a colleague referred, and how a lead came."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Count, QuerySet

from vai.catalog.models import Product
from vai.clients.models import Account
from vai.hunting.enums import ArrivalState, Door, LeadStatus
from vai.hunting.models import Lead, LeadArrival, LeadSource, Opportunity
from vai.staff.models import Person, Team

# What a door may say of a lead, by the names of its fields.
SAID = (
    "name",
    "company",
    "phone",
    "email",
    "need",
    "job_title",
    "tax_code",
    "zalo",
    "province_code",
    "address_text",
)


@dataclass(frozen=True)
class Places:
    """Where an arrival belongs: what its door was told by an administrator."""

    source: LeadSource | None
    product: Product | None
    team: Team | None
    owner: Person | None


@dataclass(frozen=True)
class Referral:
    """What a colleague referred, and how far it has come."""

    id: int
    who: str
    need: str
    received_at: datetime
    standing: str
    standing_at: datetime


@dataclass(frozen=True)
class Coming:
    """One time when a lead came, or came again, as who sees the lead is told it."""

    door: str
    origin: str
    told: Mapping[str, Any]
    around: Mapping[str, Any]
    received_at: datetime
    by: str

    @property
    def message(self) -> str:
        """What they wrote."""
        return str(self.around.get("message") or self.told.get("need") or "")

    @property
    def consent(self) -> Mapping[str, Any]:
        """What they agreed to, if they were asked."""
        given: Mapping[str, Any] = self.around.get("consent") or {}
        return given


def arrivals() -> QuerySet[LeadArrival]:
    """List what came in, the latest first."""
    return LeadArrival.objects.select_related("lead", "person").order_by("-id")


def waiting() -> QuerySet[LeadArrival]:
    """List what is to be taken in, in the order in which it came."""
    return LeadArrival.objects.filter(state=ArrivalState.WAITING).order_by("id")


def has_come_since(at: datetime) -> bool:
    """Whether something came in after that moment."""
    latest = LeadArrival.objects.order_by("-id").values_list("received_at", flat=True).first()
    return latest is not None and latest > at


def counts() -> dict[str, int]:
    """Count the arrivals by what became of them."""
    rows = LeadArrival.objects.order_by("state").values_list("state").annotate(n=Count("id"))
    return dict(rows)


def places(around: Mapping[str, Any]) -> Places:
    """Find what an arrival names; what was put away since is left out."""
    return Places(
        source=LeadSource.objects.filter(pk=around.get("source_id") or 0).first(),
        product=Product.objects.filter(pk=around.get("product_id") or 0).first(),
        team=Team.objects.filter(pk=around.get("team_id") or 0, archived_at=None).first(),
        owner=Person.objects.filter(pk=around.get("owner_id") or 0, is_active=True).first(),
    )


def of_lead(lead: Lead) -> list[Coming]:
    """Tell each time that a lead came; nothing for who does not see it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT a.door, a.origin, a.told, a.around, a.received_at, coalesce(p.name, '')"
            " FROM vai.arrivals_of_lead(%s) a LEFT JOIN person p ON p.id = a.person_id",
            [lead.pk],
        )
        rows = cursor.fetchall()
    return [
        Coming(str(Door(row[0]).label), row[1], _json(row[2]), _json(row[3]), row[4], row[5]) for row in rows
    ]


def client_of(lead: Lead) -> Account | None:
    """Return the client that whoever wrote belongs to, if that is known and the asker sees it."""
    return Account.objects.filter(pk=lead.known_account_id or 0).first()


def referrer_of(opportunity: Opportunity) -> Person | None:
    """Return the colleague who has the credit for bringing what became this deal, for whoever pays it."""
    lead = Lead.objects.select_related("referred_by").filter(pk=opportunity.lead_id or 0).first()
    return lead.referred_by if lead else None


def my_referrals() -> list[Referral]:
    """List what the acting person referred, the latest first: how far each has come, and nothing else of it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, told, state, received_at, status, status_at FROM vai.my_referrals()")
        rows = cursor.fetchall()
    return [_referral(*row) for row in rows]


def _referral(
    key: int, told: Any, state: str, received_at: datetime, status: str, status_at: datetime
) -> Referral:
    said = _json(told)
    who = said.get("name") or said.get("company") or said.get("phone") or ""
    label = LeadStatus(status).label if status else ArrivalState(state).label
    return Referral(key, who, said.get("need", ""), received_at, str(label), status_at)


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value
