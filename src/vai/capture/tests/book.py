"""A small book for the tests of capture: An's clients, two of whom are called Lan, and one of the other team."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tests.cast import NOW, Cast

from vai.capture.actions import filing
from vai.capture.actions.filing import Filed
from vai.capture.understanding import Understanding
from vai.clients.actions import accounts, contacts
from vai.clients.actions.accounts import AccountData
from vai.clients.actions.contacts import ContactData
from vai.clients.models import Account, Contact
from vai.core.rowsecurity import acting_as
from vai.hunting.actions import opportunities
from vai.hunting.actions.opportunities import OpportunityData
from vai.hunting.models import Opportunity
from vai.staff.enums import Scope
from vai.staff.models import Delegation, Person


@dataclass
class Book:
    """Accounts, contacts and a deal by short names."""

    abc: Account
    viettel: Account
    hidden: Account
    lan: Contact
    other_lan: Contact
    huong: Contact
    hidden_lan: Contact
    deal: Opportunity


def fill(cast: Cast) -> Book:
    """Give An two clients with people, and Bình, of the other team, one that An never sees."""
    with acting_as(cast.an, at=NOW):
        abc = accounts.open_account(
            AccountData(name="Công ty Cổ phần ABC", short_name="ABC"), by=cast.an, at=NOW
        )
        viettel = accounts.open_account(AccountData(name="Tập đoàn Viettel"), by=cast.an, at=NOW)
        lan = _person("Nguyễn Thị Lan", "chị", abc, cast)
        huong = _person("Trần Thu Hương", "chị", viettel, cast)
        other = _person("Phạm Ngọc Lan", "chị", viettel, cast)
        deal = opportunities.open_opportunity(
            OpportunityData(name="ABC CRM", account=abc, amount=Decimal(90_000_000)), by=cast.an, at=NOW
        )
    with acting_as(cast.binh, at=NOW):
        hidden = accounts.open_account(
            AccountData(name="Công ty Bí Mật", short_name="Bí Mật"), by=cast.binh, at=NOW
        )
        hidden_lan = contacts.add_contact(
            ContactData(name="Lê Thị Thúy Lan", honorific="chị"), by=cast.binh, at=NOW, account=hidden
        )
    return Book(abc, viettel, hidden, lan, other, huong, hidden_lan, deal)


def _person(name: str, honorific: str, account: Account, cast: Cast) -> Contact:
    return contacts.add_contact(
        ContactData(name=name, honorific=honorific), by=cast.an, at=NOW, account=account
    )


def filed(understood: Understanding, *, by: Person) -> Filed:
    """File a line that is clear."""
    assert understood.questions == ()
    return filing.file(understood, by=by, at=NOW)


def delegate(principal: Person, delegate: Person, *, since: date, until: date, by: Person) -> Delegation:
    """Let somebody act for another in everything."""
    return Delegation.objects.create(
        principal=principal, delegate=delegate, since=since, until=until, scopes=[s.value for s in Scope]
    )
