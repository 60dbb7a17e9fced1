"""A small book to point rules at: every thing is made as its person would make it, and quiet unless a test disturbs it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.cast import NOW, Cast

from vai.clients.models import Account, Affiliation, Contact, Coverage, Tier
from vai.core.rowsecurity import acting_as
from vai.hunting.models import Lead, Opportunity, Pipeline, Stage
from vai.staff.models import Person

DAY = timedelta(days=1)
TODAY = NOW.date()


def stage(outcome: str = "open") -> Stage:
    """Return a stage of an outcome, of the pipeline that the installation begins with or of one made here."""
    found = Stage.objects.filter(outcome=outcome, archived_at=None).order_by("position", "pk").first()
    if found is None:
        raise LookupError(f"no stage {outcome}")
    return found


def a_tier(cast: Cast, cadence_days: int = 30) -> Tier:
    with acting_as(cast.minh, at=NOW):
        return Tier.objects.create(
            code=f"t{cadence_days}", name=f"Hạng {cadence_days}", cadence_days=cadence_days
        )


def an_account(by: Person, *, mode: str = "hunt", name: str = "Công ty Minh Long", **values: Any) -> Account:
    with acting_as(by, at=NOW):
        account = Account.objects.create(name=name, opened_by=by, **values)
        Coverage.objects.create(account=account, person=by, mode=mode, since=(NOW - 400 * DAY).date())
    return account


def a_deal(by: Person, account: Account | None, *, outcome: str = "open", **values: Any) -> Opportunity:
    values.setdefault("name", "Gói quảng cáo")
    values.setdefault("stage_entered_at", NOW - DAY)
    if outcome != "open":
        values.setdefault("closed_at", NOW - 2 * DAY)
    with acting_as(by, at=NOW):
        chosen = stage(outcome)
        return Opportunity.objects.create(
            account=account,
            owner=by,
            team=by.team,
            created_by=by,
            pipeline=chosen.pipeline,
            stage=chosen,
            outcome=outcome,
            opened_on=TODAY,
            **values,
        )


def a_lead(by: Person, *, owner: Person | None = None, **values: Any) -> Lead:
    values = {
        "name": "Nguyễn Thị Hồng",
        "received_at": NOW - timedelta(hours=1),
        "touch_due_at": NOW,
        **values,
    }
    with acting_as(by, at=NOW):
        return Lead.objects.create(owner=owner, team=by.team, created_by=by, **values)


def a_contact(by: Person, account: Account, *, role: str = "", **values: Any) -> Contact:
    with acting_as(by, at=NOW):
        contact = Contact.objects.create(owner=by, **{"name": "Trần Thu Hà", **values})
        Affiliation.objects.create(account=account, contact=contact, decision_role=role)
    return contact


__all__ = ["DAY", "TODAY", "Pipeline", "a_contact", "a_deal", "a_lead", "a_tier", "an_account", "stage"]
