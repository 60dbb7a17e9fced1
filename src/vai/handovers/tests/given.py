"""Small makers for the tests of the room."""

from __future__ import annotations

from datetime import datetime

from tests.cast import NOW, Cast

from vai.clients.models import Account, Coverage
from vai.core.rowsecurity import acting_as
from vai.handovers.actions import handovers
from vai.handovers.models import Handover
from vai.handovers.queries import templates
from vai.staff.models import Person

NOTES = "đã ghi trong hợp đồng"


def an_account(by: Person, *, mode: str = "hunt", name: str = "Công ty Minh Long") -> Account:
    """Make an account that `by` serves."""
    with acting_as(by, at=NOW):
        account = Account.objects.create(name=name, opened_by=by)
        Coverage.objects.create(account=account, person=by, mode=mode, since=NOW.date())
    return account


def all_notes(from_mode: str = "hunt", to_mode: str = "farm") -> dict[int, str | None]:
    """Say something for every line of the checklist."""
    return {item.position: NOTES for item in templates.checklist(from_mode, to_mode).items}


def proposed(cast: Cast, account: Account, *, at: datetime = NOW, receiver: Person | None = None) -> Handover:
    """Let An hand the account over to Chi."""
    with acting_as(cast.an, at=at):
        return handovers.propose(
            account,
            receiver=receiver or cast.chi,
            from_mode="hunt",
            to_mode="farm",
            by=cast.an,
            at=at,
            notes="Khách dễ tính",
            item_notes=all_notes(),
        )


def serving(account: Account) -> list[tuple[str, str, bool]]:
    """List who serves an account now, as an all-seeing person reads it."""
    robot = Person.objects.get(is_robot=True)
    with acting_as(robot, at=NOW):
        rows = Coverage.objects.filter(account=account, until=None).select_related("person").order_by("mode")
        return [(row.person.email.split("@")[0], row.mode, row.is_lead) for row in rows]
