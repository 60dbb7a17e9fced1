"""An office of its own for every job, so that no job's list or desk holds what another left: a team, its people, their book."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal

from django.utils import timezone
from playwright.sync_api import Page

from tests.browser import World
from tests.effort.driver import Driver
from tests.journeys.browsing import let_in
from vai.clients.actions import accounts, contacts
from vai.clients.actions.accounts import AccountData
from vai.clients.actions.contacts import ContactData
from vai.clients.actions.points import PointData
from vai.clients.models import Account, Contact
from vai.core.rowsecurity import acting_as
from vai.hunting.actions import leads, opportunities
from vai.hunting.actions.leads import LeadData
from vai.hunting.actions.opportunities import OpportunityData
from vai.hunting.models import Lead, Opportunity
from vai.journal.actions import steps
from vai.journal.models import NextStep
from vai.staff.enums import Title
from vai.staff.models import Person, Team

DAY = timedelta(days=1)
_NUMBERS = itertools.count(1)


@dataclass
class Office:
    """People of one new team, and the hands of the one whose job is done."""

    world: World
    driver: Driver
    at: datetime = field(default_factory=timezone.now)
    number: int = field(default_factory=lambda: next(_NUMBERS))

    def __post_init__(self) -> None:
        self.team = Team.objects.create(name=f"Nhóm {self.number}", parent=self.world.cast.company)

    @property
    def page(self) -> Page:
        """What the person looks at."""
        return self.driver.page

    def hire(self, name: str, title: Title, key: str = "") -> Person:
        """Let somebody come into the team."""
        email = f"{key or title.value}{self.number}@example.vn"
        person = Person(email=email, name=name, title=title, team=self.team, language="vi")
        person.set_unusable_password()
        person.save()
        return person

    def hunter(self) -> Person:
        """Hire who hunts."""
        return self.hire("Nguyễn Văn An", Title.HUNTER)

    def farmer(self) -> Person:
        """Hire who keeps clients."""
        return self.hire("Lê Thị Kim Chi", Title.ACCOUNT_MANAGER)

    def sit(self, person: Person, path: str) -> None:
        """Let a person in and to a page. The job begins there."""
        let_in(self.page.context, self.world, person)
        self.driver.begin(path)

    def client(self, by: Person, name: str, *people: str, **known: object) -> Account:
        """Open a client with people."""
        with acting_as(by, at=self.at - 10 * DAY):
            data = AccountData(name=name, **known)  # type: ignore[arg-type]
            account = accounts.open_account(data, by=by, at=self.at - 10 * DAY)
        for one in people:
            self.contact(by, account, one)
        return account

    def contact(self, by: Person, account: Account, name: str, phone: str = "") -> Contact:
        """Add somebody at a client."""
        points = (PointData("phone", phone, is_primary=True),) if phone else ()
        with acting_as(by, at=self.at - 10 * DAY):
            return contacts.add_contact(
                ContactData(name=name, points=points), by=by, at=self.at - 10 * DAY, account=account
            )

    def deal(self, by: Person, account: Account, name: str, amount: int = 80_000_000) -> Opportunity:
        """Open a deal."""
        with acting_as(by, at=self.at - DAY):
            data = OpportunityData(name=name, account=account, amount=Decimal(amount))
            return opportunities.open_opportunity(data, by=by, at=self.at - DAY)

    def lead(self, by: Person, name: str, *, is_free: bool = False, **known: str) -> Lead:
        """Receive a lead, for the person or for whoever takes it."""
        with acting_as(by, at=self.at - DAY / 24):
            return leads.receive(
                LeadData(name=name, **known),  # type: ignore[arg-type]
                by=by,
                at=self.at - DAY / 24,
                owner=None if is_free else by,
                team=self.team if is_free else None,
            )

    def step(self, by: Person, account: Account, what: str, *, days_ago: int = 1) -> NextStep:
        """Plan a step that is late."""
        due = timezone.localdate(self.at) - timedelta(days=days_ago)
        with acting_as(by, at=self.at - 5 * DAY):
            return steps.plan(what, by=by, at=self.at - 5 * DAY, due_on=due, account_id=account.pk)

    def seen_by(self, person: Person) -> acting_as:  # type: ignore[valid-type]
        """Read rows as a person sees them."""
        return acting_as(person, at=timezone.now())
