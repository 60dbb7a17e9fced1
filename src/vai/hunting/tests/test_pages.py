"""Every page of the room: it answers, costs the same for one row and for three, and shows nobody else's rows."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, Cast

from vai.core.rowsecurity import acting_as
from vai.hunting.actions import moves
from vai.hunting.models import Lead, LeadSource, Opportunity, Pipeline
from vai.hunting.tests.people import a_deal, a_lead, a_talk, an_account, reason, stage
from vai.journal.models import NextStep
from vai.staff.models import Person

MOST_QUERIES = 12


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def counted(client: Client, path: str) -> int:
    """Count the queries of a page, without those that sign in and enter the person."""
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(path).status_code == 200
    return len([one for one in queries if not _is_frame(one["sql"])])


def _is_frame(sql: str) -> bool:
    return any(
        word in sql
        for word in ("SAVEPOINT", "django_session", "set_config", 'FROM "person" WHERE "person"."id"')
    )


def some_rows(cast: Cast, n: int) -> tuple[int, int]:
    with acting_as(cast.an, at=NOW):
        for i in range(n):
            lead = a_lead(
                cast.an,
                owner=cast.an,
                name=f"Lan {i}",
                phone=f"091234567{i}",
                source=LeadSource.objects.first(),
            )
            a_lead(cast.an, name=f"Chờ {i}")
            deal = a_deal(cast.an, name=f"Việc {i}", account=an_account(cast.an, f"Công ty {i}"))
            NextStep.objects.create(
                what="Gọi", person=cast.an, created_by=cast.an, opportunity_id=deal.pk, due_on=NOW.date()
            )
            a_talk(cast.an, opportunity_id=deal.pk, account_id=deal.account_id)
            won = a_deal(cast.an, name=f"Thắng {i}", account=deal.account)
            moves.move(won, stage("Won"), by=cast.an, at=NOW)
    return lead.pk, deal.pk


LISTS = [
    "/leads/",
    "/leads/?view=queue",
    "/leads/?view=ended",
    "/deals/",
    "/deals/?q=cong+ty",
    "/deals/?view=quiet",
    "/board/",
    "/board/?who=all&order=urgency",
]


@pytest.mark.parametrize("path", LISTS)
def test_a_list_costs_the_same_for_one_row_and_for_three(cast: Cast, path: str) -> None:
    client = signed_in(cast.an)
    some_rows(cast, 1)
    one = counted(client, path)
    some_rows(cast, 2)
    assert counted(client, path) == one
    assert one <= MOST_QUERIES


def test_pages_of_one_thing_cost_no_more_than_allowed(cast: Cast) -> None:
    client = signed_in(cast.an)
    lead, deal = some_rows(cast, 1)
    for path in (
        f"/leads/{lead}/",
        f"/deals/{deal}/",
        f"/leads/{lead}/edit/",
        f"/deals/{deal}/edit/",
        f"/deals/{deal}/lines/",
        f"/deals/{deal}/won/",
        f"/deals/{deal}/lose/",
        f"/leads/{lead}/assign/",
        f"/leads/{lead}/put-aside/",
        "/leads/new/",
        "/deals/new/",
    ):
        assert counted(client, path) <= MOST_QUERIES, path


def test_what_another_team_has_is_not_there(cast: Cast) -> None:
    lead, deal = some_rows(cast, 1)
    client = signed_in(cast.binh)
    for path in (
        f"/leads/{lead}/",
        f"/leads/{lead}/edit/",
        f"/leads/{lead}/convert/",
        f"/leads/{lead}/field/need/",
        f"/deals/{deal}/",
        f"/deals/{deal}/edit/",
        f"/deals/{deal}/lines/",
        f"/deals/{deal}/lose/",
        f"/deals/{deal}/won/",
    ):
        assert client.get(path).status_code == 404, path
    for path in (f"/leads/{lead}/claim/", f"/leads/{lead}/archive/", f"/deals/{deal}/archive/"):
        assert client.post(path).status_code == 404, path
    for path in (
        "/leads/",
        "/deals/",
        "/board/?who=all",
        "/deals/suggest/?q=viec",
        "/leads/suggest/?q=lan",
        "/leads/twins/?phone=0912345670",
    ):
        assert "Lan 0" not in client.get(path).content.decode()
        assert "Việc 0" not in client.get(path).content.decode()
    assert client.post("/board/move/", {"card": deal, "to": 0}).status_code == 404


def test_a_lead_is_entered_once_even_if_sent_twice(cast: Cast) -> None:
    client = signed_in(cast.an)
    told = {
        "name": "Trần Thị Lan",
        "phone": "0912345678",
        "value": "50tr",
        "currency": "VND",
        "whose": "mine",
        "idempotency_key": "k1",
    }
    first, second = client.post("/leads/new/", told), client.post("/leads/new/", told)
    assert (first.status_code, second.status_code) == (303, 303)
    assert first.headers["Location"] == second.headers["Location"]
    with acting_as(cast.an, at=NOW):
        lead = Lead.objects.get()
        assert (lead.value, lead.owner_id, lead.phone) == (Decimal(50_000_000), cast.an.pk, "+84912345678")


def test_a_form_that_says_nothing_comes_back_with_what_was_typed(cast: Cast) -> None:
    client = signed_in(cast.an)
    answer = client.post("/leads/new/", {"notes": "gọi lại sau", "currency": "VND"})
    assert answer.status_code == 422
    assert "gọi lại sau" in answer.content.decode()


def test_a_card_is_moved_and_a_lost_one_asks_for_the_reason(cast: Cast) -> None:
    client = signed_in(cast.an)
    _lead, deal = some_rows(cast, 1)
    with acting_as(cast.an, at=NOW):
        to, lost, won = stage("Negotiation").pk, stage("Lost").pk, stage("Won").pk
        why = reason().pk
    assert client.post("/board/move/", {"card": deal, "to": to}).status_code == 204
    refused = client.post("/board/move/", {"card": deal, "to": lost})
    assert refused.status_code == 422
    assert refused.headers["X-Vai-Dialog"] == f"/deals/{deal}/lose/?stage={lost}"
    with acting_as(cast.an, at=NOW):
        assert Opportunity.objects.get(pk=deal).stage_id == to
    assert (
        client.post(f"/deals/{deal}/lose/?stage={lost}", {"lost_reason": why, "lost_note": "đắt"}).status_code
        == 303
    )
    with acting_as(cast.an, at=NOW):
        kept = Opportunity.objects.get(pk=deal)
        assert (kept.outcome, kept.lost_reason_id, kept.lost_note) == ("lost", why, "đắt")
    answer = client.post("/board/move/", {"card": deal, "to": won})
    assert (answer.status_code, answer.headers["X-Vai-Dialog"]) == (204, f"/deals/{deal}/won/")


def test_a_lead_is_converted_from_its_page(cast: Cast) -> None:
    client = signed_in(cast.an)
    lead, _deal = some_rows(cast, 1)
    page = client.get(f"/leads/{lead}/convert/")
    assert page.status_code == 200
    told = {
        "account_choice": "new", "account_name": "Công ty Lan", "account_kind": "business", "contact_choice": "new",
        "contact_name": "Lan", "deal_choice": "new", "opportunity_name": "Web", "amount": "120tr", "currency": "VND",
        "idempotency_key": "c1",
    }  # fmt: skip
    answers = [client.post(f"/leads/{lead}/convert/", told) for _ in range(2)]
    assert [answer.status_code for answer in answers] in ([303, 303], [303, 403])
    with acting_as(cast.an, at=NOW):
        deal = Opportunity.objects.get(name="Web")
        assert (deal.amount, deal.account.name, deal.lead_id) == (Decimal(120_000_000), "Công ty Lan", lead)


def test_a_field_is_changed_where_it_stands_and_a_clash_is_shown(cast: Cast) -> None:
    client = signed_in(cast.an)
    _lead, deal = some_rows(cast, 1)
    with acting_as(cast.an, at=NOW):
        version = Opportunity.objects.get(pk=deal).version
    htmx = {"HX-Request": "true"}
    saved = client.post(f"/deals/{deal}/field/amount/", {"amount": "75tr", "version": version}, headers=htmx)
    assert (saved.status_code, "75" in saved.content.decode()) == (200, True)
    clash = client.post(f"/deals/{deal}/field/amount/", {"amount": "80tr", "version": version}, headers=htmx)
    assert clash.status_code == 409
    wrong = client.post(
        f"/deals/{deal}/field/amount/", {"amount": "nhiều", "version": version + 1}, headers=htmx
    )
    assert wrong.status_code == 422
    with acting_as(cast.an, at=NOW):
        assert Opportunity.objects.get(pk=deal).amount == Decimal(75_000_000)


def test_settings_are_the_administrators(cast: Cast) -> None:
    with acting_as(cast.minh, at=NOW):
        pipeline = Pipeline.objects.get()
        first = stage("Prospecting").pk
    for path in (
        "/settings/pipelines/",
        f"/settings/pipelines/{pipeline.pk}/",
        f"/settings/stages/{first}/",
        "/settings/sources/",
        "/settings/lost-reasons/?for_leads=1",
    ):
        assert signed_in(cast.an).get(path).status_code == 403, path
        assert signed_in(cast.minh).get(path).status_code == 200, path
    client = signed_in(cast.minh)
    assert client.post("/settings/sources/", {"act": "add", "name": "Hội chợ"}).status_code == 303
    assert client.post("/settings/sources/", {"act": "add", "name": "hoi cho"}).status_code == 422
    with acting_as(cast.minh, at=NOW):
        assert LeadSource.objects.filter(name="Hội chợ").count() == 1
