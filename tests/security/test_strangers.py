"""Whoever does not see a record finds it at none of its addresses, by no method, and is told nothing of it."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import NOW, Cast
from tests.security.harvest import addresses
from tests.security.strangers import LOOK_UPS, SECRET, TABLES, forms_that_name, make_secrets, sentences
from vai.clients import models as clients
from vai.core.rowsecurity import acting_as
from vai.hunting import models as hunting
from vai.journal import models as journal
from vai.staff.enums import Mode
from vai.staff.models import Person

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def secrets(cast: Cast) -> dict[str, int]:
    return make_secrets(cast)


def browser(person: Person) -> Client:
    client = Client(HTTP_HOST="localhost")
    client.force_login(person, backend=BACKEND)
    return client


@pytest.mark.parametrize("who", ["an", "chi", "khoa"])
def test_no_address_of_a_record_answers_a_stranger(cast: Cast, secrets: dict[str, int], who: str) -> None:
    client = browser(getattr(cast, who))
    by_name = {address.name: address for address in addresses()}
    wrong = []
    for start, name in sentences():
        address = by_name[name]
        values = {key: secrets[start] if kind == "int" else "name" for key, kind in address.takes}
        for method in (client.get, client.post):
            answer = method(address.filled(values))
            if answer.status_code not in (404, 405) or SECRET in answer.content.decode():
                wrong.append((name, answer.request["REQUEST_METHOD"], answer.status_code))
    assert len(sentences()) > 50
    assert wrong == []


@pytest.mark.parametrize("table", TABLES)
def test_the_history_of_a_record_is_not_told_to_a_stranger(
    cast: Cast, secrets: dict[str, int], table: str
) -> None:
    answer = browser(cast.an).get(f"/history/{table}/{secrets[TABLES[table]]}/")
    assert SECRET not in answer.content.decode()
    assert answer.status_code == 404


def test_what_a_form_names_must_be_seen(cast: Cast, secrets: dict[str, int]) -> None:
    client = browser(cast.an)
    account, contact = secrets["accounts/"], secrets["contacts/"]
    with acting_as(cast.minh, at=NOW):
        own = clients.Account.objects.create(name="Của An", opened_by=cast.an)
        clients.Coverage.objects.create(account=own, person=cast.an, mode=Mode.HUNT, since=NOW.date())
    for address, data in forms_that_name(secrets, own.pk):
        for method in (client.post, client.get):
            answer = method(address, data)
            assert answer.status_code < 500, address
            assert SECRET not in answer.content.decode(), address
    with acting_as(cast.minh, at=NOW):
        assert not journal.Interaction.objects.filter(account_id=account, author=cast.an).exists()
        assert not journal.NextStep.objects.filter(created_by=cast.an, account_id=account).exists()
        assert not clients.Account.objects.filter(parent_id=account).exists()
        assert clients.Account.objects.get(pk=account).archived_at is None
        assert clients.Contact.objects.get(pk=contact).archived_at is None
        assert hunting.Lead.objects.get(pk=secrets["leads/"]).owner_id == cast.binh.pk


def test_what_looks_up_finds_nothing_of_strangers(cast: Cast, secrets: dict[str, int]) -> None:
    client = browser(cast.an)
    places = [one for one in addresses() if not one.takes and any(word in one.route for word in LOOK_UPS)]
    assert len(places) > 7
    for place in places:
        for name in ("q", "name", "company"):
            answer = client.get("/" + place.route, {name: SECRET, "account": secrets["accounts/"]})
            found = answer.content.decode()
            assert answer.status_code < 500
            for start in ("accounts", "contacts", "leads", "deals"):
                assert f"/{start}/{secrets[start + '/']}/" not in found, place.name
