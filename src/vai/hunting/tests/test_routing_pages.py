"""The pages of routing: built by an administrator only, in few statements, tried out without taking a turn."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.cast import Cast

from vai.core.rowsecurity import acting_as
from vai.hunting.actions import leads
from vai.hunting.models import LeadAssignment, LeadToRoute, NamedAccount, RoutingMember, RoutingRule
from vai.hunting.tests.people import a_lead
from vai.hunting.tests.test_routing import a_rule
from vai.staff.models import Person
from vai.staff.queries.people import robot

PAGES = (
    "/settings/routing/",
    "/settings/routing/new/",
    "/settings/routing/companies/",
    "/settings/routing/times/",
)


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.mark.parametrize("page", PAGES)
def test_only_administrators_build_rules(cast: Cast, page: str) -> None:
    assert signed_in(cast.minh).get(page).status_code == 200
    assert signed_in(cast.khoa).get(page).status_code == 403


def test_a_rule_is_built_ordered_and_tried_out(cast: Cast) -> None:
    client = signed_in(cast.minh)
    told = {"name": "Website", "target": "group", "segment": "company"}
    assert client.post("/settings/routing/new/", told).status_code == 303
    with acting_as(robot(), at=timezone.now()):
        first = RoutingRule.objects.get()
        second = a_rule(name="Còn lại", target="team", team=cast.south, position=1)
    here = f"/settings/routing/{first.pk}/"
    client.post(here, {"act": "member", "person": cast.an.pk, "weight": 3})
    answer = client.get("/settings/routing/", {"try-company": "Sao Mai"}, headers={"Accept-Language": "vi"})
    assert cast.an.name in answer.content.decode()
    client.post("/settings/routing/", {"act": "order", "order": f"{second.pk},{first.pk}"})
    with acting_as(robot(), at=timezone.now()):
        member = RoutingMember.objects.get()
        assert (member.weight, member.credit, member.n_given) == (3, 0, 0)
        assert list(RoutingRule.objects.order_by("position").values_list("pk", flat=True)) == [
            second.pk,
            first.pk,
        ]
    client.post(
        "/settings/routing/companies/",
        {"person": cast.binh.pk, "companies": "Sao Mai; 0301234567; saomai.vn"},
    )
    with acting_as(robot(), at=timezone.now()):
        named = NamedAccount.objects.get()
        assert (named.name_key, named.tax_digits, named.domain) == ("sao mai", "0301234567", "saomai.vn")


def test_a_lead_says_why_and_is_routed_anew_on_demand(cast: Cast) -> None:
    now = timezone.now()
    with acting_as(cast.an, at=now):
        lead = a_lead(cast.an, now, cast.an)
        other = a_lead(cast.an, now, cast.an, name="Khác")
    client = signed_in(cast.an)
    assert (
        "Vì sao về đây?"
        in client.get(f"/leads/{lead.pk}/", headers={"Accept-Language": "vi"}).content.decode()
    )
    client.post("/leads/bulk/", {"chosen": [lead.pk, other.pk], "act": "route"})
    assert signed_in(cast.binh).post(f"/leads/{lead.pk}/route/").status_code == 404
    with acting_as(robot(), at=now):
        assert LeadToRoute.objects.count() == 2
        leads.assign(other, cast.binh, by=robot(), at=now)
        assert LeadAssignment.objects.filter(lead=other).count() == 2


def test_the_figures_cost_the_same_for_one_lead_and_three(
    cast: Cast, django_assert_num_queries: object, django_assert_max_num_queries: object
) -> None:
    client, now = signed_in(cast.khoa), timezone.now()
    with acting_as(cast.an, at=now):
        a_lead(cast.an, now - timedelta(hours=1), cast.an)
    page = "/leads/speed/?by=person&key=" + str(cast.an.pk)
    with django_assert_max_num_queries(12) as one:  # type: ignore[operator]
        assert client.get(page).status_code == 200
    with acting_as(cast.an, at=now):
        for name in ("Hai", "Ba"):
            a_lead(cast.an, now - timedelta(hours=1), cast.an, name=name)
    with django_assert_num_queries(len(one)):  # type: ignore[operator]
        assert client.get(page).content.decode().count("/leads/") >= 3
