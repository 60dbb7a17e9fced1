"""What tests of the room begin with: plans, people under them, deals that are won."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from tests.cast import NOW, Cast

from vai.clients.actions import accounts
from vai.clients.actions.accounts import AccountData
from vai.clients.models import Account
from vai.commissions.actions import plans, reckoning
from vai.commissions.actions.plans import AssignmentData
from vai.commissions.models import CommissionPlan, CommissionStatement
from vai.config.defaults import ROBOT_ADDRESS
from vai.core.rowsecurity import acting_as
from vai.hunting.actions import moves, opportunities
from vai.hunting.actions.opportunities import OpportunityData
from vai.hunting.models import Opportunity, Stage
from vai.staff.models import Person

DAY = timedelta(days=1)
NOVEMBER = date(2026, 11, 1)
DECEMBER_3 = NOW + 9 * DAY
FLAT: dict[str, Any] = {
    "currency": "VND",
    "period": "month",
    "basis": "booked",
    "rate": {"flat": "5"},
    "holdback": {"pct": "20", "release": "handover_accepted"},
}


def plan(
    cast: Cast,
    *people: Person,
    body: dict[str, Any] | None = None,
    since: date = NOVEMBER,
    quota: int | None = None,
) -> CommissionPlan:
    """Make a plan and let people come under it."""
    with acting_as(cast.minh, at=NOW):
        made = plans.add_plan(f"Plan {len(people)}", body or FLAT, by=cast.minh, at=NOW, effective_from=since)
        for person in people:
            data = AssignmentData(person, since, quota=None if quota is None else Decimal(quota))
            plans.assign(made, data, by=cast.minh, at=NOW)
    return made


def account(by: Person, name: str = "Công ty Minh Long") -> Account:
    """Open an account."""
    with acting_as(by, at=NOW):
        return accounts.open_account(AccountData(name=name), by=by, at=NOW)


def deal(
    by: Person, client: Account, amount: int, name: str = "Website", currency: str = "VND"
) -> Opportunity:
    """Open a deal."""
    with acting_as(by, at=NOW):
        return opportunities.open_opportunity(
            OpportunityData(name=name, account=client, amount=Decimal(amount), currency=currency),
            by=by,
            at=NOW,
        )


def move(one: Opportunity, outcome: str, by: Person, at: datetime = NOW) -> None:
    """Move a deal to the first stage of an outcome."""
    with acting_as(by, at=at):
        kept = Opportunity.objects.get(pk=one.pk)
        stage = Stage.objects.filter(pipeline=kept.pipeline_id, outcome=outcome).order_by("position").first()
        moves.move(kept, stage, by=by, at=at)


def won(by: Person, client: Account, amount: int, name: str = "Website", at: datetime = NOW) -> Opportunity:
    """Open a deal and win it."""
    made = deal(by, client, amount, name)
    move(made, "won", by, at)
    return made


def reckon(person: Person, at: datetime = NOW) -> None:
    """Do what the job does."""
    robot = Person.objects.get(email=ROBOT_ADDRESS)
    with acting_as(robot, at=at, door="job"):
        reckoning.reckon(person.pk, at=at)


def statement(
    person: Person, period: str = "2026-11", *, seen_by: Person | None = None
) -> CommissionStatement:
    """Read a statement as somebody sees it."""
    with acting_as(seen_by or person, at=NOW):
        return CommissionStatement.objects.get(person=person, period=period)
