"""Acting for a colleague, many leads at once, giving from a page, own fields: what is done, and what is refused."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.cast import NOW, Cast

from vai.clients.models import CustomField
from vai.clients.queries.custom_fields import CustomValueRefused
from vai.core.errors import NotAllowed
from vai.core.rowsecurity import acting_as
from vai.hunting import rules
from vai.hunting.actions import leads, moves, opportunities
from vai.hunting.models import Lead, Opportunity, StageChange
from vai.hunting.queries import standing
from vai.hunting.tests.people import a_deal, a_lead, reason, stage
from vai.journal.models import Notice
from vai.staff.models import Delegation, Person


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def delegated(cast: Cast, scope: str) -> None:
    with acting_as(cast.an, at=NOW):
        Delegation.objects.create(
            principal=cast.an, delegate=cast.ha, scopes=[scope], since=NOW.date(), until=NOW.date()
        )


def test_a_delegate_for_deals_acts_in_the_colleagues_name(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        deal = a_deal(cast.an)
    delegated(cast, "deals")
    with acting_as(cast.ha, at=NOW), pytest.raises(NotAllowed):
        moves.move(deal, stage("Proposal"), by=cast.ha, at=NOW)
    with acting_as(cast.ha, at=NOW, on_behalf_of=cast.an):
        moves.move(deal, stage("Proposal"), by=cast.ha, at=NOW)
        opened = a_deal(cast.ha, name="Mới")
        assert (opened.owner_id, opened.created_by_id) == (cast.an.pk, cast.ha.pk)
    with acting_as(cast.an, at=NOW):
        assert Opportunity.objects.get(pk=deal.pk).stage.name_en == "Proposal"
        assert StageChange.objects.order_by("-id")[1].person_id == cast.ha.pk


def test_a_delegate_for_something_else_does_not_touch_deals(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        deal = a_deal(cast.an)
        lead = a_lead(cast.an, owner=cast.an)
    delegated(cast, "journal")
    with acting_as(cast.ha, at=NOW, on_behalf_of=cast.an):
        for act in (
            lambda: moves.move(deal, stage("Proposal"), by=cast.ha, at=NOW),
            lambda: leads.change(lead, {"need": "x"}, by=cast.ha, at=NOW),
            lambda: a_lead(cast.ha),
        ):
            with pytest.raises(rules.ReadsOnly):
                act()
    with acting_as(cast.an, at=NOW):
        assert (Opportunity.objects.get().stage.name_en, Lead.objects.get().need) == ("Prospecting", "")


# Who may do what to a deal of an's in the north, by the table in rules.
MAY = {
    "an": {"change", "move", "give", "archive"},
    "binh": set(),
    "ha": set(),
    "khoa": {"change", "move", "give", "archive"},
    "phuc": set(),
    "lan": set(),
    "minh": {"change", "move", "give", "archive"},
}


@pytest.mark.parametrize("name", MAY)
def test_the_table_of_rules_says_who_may_do_what(cast: Cast, name: str) -> None:
    with acting_as(cast.an, at=NOW):
        deal = a_deal(cast.an)
    person = getattr(cast, name)
    with acting_as(person, at=NOW):
        stands = standing.current([deal.pk])
        acts = {
            act.removeprefix("deal.")
            for act in rules.ALLOWED
            if act.startswith("deal.") and rules.may(stands, act, deal)
        }
    assert acts == MAY[name]


def test_whoever_is_given_something_is_told(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        leads.assign(a_lead(cast.an, owner=cast.an), cast.binh, by=cast.an, at=NOW)
        opportunities.give(a_deal(cast.an), cast.binh, by=cast.an, at=NOW)
        assert not Notice.objects.exists()
    with acting_as(cast.binh, at=NOW):
        assert [(one.kind, one.params["by"]) for one in Notice.objects.order_by("id")] == [
            ("lead_given", cast.an.name),
            ("deal_given", cast.an.name),
        ]


def test_of_many_leads_those_that_may_not_be_changed_are_named_and_the_rest_is_done(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        waiting = [a_lead(cast.an, name=f"Chờ {i}") for i in range(2)]
        taken = a_lead(cast.an, owner=cast.an, name="Của An")
    with acting_as(cast.binh, at=NOW):
        foreign = a_lead(cast.binh, owner=cast.binh)
    client = signed_in(cast.an)
    chosen = [one.pk for one in (*waiting, taken, foreign)]
    assert (
        client.post("/leads/bulk/", {"chosen": chosen, "act": "claim", "state": "view=queue"}).headers[
            "Location"
        ]
        == "/leads/?view=queue"
    )
    with acting_as(cast.minh, at=NOW):
        owners = dict(Lead.objects.values_list("pk", "owner_id"))
        assert owners == {
            waiting[0].pk: cast.an.pk,
            waiting[1].pk: cast.an.pk,
            taken.pk: cast.an.pk,
            foreign.pk: cast.binh.pk,
        }
    why = {"chosen": chosen[:2], "act": "put_aside"}
    with acting_as(cast.an, at=NOW):
        why["reason"] = reason("No need", for_leads=True).pk
    assert client.post("/leads/bulk/", why).status_code == 303
    assert (
        client.post(
            "/leads/bulk/", {"chosen": [taken.pk], "act": "assign", "owner": cast.binh.pk}
        ).status_code
        == 303
    )
    with acting_as(cast.minh, at=NOW):
        told = Lead.objects.order_by("pk").values_list("status", "owner_id")
        assert list(told) == [
            ("disqualified", cast.an.pk),
            ("disqualified", cast.an.pk),
            ("new", cast.binh.pk),
            ("new", cast.binh.pk),
        ]


def test_a_list_is_saved_as_it_stands_and_forgotten(cast: Cast) -> None:
    client = signed_in(cast.an)
    saved = client.post("/sales/deals/views/", {"name": "Cơ hội lớn", "query": "view=mine&sort=amount"})
    assert saved.status_code == 303
    assert "Cơ hội lớn" in client.get("/deals/").content.decode()
    assert "Cơ hội lớn" not in signed_in(cast.binh).get("/deals/").content.decode()
    assert client.post("/sales/nothing/views/", {"name": "x", "query": ""}).status_code == 404


def test_own_fields_are_asked_checked_and_shown(cast: Cast) -> None:
    with acting_as(cast.minh, at=NOW):
        CustomField.objects.create(entity="lead", code="budget", label_vi="Ngân sách", type="number")
    with acting_as(cast.an, at=NOW):
        lead = a_lead(cast.an, owner=cast.an, custom={"budget": "12.5"})
        with pytest.raises(CustomValueRefused):
            leads.change(lead, {"custom": {"nothing": 1}}, by=cast.an, at=NOW)
        assert Lead.objects.get().custom == {"budget": "12.5"}
    client = signed_in(cast.an)
    assert "Ngân sách" in client.get(f"/leads/{lead.pk}/").content.decode()
    told = {"name": "Lan", "currency": "VND", "custom_budget": "20", "version": lead.version}
    assert client.post(f"/leads/{lead.pk}/edit/", told).status_code == 303
    with acting_as(cast.an, at=NOW):
        kept = Lead.objects.get()
        assert (kept.custom, kept.name) == ({"budget": "20"}, "Lan")
