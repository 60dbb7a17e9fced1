"""Small makers for the tests of the room: an account that somebody serves, a contact at it."""

from __future__ import annotations

from tests.cast import NOW

from vai.clients.models import Account, Affiliation, Contact, Coverage
from vai.core.rowsecurity import acting_as
from vai.staff.models import Person


def an_account(by: Person, *, mode: str = "hunt", name: str = "Công ty Minh Long") -> Account:
    """Make an account that `by` serves."""
    with acting_as(by, at=NOW):
        account = Account.objects.create(name=name, opened_by=by)
        Coverage.objects.create(account=account, person=by, mode=mode, since=NOW.date())
    return account


def a_contact(by: Person, account: Account, *, name: str = "Trần Thị Lan") -> Contact:
    """Make a contact at an account."""
    with acting_as(by, at=NOW):
        contact = Contact.objects.create(name=name, owner=by)
        Affiliation.objects.create(account=account, contact=contact)
    return contact
