"""Routing: whoever knows the client already, then the first rule that fires, in turns, with the reason of every step."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests.cast import NOW, Cast

from vai.clients.models import ContactPoint
from vai.core.rowsecurity import acting_as
from vai.hunting.actions import leads, routing
from vai.hunting.enums import RoutingCause
from vai.hunting.models import (
    Lead,
    LeadAssignment,
    LeadSource,
    LeadToRoute,
    NamedAccount,
    RoutingMember,
    RoutingRule,
    RoutingSettings,
)
from vai.hunting.tests.people import a_deal, a_lead, an_account
from vai.journal.models import Notice
from vai.staff.models import Absence, Delegation, Person
from vai.staff.queries.people import robot

# A Saturday noon in Vietnam.
CLOSED = datetime(2026, 11, 28, 5, 0, tzinfo=UTC)


def a_rule(members: tuple[tuple[Person, int], ...] = (), **told: Any) -> RoutingRule:
    """Make a rule; the robot acts already."""
    told.setdefault("name", "Theo lượt")
    rule = RoutingRule.objects.create(target=told.pop("target", "group"), **told)
    for person, weight in members:
        RoutingMember.objects.create(rule=rule, person=person, weight=weight)
    return rule


def routed(cast: Cast, at: datetime = NOW, **told: Any) -> LeadAssignment:
    """Receive a lead and route it at once; the robot acts already."""
    with acting_as(robot(), at=at):
        return routing.route(a_lead(robot(), at, **told), by=robot(), at=at)


def test_turns_follow_the_weights_in_the_order_in_which_leads_came(cast: Cast) -> None:
    with acting_as(robot(), at=NOW):
        rule = a_rule(((cast.an, 5), (cast.binh, 1), (cast.son, 1)))
        made = [a_lead(robot(), name=f"L{i}") for i in range(14)]
        routing.ask(made, by=robot(), at=NOW)
        assert routing.route_waiting(by=robot(), at=NOW) == 14
        rows = LeadAssignment.objects.filter(rule=rule).order_by("id")
        names = {cast.an.pk: "A", cast.binh.pk: "B", cast.son.pk: "C"}
        assert "".join(names[row.person_id] for row in rows) == "AABACAA" * 2
        assert [row.lead_id for row in rows] == [lead.pk for lead in made]
        assert routing.route_waiting(by=robot(), at=NOW) == 0
        assert not LeadToRoute.objects.exists()
        assert Lead.objects.get(pk=made[0].pk).team_id == cast.north.pk
        # One notice a person and set, not ten.
    with acting_as(cast.an, at=NOW):
        assert [notice.params for notice in Notice.objects.filter(kind="leads_routed")] == [{"n": 10}]


def test_the_turns_go_on_where_they_stood_and_who_is_away_gains_nothing(cast: Cast) -> None:
    with acting_as(robot(), at=NOW):
        a_rule(((cast.an, 1), (cast.binh, 1)))
        Absence.objects.create(person=cast.an, since=NOW.date(), until=NOW.date())
    first = [routed(cast, name=str(i)) for i in range(3)]
    assert [row.person_id for row in first] == [cast.binh.pk] * 3
    assert first[0].params["out"] == [cast.an.name]
    tomorrow = NOW + timedelta(days=1)
    later = [routed(cast, tomorrow, name=str(i)).person_id for i in range(4)]
    assert later == [cast.an.pk, cast.binh.pk] * 2


def test_a_client_s_owner_comes_before_every_rule(cast: Cast) -> None:
    with acting_as(cast.binh, at=NOW):
        account = an_account(cast.binh)
        ContactPoint.objects.create(account=account, kind="email", value="lan@minhlong.vn")
    with acting_as(robot(), at=NOW):
        a_rule(((cast.an, 1),))
    got = routed(cast, email="lan@minhlong.vn")
    assert (got.person_id, got.reason, got.params) == (cast.binh.pk, "client", {"client": account.name})
    with acting_as(robot(), at=NOW):
        Absence.objects.create(person=cast.binh, since=NOW.date(), until=NOW.date())
    got = routed(cast, name="Khác", email="lan@minhlong.vn")
    assert (got.person_id, got.team_id, got.params["away"]) == (None, cast.south.pk, cast.binh.name)
    with acting_as(robot(), at=NOW):
        Delegation.objects.create(
            principal=cast.binh, delegate=cast.son, scopes=["deals"], since=NOW.date(), until=NOW.date()
        )
    assert routed(cast, name="Nữa", email="lan@minhlong.vn").person_id == cast.son.pk


def test_an_open_deal_then_a_named_company_come_next(cast: Cast) -> None:
    with acting_as(cast.son, at=NOW):
        account = an_account(cast.son, "Công ty Hòa Phát")
        ContactPoint.objects.create(account=account, kind="email", value="mua@hoaphat.example")
        deal = a_deal(cast.son, account=account)
    with acting_as(robot(), at=NOW):
        a_rule(((cast.an, 1),))
        NamedAccount.objects.create(name="Vĩnh Tiến", name_key="vinh tien", person=cast.binh)
    got = routed(cast, email="ke.toan@hoaphat.example")
    assert (got.person_id, got.reason) == (cast.son.pk, "deal")
    assert got.params == {"deal": deal.name, "same": "domain"}
    got = routed(cast, company="Công ty TNHH Vĩnh Tiến")
    assert (got.person_id, got.reason) == (cast.binh.pk, "named")
    assert routed(cast, email="ai@gmail.com").person_id == cast.an.pk


@pytest.mark.parametrize(
    ("condition", "fitting", "other"),
    [
        ({"campaigns": ["Tết 2027"]}, {"campaign": "tet 2027"}, {"campaign": "Hè"}),
        ({"provinces": ["79"]}, {"province_code": "79"}, {"province_code": "01"}),
        ({"segment": "company"}, {"company": "Công ty Sao"}, {}),
        ({"languages": ["en"]}, {"need": "We need a website for the shop"}, {"need": "Cần website"}),
        ({"value_from": 100}, {"value": 100}, {"value": 99}),
        ({"value_from": 100}, {"value": 100}, {}),
    ],
)
def test_the_first_rule_that_is_for_a_lead_takes_it(
    cast: Cast, condition: dict[str, Any], fitting: dict[str, Any], other: dict[str, Any]
) -> None:
    with acting_as(robot(), at=NOW):
        a_rule(name="Riêng", target="person", person=cast.an, **condition)
        a_rule(name="Còn lại", target="team", team=cast.south, position=1)
    got, rest = routed(cast, name="Lan", **fitting), routed(cast, name="Loan", **other)
    assert (got.person_id, got.params["rule"]) == (cast.an.pk, "Riêng")
    assert (rest.person_id, rest.team_id, rest.params["rule"]) == (None, cast.south.pk, "Còn lại")


def test_who_has_enough_is_passed_over_and_the_reason_says_so(cast: Cast) -> None:
    with acting_as(robot(), at=NOW):
        a_rule(((cast.an, 1),), most_open=2)
        RoutingSettings.objects.update(fallback_team=cast.south)
    assert [routed(cast, name=str(i)).person_id for i in range(2)] == [cast.an.pk] * 2
    last = routed(cast, name="3")
    assert (last.person_id, last.team_id, last.reason) == (None, cast.south.pk, "fallback")
    assert last.params == {"passed": [{"rule": "Theo lượt", "why": "full"}]}


def test_a_rule_that_waits_for_working_hours_holds_the_lead_until_then(cast: Cast) -> None:
    with acting_as(robot(), at=CLOSED):
        a_rule(((cast.an, 1),), waits_for_hours=True)
        lead = a_lead(robot(), CLOSED)
        routing.ask([lead], by=robot(), at=CLOSED)
        routing.route_waiting(by=robot(), at=CLOSED)
        opens = LeadToRoute.objects.get(lead=lead).not_before
        assert opens == datetime(2026, 11, 30, 1, 0, tzinfo=UTC)
        assert routing.route_waiting(by=robot(), at=CLOSED + timedelta(hours=1)) == 0
    with acting_as(robot(), at=opens):
        assert routing.route_waiting(by=robot(), at=opens) == 1
        assert Lead.objects.get(pk=lead.pk).owner_id == cast.an.pk


def test_a_lead_that_somebody_claimed_meanwhile_stays_theirs(cast: Cast) -> None:
    with acting_as(robot(), at=NOW):
        a_rule(((cast.binh, 1),))
    with acting_as(cast.an, at=NOW):
        lead = a_lead(cast.an)
        routing.ask([lead], by=cast.an, at=NOW, cause=RoutingCause.ARRIVED)
        leads.claim(lead, by=cast.an, at=NOW)
    with acting_as(robot(), at=NOW):
        routing.route_waiting(by=robot(), at=NOW)
        assert Lead.objects.get(pk=lead.pk).owner_id == cast.an.pk
        assert [row.reason for row in LeadAssignment.objects.filter(lead=lead)] == ["claimed"]


def test_only_who_sees_all_routes_at_once_and_who_gives_away_notes_it(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        lead = a_lead(cast.an, owner=cast.an)
        with pytest.raises(routing.SeesTooLittle):
            routing.route(lead, by=cast.an, at=NOW)
        leads.assign(lead, cast.binh, by=cast.an, at=NOW)
        assert not LeadAssignment.objects.filter(lead=lead).exists()
    with acting_as(cast.binh, at=NOW):
        rows = LeadAssignment.objects.filter(lead=lead).order_by("id")
        assert [(row.reason, row.person_id) for row in rows] == [("own", cast.an.pk), ("given", cast.binh.pk)]


def test_a_hot_source_gives_five_minutes_and_a_list_a_day(cast: Cast) -> None:
    with acting_as(robot(), at=NOW):
        sources = {one.name_en: one for one in LeadSource.objects.all()}
        minutes = [
            a_lead(robot(), source=sources.get(name), name=name or "x").touch_minutes
            for name in ("Website", "Event", "Imported list", "")
        ]
    assert minutes == [5, 60, 480, 60]
