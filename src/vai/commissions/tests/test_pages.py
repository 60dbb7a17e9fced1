"""Pages of commission: within their budget however many rows, and another's is not there for who may not see it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.architecture.test_statements import NOT_COUNTED
from tests.cast import NOW, Cast

from vai.commissions.actions import reckoning, settling
from vai.commissions.actions.company import acting
from vai.commissions.models import CommissionDispute, CommissionLine, CommissionPlan, CommissionStatement
from vai.commissions.tests import given
from vai.core.rowsecurity import acting_as
from vai.journal.tests.pages import HTMX, signed_in

BUDGET = 12


def a_year_of(cast: Cast, n: int) -> CommissionStatement:
    """Let An have a published statement of October with n lines, one disputed, and n deals won and open since."""
    given.plan(cast, cast.an, since=given.NOVEMBER.replace(month=10), quota=800_000_000)
    client = given.account(cast.an)
    october = NOW - 30 * given.DAY
    for i in range(n):
        given.won(cast.an, client, 120_000_000, f"Tháng mười {i}", at=october)
        given.won(cast.an, client, 80_000_000, f"Tháng này {i}")
        given.deal(cast.an, client, 50_000_000, f"Còn mở {i}")
    given.reckon(cast.an)
    one = given.statement(cast.an, "2026-10")
    with acting_as(cast.khoa, at=NOW):
        return settling.publish(one, by=cast.khoa, at=NOW)


def disputed(cast: Cast, statement: CommissionStatement) -> CommissionDispute:
    line = CommissionLine.objects.filter(statement=statement).order_by("pk").first()
    client = signed_in(cast.an)
    page = client.post(reverse("commissions:dispute_line", args=[line.pk]), {"claim": "Thiếu 20 triệu"})
    assert page.status_code == 303
    return CommissionDispute.objects.get()


def pages_of(statement: CommissionStatement) -> list[str]:
    plan = CommissionPlan.objects.get()
    return [
        "/commission/",
        f"/commission/statements/{statement.pk}/",
        f"/commission/plans/{plan.pk}/",
        "/commission/plans/",
    ]


@pytest.mark.parametrize("n", [1, 3])
def test_pages_keep_to_their_budget(cast: Cast, n: int) -> None:
    statement = a_year_of(cast, n)
    with acting_as(cast.minh, at=NOW):
        asked = disputed(cast, statement)
        urls = pages_of(statement)
    deals = "&".join(f"deal={i}" for i in range(1, 200))
    walks = [
        (cast.an, [*urls, f"/commission/?{deals}", f"/commission/what-if/?{deals}"]),
        (cast.khoa, ["/commission/statements/", "/commission/statements/?period=2026-11", *urls[1:]]),
        (cast.minh, ["/commission/events/", f"/commission/disputes/{asked.pk}/", "/commission/statements/"]),
    ]
    for person, addresses in walks:
        client = signed_in(person)
        for address in addresses:
            assert client.get(address, **HTMX).status_code == 200, address
            assert client.get(address, follow=True).status_code == 200, address
            with CaptureQueriesContext(connection) as captured:
                client.get(address, **(HTMX if "what-if" in address else {}))
            said = [
                q["sql"] for q in captured.captured_queries if not q["sql"].strip().startswith(NOT_COUNTED)
            ]
            assert len(said) <= BUDGET, (address, len(said), said)


def test_anothers_commission_is_not_there(cast: Cast) -> None:
    statement = a_year_of(cast, 1)
    with acting_as(cast.minh, at=NOW):
        asked = disputed(cast, statement)
        line, urls = asked.line_id, pages_of(statement)[1:3]
    closed = [*urls, f"/commission/disputes/{asked.pk}/"]
    acts = [f"/commission/statements/{statement.pk}/{act}/" for act in ("publish", "approve", "take-back")]
    acts += [f"/commission/lines/{line}/dispute/", f"/commission/disputes/{asked.pk}/answer/"]
    for stranger in (cast.binh, cast.chi, cast.phuc):
        client = signed_in(stranger)
        assert [client.get(url).status_code for url in closed] == [404] * 3, stranger.name
        assert [client.post(url, {"claim": "x", "decision": "x"}).status_code for url in acts] == [404] * 5
        assert "Minh Long" not in client.get("/commission/").content.decode()
    assert signed_in(cast.binh).get("/commission/statements/").status_code == 404
    assert cast.an.name not in signed_in(cast.phuc).get("/commission/statements/").content.decode()
    own = signed_in(cast.an)
    assert [own.get(url).status_code for url in closed] == [200] * 3
    assert {own.post(url, {"decision": "x"}).status_code for url in [*acts[:3], acts[4]]} == {403}
    with acting_as(cast.minh, at=NOW):
        kept = CommissionStatement.objects.get(pk=statement.pk)
        assert (kept.state, kept.payable) == ("disputed", 4_800_000)


def test_a_lead_publishes_and_approves_what_adds_up(cast: Cast) -> None:
    given.plan(cast, cast.an, cast.chi, since=given.NOVEMBER.replace(month=10))
    for person in (cast.an, cast.chi):
        given.won(person, given.account(person), 100_000_000, at=NOW - 30 * given.DAY)
        given.reckon(person)
    client = signed_in(cast.khoa)
    client.post("/commission/statements/publish/", {"period": "2026-10"})
    client.post("/commission/statements/approve/", {"period": "2026-10"})
    with acting_as(cast.minh, at=NOW):
        assert (
            list(CommissionStatement.objects.values_list("state", "payable")) == [("approved", 4_000_000)] * 2
        )


def test_an_administrator_lets_somebody_work_under_a_plan_and_brings_payments_in(cast: Cast) -> None:
    client = signed_in(cast.minh)
    body = {"currency": "VND", "period": "month", "basis": "cash", "rate": {"flat": "5"}}
    plan = given.plan(cast, body=body)
    assigned = {"person": cast.an.pk, "since": "2026-11-01", "quota": "800tr"}
    assert client.post(f"/commission/plans/{plan.pk}/assign/", assigned).status_code == 303
    deal = given.won(cast.an, given.account(cast.an), 200_000_000)
    lines = f"ngày;cơ hội;loại;số tiền\n24/11/2026;{deal.pk};thu tiền;100tr\n"
    refused = client.post("/commission/events/", {"text": lines + "24/11/2026;Không có;hủy;\n"})
    assert refused.status_code == 422
    for _again in range(2):
        assert client.post("/commission/events/", {"text": lines}).status_code == 303
    with acting_as(cast.minh, at=NOW), acting(at=NOW):
        reckoning.reckon(cast.an.pk, at=NOW)
    assert given.statement(cast.an).payable == Decimal(5_000_000)
    assert signed_in(cast.an).get("/commission/events/").status_code == 403
