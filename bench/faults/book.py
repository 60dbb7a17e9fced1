"""A small company with much to do: the named cast, each with clients, deals and steps of their own."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

ACCOUNTS = 30
DEALS = 6
STEPS = 300
GIVEN = 120
WORKERS = ("an", "binh", "chi", "dung", "giang", "son")
# Who hands over to whom: hunters to those who serve.
PAIRS = (("an", "chi"), ("binh", "dung"))


@dataclass
class Desk:
    """What one person works on: ids of their own, that nobody else touches."""

    name: str
    email: str
    person_id: int
    accounts: list[int] = field(default_factory=list)
    deals: list[int] = field(default_factory=list)
    steps: list[int] = field(default_factory=list)
    given: list[int] = field(default_factory=list)
    receiver: str = ""


@dataclass
class Book:
    """The company as the work needs to know it."""

    password: str
    stages: list[int]
    desks: dict[str, Desk]
    delegate_id: int

    def keep(self, file: Path) -> None:
        """Write it down."""
        file.write_text(json.dumps(asdict(self)), encoding="utf-8")


def build() -> Book:
    """Prepare the installation of this process's state folder and fill it, through the rooms' own actions."""
    from vai.config import installation

    installation.prepare()
    from django.utils import timezone
    from tests import cast as named_cast

    from vai.hunting.enums import StageOutcome
    from vai.hunting.models import Stage

    at = timezone.now() - timedelta(days=3)
    cast = named_cast.make()
    desks = {name: _desk(cast, name, at) for name in WORKERS}
    for giver, receiver in PAIRS:
        desks[giver].receiver = receiver
        desks[giver].given = _accounts(getattr(cast, giver), "Giao", GIVEN, at)
    from vai.core.rowsecurity import acting_as

    with acting_as(cast.an, at=at):
        stages = list(
            Stage.objects.filter(outcome=StageOutcome.OPEN, pipeline__is_default=True)
            .order_by("position")
            .values_list("pk", flat=True)
        )
    return Book(named_cast.PASSWORD, stages, desks, cast.ha.pk)


def _desk(cast: object, name: str, at: datetime) -> Desk:
    from tests.cast import PASSWORD

    person = getattr(cast, name)
    person.set_password(PASSWORD)
    person.save()
    desk = Desk(name, person.email, person.pk)
    desk.accounts = _accounts(person, "Khách", ACCOUNTS, at)
    desk.deals, desk.steps = _work(person, desk.accounts, at)
    return desk


def _accounts(person: object, word: str, count: int, at: datetime) -> list[int]:
    from vai.clients.actions import accounts
    from vai.clients.actions.accounts import AccountData
    from vai.core.rowsecurity import acting_as

    with acting_as(person, at=at):
        return [
            accounts.open_account(AccountData(name=f"{word} {n} của {person.name}"), by=person, at=at).pk
            for n in range(count)
        ]


def _work(person: object, accounts: list[int], at: datetime) -> tuple[list[int], list[int]]:
    from vai.clients.models import Account
    from vai.core.rowsecurity import acting_as
    from vai.hunting.actions import opportunities
    from vai.hunting.actions.opportunities import OpportunityData
    from vai.journal.actions import steps

    with acting_as(person, at=at):
        deals = [
            opportunities.open_opportunity(
                OpportunityData(name=f"Cơ hội {n}", account=Account.objects.get(pk=accounts[n])),
                by=person,
                at=at,
            ).pk
            for n in range(DEALS)
        ]
        planned = [
            steps.plan(f"Việc {n}", by=person, at=at, account_id=accounts[n % len(accounts)]).pk
            for n in range(STEPS)
        ]
    return deals, planned
