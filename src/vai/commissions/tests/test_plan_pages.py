"""An administrator builds a plan without code: it is told in words, tried out on the spot, and kept as a version."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from tests.cast import NOW, Cast

from vai.commissions import planfields
from vai.commissions.actions import plans
from vai.commissions.engine import plan_trees
from vai.commissions.engine import plans as grammar
from vai.commissions.models import CommissionPlan
from vai.commissions.planform import PlanForm
from vai.core.rowsecurity import acting_as
from vai.staff.models import Person

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
WHOLE: dict[str, Any] = {
    "currency": "VND",
    "period": "quarter",
    "basis": "cash",
    "rate": {
        "tiers": {
            "mode": "retroactive",
            "by": "attainment",
            "bands": [{"from": "0", "pct": "2.5"}, {"from": "1.125", "pct": "7.125"}],
        },
        "factor": {"SW": "1.5", "default": "0.75"},
    },
    "credit": [
        {"role": "owner", "share": "2/3"},
        {"role": "account_manager", "pct": "20", "overlay": True, "until": "2027-12-31"},
    ],
    "gate": {"attainment": "0.5"},
    "multipliers": [
        {"when": {"margin_below": "0.1", "product": ["SW", "HW"]}, "times": "0.5"},
        {"when": {"from": "2026-11-01", "to": "2026-12-01", "strategic": True}, "times": "2"},
    ],
    "cap": {"amount": "1500000000", "scope": "deal"},
    "draw": {"amount": "15000000", "recoverable": True, "carry_max": "45000000"},
    "clawback": {"full_days": 90, "zero_days": 180, "on": ["cancel", "unpaid_days>60"]},
    "holdback": {"pct": "12.5", "release": "go_live"},
    "excl": ["shipping"],
    "prorate": ["bands", "quota"],
}


def sent(body: dict[str, Any], **more: Any) -> dict[str, Any]:
    """What a browser sends of the form that shows a plan."""
    first = planfields.initial(body)
    return {name: value for name, value in first.items() if value not in (None, "", False)} | more


def signed_in(person: Person) -> Client:
    client = Client(HTTP_HOST="localhost")
    client.force_login(person, backend=BACKEND)
    return client


@pytest.mark.parametrize(
    "body",
    [
        WHOLE,
        WHOLE | {"rate": {"flat": "5.25"}, "cap": {"pct": "4.5", "scope": "period"}},
        WHOLE | {"rate": {"product": {"SW": "6", "default": "1.5"}}, "draw": None},
        {"currency": "USD", "period": "month", "basis": "booked", "rate": {"flat": "3"}, "prorate": []},
    ],
)
def test_a_plan_goes_through_the_form_and_back(body: dict[str, Any]) -> None:
    form = PlanForm(sent(body, name="Kế hoạch", effective_from="2026-11-01"))
    assert form.errors == {}
    assert plan_trees.tree(grammar.read(form.cleaned_data["body"])) == plan_trees.tree(grammar.read(body))


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"band_1_pct": "bảy"}, "band_1_pct"),
        ({"band_1_from": "0"}, "band_1_from"),
        ({"band_1_pct": ""}, "band_1_pct"),
        ({"claw_zero": "30"}, "claw_zero"),
        ({"hold_pct": "120"}, "hold_pct"),
        ({"cap_pct": "5"}, "cap_amount"),
        ({"currency": "đồng"}, "currency"),
        ({"times_0_times": ""}, "times_0_times"),
        ({"role_1_pct": "150"}, "role_1_pct"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(changed: dict[str, str], field: str) -> None:
    form = PlanForm(sent(WHOLE, name="Kế hoạch", effective_from="2026-11-01") | changed)
    assert list(form.errors) == [field]


def test_what_stands_in_fields_that_nobody_sees_does_not_matter() -> None:
    form = PlanForm(sent(WHOLE, name="Kế hoạch", effective_from="2026-11-01", flat="năm", product_0_pct="x"))
    assert form.errors == {}
    assert "flat" not in form.cleaned_data["body"]["rate"]


def test_an_administrator_makes_a_plan_and_a_version_of_it(cast: Cast) -> None:
    client = signed_in(cast.minh)
    page = client.get("/commission/plans/new/")
    assert page.status_code == 200
    body = {**WHOLE, "credit": [{"role": "owner", "pct": "80"}]}
    made = client.post(
        "/commission/plans/new/", sent(body, name="Kinh doanh 2027", effective_from="2026-11-01")
    )
    assert made.status_code == 303
    with acting_as(cast.minh, at=NOW):
        plan = CommissionPlan.objects.get(name="Kinh doanh 2027")
        assert plan.versions.get().body["holdback"] == {"pct": "12.5", "release": "go_live"}
    page = client.get(f"/commission/plans/{plan.pk}/revise/")
    assert "12,5" in page.content.decode()
    changed = sent(body, hold_pct="25", effective_from="2027-01-01", note="Giữ nhiều hơn")
    assert client.post(f"/commission/plans/{plan.pk}/revise/", changed).status_code == 303
    with acting_as(cast.minh, at=NOW):
        kept = plan.versions.order_by("-number").first()
        assert kept is not None
        assert (kept.number, kept.note, kept.body["holdback"]["pct"]) == (2, "Giữ nhiều hơn", "25")


def test_a_plan_is_tried_out_without_being_kept(cast: Cast) -> None:
    client = signed_in(cast.minh)
    body = {"currency": "VND", "period": "month", "basis": "booked", "rate": {"flat": "5"}}
    rows = {
        "try-row_0_deal": "A",
        "try-row_0_kind": "booked",
        "try-row_0_on": "2026-11-05",
        "try-row_0_amount": "120tr",
    }
    answer = client.post("/commission/plans/try/", sent(body) | rows, HTTP_HX_REQUEST="true")
    told = answer.content.decode()
    assert answer.status_code == 200
    assert "6.000.000" in told
    assert "<form" not in told
    with acting_as(cast.minh, at=NOW):
        assert not CommissionPlan.objects.exists()
    wrong = client.post("/commission/plans/try/", sent(body) | {"flat": "năm"} | rows, HTTP_HX_REQUEST="true")
    assert "6.000.000" not in wrong.content.decode()
    assert wrong.status_code == 200


def test_a_row_that_cannot_be_meant_is_named_by_its_number(cast: Cast) -> None:
    client = signed_in(cast.minh)
    body = {"currency": "VND", "period": "month", "basis": "booked", "rate": {"flat": "5"}}
    rows = {"try-row_2_deal": "B", "try-row_2_kind": "cancel", "try-row_2_on": "2026-11-05"}
    told = client.post("/commission/plans/try/", sent(body) | rows, HTTP_HX_REQUEST="true").content.decode()
    assert 'class="plan-problems"' in told


def test_nobody_but_an_administrator_builds_plans(cast: Cast) -> None:
    with acting_as(cast.minh, at=NOW):
        plan = plans.add_plan("Kinh doanh", WHOLE, by=cast.minh, at=NOW, effective_from=NOW.date())
    for who in (cast.an, cast.khoa, cast.chi):
        client = signed_in(who)
        for page in ("/commission/plans/new/", f"/commission/plans/{plan.pk}/revise/"):
            assert client.get(page).status_code in (403, 404)
            assert client.post(page, sent(WHOLE, name="X", effective_from="2027-01-01")).status_code in (
                403,
                404,
            )
        assert client.post("/commission/plans/try/", sent(WHOLE)).status_code in (403, 404)
    with acting_as(cast.minh, at=NOW):
        assert plan.versions.count() == 1
