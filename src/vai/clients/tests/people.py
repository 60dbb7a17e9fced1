"""What the tests of this room share: opening, signing in, and reading a whole database as it stands."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.test import Client
from tests.cast import NOW

from vai.clients.actions import accounts, contacts
from vai.clients.actions.accounts import AccountData
from vai.clients.actions.contacts import ContactData
from vai.clients.models import Account, Contact
from vai.core.rowsecurity import acting_as
from vai.staff.models import Person

HOSTILE = "'\"><script>alert(1)</script>{{7*7}}%s%(x)s\\ \u202e\u0301ﷺ🙈"


def opened(by: Person, name: str = "Công ty TNHH Minh Long", **values: Any) -> Account:
    """Open an account as somebody."""
    mode = values.pop("mode", None)
    with acting_as(by, at=NOW):
        return accounts.open_account(AccountData(name=name, **values), by=by, at=NOW, mode=mode)


def added(by: Person, account: Account | None, name: str = "Nguyễn Thị Lan", **values: Any) -> Contact:
    """Add a contact as somebody."""
    title = values.pop("title", "")
    role = values.pop("decision_role", "")
    with acting_as(by, at=NOW):
        data = ContactData(name=name, **values)
        return contacts.add_contact(data, by=by, at=NOW, account=account, title=title, decision_role=role)


def signed_in(person: Person, language: str = "vi") -> Client:
    """Return a browser in which a person is signed in."""
    Person.objects.filter(pk=person.pk).update(language=language)
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def stored(*tables: str) -> dict[str, list[str]]:
    """Read tables whole, past row security, without what triggers count (version, times of change)."""
    return {table: _rows(table) for table in tables}


def _rows(table: str) -> list[str]:
    """Ask as somebody who sees all: the app's own role has no right to these tables."""
    robot = Person.objects.get(is_robot=True)
    with acting_as(robot, at=NOW), connection.cursor() as cursor:
        cursor.execute(f"SELECT (to_jsonb(t) - 'version' - 'updated_at')::text FROM {table} t ORDER BY 1")
        return [row[0] for row in cursor.fetchall()]
