"""The interface for programs: by the key of a person that person's leads and no others, by a door's key none at all."""

from __future__ import annotations

import json
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tests.cast import NOW, Cast
from vai.config.wsgi import application
from vai.core.rowsecurity import acting_as
from vai.doors.actions import intakes
from vai.doors.models import ApiKey
from vai.hunting.models import Lead, LeadArrival
from vai.hunting.tests.people import a_lead
from vai.staff.models import Person

HOA = {"name": "Lê Thị Hoa", "phone": "0912 345 678", "email": "hoa@example.vn", "need": "Báo giá"}


def key(cast: Cast, person: Person | None, *scopes: str, **terms: Any) -> str:
    with acting_as(cast.minh, at=NOW):
        values = {"name": "x", "person": person, "scopes": list(scopes), **terms}
        return intakes.make_key(values, by=cast.minh, at=NOW)[1]


def send(text: str, body: object, **headers: str) -> Any:
    client = Client(
        HTTP_HOST="localhost", headers={"Authorization": f"Bearer {text}", "Accept-Language": "en"}
    )
    return client.post("/api/v1/leads", json.dumps(body), content_type="application/json", headers=headers)


def get(text: str, path: str) -> Any:
    return Client(HTTP_HOST="localhost").get(
        f"/api/v1/leads{path}", headers={"Authorization": f"Bearer {text}"}
    )


def test_a_lead_sent_twice_with_one_key_is_one_and_with_other_words_is_refused(cast: Cast) -> None:
    text = key(cast, cast.an, "leads:write", "leads:read")
    first, again = (send(text, HOA, **{"Idempotency-Key": "order-1"}) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["lead"] == again.json()["lead"]
    other = send(text, {**HOA, "need": "Khác"}, **{"Idempotency-Key": "order-1"})
    assert (other.status_code, other["Content-Type"], other.json()["code"]) == (
        409, "application/problem+json", "key_used_before",
    )  # fmt: skip
    with acting_as(cast.an, at=NOW):
        assert Lead.objects.count() == 1


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "name"),
        ({**HOA, "email": "no mail"}, "email"),
        ({**HOA, "province": "Atlantis"}, "province"),
        ({**HOA, "source": "Nowhere"}, "source"),
        ({**HOA, "phone": "1" * 61}, "phone"),
        ({**HOA, "unknown": 1}, "unknown"),
        ({**HOA, "name": "a\x00"}, "name"),
    ],
)
def test_what_does_not_fit_is_told_at_its_field_and_nothing_is_kept(
    cast: Cast, body: Any, field: str
) -> None:
    answer = send(key(cast, None, "leads:write"), body)
    assert (answer.status_code, [one["field"] for one in answer.json()["errors"]]) == (422, [field])
    with acting_as(cast.minh, at=NOW):
        assert (Lead.objects.count(), LeadArrival.objects.count()) == (0, 0)


def test_the_key_of_a_person_sees_what_the_person_sees(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        mine = a_lead(cast.an, owner=cast.an)
    with acting_as(cast.binh, at=NOW):
        theirs = a_lead(cast.binh, owner=cast.binh, **HOA)
    text = key(cast, cast.an, "leads:read", "leads:write")
    assert [one["id"] for one in get(text, "").json()["items"]] == [mine.pk]
    assert (get(text, f"/{mine.pk}").status_code, get(text, f"/{theirs.pk}").status_code) == (200, 404)
    # Whoever sends somebody that another team knows is not told so.
    assert send(text, HOA).json()["lead"]["id"] not in (mine.pk, theirs.pk)


def test_a_door_leaves_leads_and_is_told_nothing(cast: Cast) -> None:
    with acting_as(cast.binh, at=NOW):
        known = a_lead(cast.binh, at=timezone.now(), owner=cast.binh, **HOA)
    text = key(cast, None, "leads:write", team=cast.north)
    answers = [send(text, HOA), send(text, {**HOA, "phone": "0987654321", "email": ""})]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert [answer.json()["lead"] for answer in answers] == [None, None]
    with acting_as(cast.minh, at=NOW):
        joined, new = LeadArrival.objects.order_by("id")
        assert (joined.lead_id, new.lead.team_id) == (known.pk, cast.north.pk)
    assert get(text, "").status_code == 403
    with acting_as(cast.minh, at=NOW), pytest.raises(intakes.CannotOpen):
        intakes.make_key({"name": "x", "person": None, "scopes": ["leads:read"]}, by=cast.minh, at=NOW)


def test_nothing_answers_without_a_key_that_stands(cast: Cast) -> None:
    text = key(cast, cast.an, "leads:read", per_minute=2)
    signed_in = Client(HTTP_HOST="localhost")
    signed_in.force_login(cast.an, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert signed_in.get("/api/v1/openapi.json").status_code == 200
    assert signed_in.get("/api/v1/leads").status_code == 401
    assert get("vai_other", "").status_code == 401
    assert [get(text, "").status_code for _ in range(3)] == [200, 200, 429]
    with acting_as(cast.minh, at=NOW):
        row = ApiKey.objects.get()
        assert row.last_used_at is not None
        assert text not in str(vars(row))
        ApiKey.objects.update(per_minute=99)
        intakes.revoke_key(row, by=cast.minh, at=NOW)
    assert get(text, "").status_code == 401
    assert Client(HTTP_HOST="localhost").get("/api/v1/docs").status_code == 401


def test_the_interface_answers_as_it_says(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    # A request of a server lets go of its connection; here it is the test's, with all that the test wrote.
    for signal in (request_started, request_finished):
        monkeypatch.setattr(signal, "send", lambda *_senders, **_named: [])
    text = key(cast, cast.an, "leads:read", "leads:write", per_minute=100_000)
    headers = {"Authorization": f"Bearer {text}", "Host": "localhost"}
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application, headers=headers)
    tried = []
    for operation in schema.get_all_operations():

        @settings(max_examples=8, suppress_health_check=list(HealthCheck))
        @given(case=operation.ok().as_strategy())
        def call(case: schemathesis.Case) -> None:
            tried.append(case.path)
            # That a source or a product of a name is there, a description cannot promise.
            case.call_and_validate(headers=headers, excluded_checks=[positive_data_acceptance])

        call()
    assert {"/api/v1/leads", "/api/v1/leads/{lead_id}"} == set(tried)
