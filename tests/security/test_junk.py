"""Whatever is sent to any address, by any method and in any field, is answered; nothing breaks on our side."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterator
from itertools import cycle
from random import Random
from typing import Any

import pytest
from django.core.signals import got_request_exception
from django.test import Client

from tests.cast import NOW
from tests.security.company import Company
from tests.security.harvest import Address, Form, addresses, forms
from vai.catalog import models as catalog
from vai.clients import models as clients
from vai.commissions import models as commissions
from vai.contracts import models as contracts
from vai.core.rowsecurity import acting_as
from vai.doors import models as doors
from vai.handovers import models as handovers
from vai.hunting import models as hunting
from vai.journal import models as journal
from vai.staff import models as staff
from vai.staff.enums import Title

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
JUNK = (
    "\x00",
    "a\x00b",
    "²",
    "٣",
    "9" * 20,
    "-1",
    "0",
    "9" * 5000,
    "x" * 10_000,
    "NaN",
    "1e400",
    "2026-02-30",
    "0001-01-01",
    "9999-12-31",
    "9999-12-31T23:59",
    "\u202eabc\n\r\tđ🎉",
    "/a\r\nSet-Cookie: a=b",
    "<script>alert(1)</script>",
    '{"a":',
    '[[["name"]]]',
    "null",
    "=1+1",
    "javascript:alert(1)",
    "%s %(x)s {0} {{ 1 }}",
    "'\"--",
    "",
    "00000000-0000-0000-0000-000000000000",
    "\ufdfa" * 300,
    "99999999999999999999.99",
    "0.0000000000001",
    "team:²",
    "person:" + "9" * 30,
    "WyJ4Il0",
)
# Names of what the pages read from an address.
ASKED = """
q view kind before after account field entity what who table stage show received profile product parent order next mode
line for_leads for except deal but body archived pipeline with id sort contact lead opportunity page year tier care query
exclude name phone email tax_code interaction person month
"""
WORDS = {
    "desk": "hunt",
    "table": "account",
    "rule": "H1",
    "kind": "lead",
    "code": "accounts",
    "ending": "csv",
}
ROWS: dict[str, Any] = {
    "accounts/": clients.Account,
    "contacts/": clients.Contact,
    "places/": clients.Affiliation,
    "groups/": clients.AccountGroup,
    "leads/": hunting.Lead,
    "deals/": hunting.Opportunity,
    "quotes/": hunting.Quote,
    "cadences/": hunting.Cadence,
    "contracts/": contracts.Contract,
    "promises/": contracts.DealPromise,
    "scripts/": catalog.Script,
    "commission/statements/": commissions.CommissionStatement,
    "commission/lines/": commissions.CommissionLine,
    "commission/disputes/": commissions.CommissionDispute,
    "commission/plans/": commissions.CommissionPlan,
    "interactions/": journal.Interaction,
    "steps/": journal.NextStep,
    "files/": journal.Attachment,
    "handovers/": handovers.Handover,
    "handovers/items/": handovers.HandoverItem,
    "imports/": doors.ImportBatch,
    "settings/pipelines/": hunting.Pipeline,
    "settings/stages/": hunting.Stage,
    "settings/tiers/": clients.Tier,
    "settings/tags/": clients.Tag,
    "settings/custom-fields/": clients.CustomField,
    "settings/handovers/": handovers.HandoverTemplate,
    "teams/": staff.Team,
    "people/": staff.Person,
    "delegations/": staff.Delegation,
}


class Faults:
    """What broke: the place in our code, and the first request that did it."""

    def __init__(self) -> None:
        self.seen: dict[tuple[str, str], str] = {}

    def note(self, sender: object, request: Any = None, **_kwargs: Any) -> None:
        kind, fault, trace = sys.exc_info()
        place = ""
        while trace is not None:
            name = trace.tb_frame.f_code.co_filename
            if "/vai/" in name and "middleware" not in name:
                place = f"{name.rpartition('/vai/')[2]}:{trace.tb_lineno}"
            trace = trace.tb_next
        sent = dict(request.POST) if request.method == "POST" else {}
        told = f"{request.method} {request.get_full_path()[:160]} {str(fault)[:160]} {str(sent)[:400]}"
        self.seen.setdefault((kind.__name__ if kind else "", place), told)


class Place:
    """A company whose people send junk."""

    def __init__(self) -> None:
        self.company = Company(7)
        self.random = Random(3)
        self.keys: dict[str, list[int]] = {}
        with acting_as(self.company.robot, at=NOW):
            for start, model in ROWS.items():
                self.keys[start] = list(model.objects.order_by("pk").values_list("pk", flat=True)[:12])
            for stage in ("won", "lost"):
                pipeline = hunting.Pipeline.objects.get(name="Probe")
                hunting.Stage.objects.create(pipeline=pipeline, name=stage, outcome=stage)

    def client(self, title: str) -> Client:
        person = next(one for one in self.company.people if one.title == title)
        staff.Person.objects.filter(pk=person.pk).update(is_active=True)
        client = Client(HTTP_HOST="localhost", raise_request_exception=False)
        client.force_login(person, backend=BACKEND)
        return client

    def fillings(self, address: Address) -> list[dict[str, Any]]:
        """Give the values of an address for some rows, or the one that fits."""
        start = max((one for one in self.keys if address.route.startswith(one)), key=len, default="")
        words = {
            name: WORDS.get(name, "name") if kind != "uuid" else "00000000-0000-0000-0000-000000000001"
            for name, kind in address.takes
        }
        numbers = [name for name, kind in address.takes if kind == "int"]
        if not numbers:
            return [words]
        return [{**words, **dict.fromkeys(numbers, key)} for key in self.keys.get(start) or [1]]


@pytest.fixture
def faults(caplog: pytest.LogCaptureFixture) -> Iterator[Faults]:
    found = Faults()
    caplog.set_level(logging.CRITICAL)
    got_request_exception.connect(found.note)
    yield found
    got_request_exception.disconnect(found.note)


@pytest.fixture
def place(db: None) -> Place:
    return Place()


def found_forms(place: Place, client: Client) -> list[Form]:
    """Open every page once and keep one form of each kind."""
    kept: dict[tuple[str, ...], Form] = {}
    for address in addresses():
        for values in place.fillings(address):
            url = address.filled(values)
            answer = client.get(url)
            if answer.status_code != 200 or "html" not in answer.headers["Content-Type"]:
                continue
            for form in forms(answer.content.decode(), url):
                kind = (re.sub(r"\d+", "N", form.action.partition("?")[0]), *sorted(form.data()))
                if "/sign-in/" not in form.action:
                    kept.setdefault(kind, form)
            break
    return list(kept.values())


@pytest.mark.parametrize("title", [Title.TEAM_LEAD])
def test_junk_in_an_address_is_answered(place: Place, faults: Faults, title: str) -> None:
    client = place.client(title)
    turn = cycle(JUNK)
    n = 0
    for address in addresses():
        values = place.fillings(address)[0]
        url = address.filled(values)
        far = {**values, **{name: 2**63 for name, kind in address.takes if kind == "int"}}
        if n % 2:
            client.get(url, dict.fromkeys(ASKED.split(), next(turn)))
        else:
            client.get(url, {name: next(turn) for name in ASKED.split()}, headers={"HX-Request": "true"})
        n += 1
        client.post(address.filled(far))
        for method in ("put", "head"):
            getattr(client, method)(url)
        client.post(url, "{bad json", content_type="application/json")
        client.post(url, b"\xff\xfe\x00", content_type="multipart/form-data; boundary=x")
        client.post(url, b"a=%00&b=%ED%A0%80&%00=1", content_type="application/x-www-form-urlencoded")
    assert n > 150
    assert faults.seen == {}


@pytest.mark.parametrize("title", [Title.ADMINISTRATOR])
def test_junk_in_a_form_is_answered(place: Place, faults: Faults, title: str) -> None:
    client = place.client(title)
    turn = cycle(JUNK)
    known = found_forms(place, client)
    tried: set[tuple[str, str]] = set()
    for form in known:
        send = client.post if form.is_post else client.get
        names = list(form.data())
        send(form.action, {})
        send(form.action, dict.fromkeys(names, next(turn)))
        send(form.action, {name: next(turn) for name in names}, headers={"HX-Request": "true"})
        room = form.action.strip("/").partition("/")[0]
        for name in names:
            if (room, name) in tried:
                continue
            tried.add((room, name))
            send(form.action, {**form.data(), "idempotency_key": "", name: next(turn)})
    assert len(known) > 20
    assert faults.seen == {}
