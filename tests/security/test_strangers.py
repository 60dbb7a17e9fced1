"""Whoever does not see a record finds it at none of its addresses, by no method, and is told nothing of it."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import NOW, Cast
from tests.security.harvest import addresses
from vai.clients import models as clients
from vai.core.rowsecurity import acting_as
from vai.handovers.models import Handover, HandoverItem
from vai.hunting import models as hunting
from vai.hunting.models import Pipeline, Stage
from vai.journal import models as journal
from vai.staff.enums import Mode
from vai.staff.models import Person

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
SECRET = "Bí mật Ngọc Linh"


@pytest.fixture
def secrets(cast: Cast) -> dict[str, int]:
    """Make one of each thing that belongs to the south, all of one name; the north sees none."""
    with acting_as(cast.minh, at=NOW):
        pipeline = Pipeline.objects.create(name="x")
        stage = Stage.objects.create(pipeline=pipeline, name="x")
        account = clients.Account.objects.create(name=SECRET, opened_by=cast.dung)
        clients.Coverage.objects.create(account=account, person=cast.dung, mode=Mode.ADVISE, since=NOW.date())
        contact = clients.Contact.objects.create(name=SECRET, owner=cast.dung)
        place = clients.Affiliation.objects.create(account=account, contact=contact)
        lead = hunting.Lead.objects.create(
            name=SECRET, owner=cast.binh, team=cast.south, created_by=cast.binh, received_at=NOW
        )
        deal = hunting.Opportunity.objects.create(
            name=SECRET,
            account=account,
            owner=cast.binh,
            team=cast.south,
            created_by=cast.binh,
            pipeline=pipeline,
            stage=stage,
            stage_entered_at=NOW,
            opened_on=NOW.date(),
        )
        about = {"account_id": account.pk}
        talk = journal.Interaction.objects.create(
            kind="call", occurred_at=NOW, author=cast.dung, subject=SECRET, **about
        )
        step = journal.NextStep.objects.create(what=SECRET, person=cast.dung, created_by=cast.dung, **about)
        file = journal.Attachment.objects.create(
            name=SECRET, content_type="x", size=1, sha256="0" * 64, uploaded_by=cast.dung, **about
        )
        handover = Handover.objects.create(
            account=account,
            account_name=SECRET,
            giver=cast.dung,
            receiver=cast.giang,
            from_mode="advise",
            to_mode="key",
            proposed_at=NOW,
            due_at=NOW,
        )
        item = HandoverItem.objects.create(handover=handover, text=SECRET)
    return {
        "accounts/": account.pk,
        "contacts/": contact.pk,
        "places/": place.pk,
        "leads/": lead.pk,
        "deals/": deal.pk,
        "interactions/": talk.pk,
        "steps/": step.pk,
        "files/": file.pk,
        "handovers/items/": item.pk,
        "handovers/": handover.pk,
    }


def browser(person: Person) -> Client:
    client = Client(HTTP_HOST="localhost")
    client.force_login(person, backend=BACKEND)
    return client


def sentences() -> list[tuple[str, str]]:
    """List the addresses under which a record stands, with the start that tells its kind."""
    starts = ("accounts/", "contacts/", "places/", "leads/", "deals/", "interactions/", "steps/", "files/")
    starts += ("handovers/items/", "handovers/")
    found = []
    for address in addresses():
        start = max((one for one in starts if address.route.startswith(f"{one}<int:")), key=len, default="")
        if start:
            found.append((start, address.name))
    return found


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


TABLES = {
    "account": "accounts/",
    "contact": "contacts/",
    "lead": "leads/",
    "opportunity": "deals/",
    "interaction": "interactions/",
    "next_step": "steps/",
    "attachment": "files/",
}


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
    tries: list[tuple[str, dict[str, object]]] = [
        (
            "/interactions/new/",
            {"account": account, "kind": "call", "body": "x", "occurred_at": "2026-11-24T09:00"},
        ),
        ("/steps/new/", {"account": account, "what": "x"}),
        ("/steps/new/", {"lead": secrets["leads/"], "what": "x"}),
        ("/files/new/", {"account": account}),
        ("/deals/new/", {"name": "x", "account": account, "pipeline": 1}),
        ("/accounts/new/", {"name": "x", "parent": account, "kind": "business"}),
        (f"/accounts/{own.pk}/merge/", {"with": account}),
        ("/accounts/bulk/", {"chosen": [account], "act": "archive"}),
        ("/contacts/bulk/", {"chosen": [contact], "act": "archive"}),
        ("/leads/bulk/", {"chosen": [secrets["leads/"]], "act": "claim"}),
        ("/board/move/", {"card": secrets["deals/"], "to": 1, "key": secrets["deals/"]}),
    ]
    for address, data in tries:
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


LOOK_UPS = ("suggest", "find", "search", "twins", "duplicates", "people")


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
