"""What tests of the room begin with: a lead, a deal, an account, told in one line."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from tests.cast import NOW

from vai.clients.models import Account, Coverage
from vai.hunting.actions import leads, opportunities
from vai.hunting.actions.leads import LeadData
from vai.hunting.actions.opportunities import OpportunityData
from vai.hunting.models import Lead, LostReason, Opportunity, Stage
from vai.journal.models import Interaction
from vai.staff.models import Person


def an_account(by: Person, name: str = "Công ty Minh Long", mode: str = "hunt") -> Account:
    """Open an account that the person serves; somebody acts already."""
    account = Account.objects.create(name=name, opened_by_id=by.pk)
    Coverage.objects.create(account=account, person_id=by.pk, mode=mode, since=NOW.date())
    return account


def a_lead(by: Person, at: datetime = NOW, owner: Person | None = None, **told: Any) -> Lead:
    """Receive a lead; somebody acts already."""
    told.setdefault("name", "Trần Thị Lan")
    return leads.receive(LeadData(**told), by=by, at=at, owner=owner)


def a_deal(by: Person, at: datetime = NOW, **told: Any) -> Opportunity:
    """Open a deal; somebody acts already."""
    told.setdefault("name", "Website mới")
    told.setdefault("amount", Decimal(50_000_000))
    return opportunities.open_opportunity(OpportunityData(**told), by=by, at=at)


def a_talk(by: Person, at: datetime = NOW, **about: Any) -> Interaction:
    """Note a call."""
    about.setdefault("kind", "call")
    return Interaction.objects.create(author_id=by.pk, occurred_at=at, **about)


def stage(name_en: str) -> Stage:
    """Find a stage of the default pipeline by its English name."""
    return Stage.objects.get(name_en=name_en)


def reason(name_en: str = "Price", *, for_leads: bool = False) -> LostReason:
    """Find a reason for losing."""
    return LostReason.objects.get(name_en=name_en, for_leads=for_leads)
