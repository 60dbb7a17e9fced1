"""What comes in by a door becomes one lead, joins the one that is open, and is never lost."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from tests.cast import NOW, Cast

from vai.clients.actions import accounts
from vai.clients.actions.accounts import AccountData
from vai.clients.actions.points import PointData
from vai.core.rowsecurity import acting_as
from vai.hunting.actions import arrivals, referrals, taking
from vai.hunting.actions.referrals import ReferralData
from vai.hunting.enums import ArrivalState, Door, LeadStatus
from vai.hunting.models import Lead, LeadArrival
from vai.hunting.queries import arrivals as found
from vai.hunting.tests.people import a_lead
from vai.journal.models import Interaction, Notice
from vai.staff.models import Person

HOA = {"name": "Lê Thị Hoa", "phone": "0912 345 678", "email": "hoa@example.vn", "need": "Cần báo giá"}


@pytest.fixture
def robot(cast: Cast) -> Person:
    return Person.objects.get(is_robot=True)


def come(robot: Person, key: str, told: dict[str, Any], at: datetime = NOW, **around: Any) -> LeadArrival:
    with acting_as(robot, at=at, door="job"):
        arrival, _first = arrivals.note(Door.FORM, key, told=told, around=around, by=robot, at=at)
        taking.take_portion(by=robot, at=at)
        arrival.refresh_from_db()
        return arrival


def test_an_arrival_becomes_one_lead_however_often_it_is_taken_in(cast: Cast, robot: Person) -> None:
    first = come(robot, "a", HOA, team_id=cast.north.pk, campaign="tet")
    again = come(robot, "a", HOA, team_id=cast.north.pk)
    assert (first.state, again.pk, again.lead_id) == (ArrivalState.TAKEN, first.pk, first.lead_id)
    with acting_as(cast.an, at=NOW):
        lead = Lead.objects.get()
    assert (lead.phone, lead.team_id, lead.campaign, lead.need) == (
        "+84912345678", cast.north.pk, "tet", "Cần báo giá",
    )  # fmt: skip
    assert lead.touch_due_at is not None


@pytest.mark.parametrize(
    ("days", "status", "joins"), [(3, "new", True), (31, "new", False), (3, "disqualified", False)]
)
def test_the_same_person_within_a_month_joins_the_open_lead(
    cast: Cast, robot: Person, days: int, status: str, joins: bool
) -> None:
    first = come(robot, "a", HOA, owner_id=cast.an.pk)
    with acting_as(robot, at=NOW):
        Lead.objects.filter(pk=first.lead_id).update(status=status)
    later = come(
        robot, "b", {"phone": "+84 912345678", "need": "Gọi lại giúp em"}, NOW + timedelta(days=days)
    )
    assert (later.state, later.lead_id == first.lead_id) == (
        (ArrivalState.JOINED, True) if joins else (ArrivalState.TAKEN, False)
    )
    with acting_as(cast.an, at=NOW):
        said = list(
            Interaction.objects.filter(lead_id=first.lead_id).values_list("body", "direction", "is_two_way")
        )
        assert said == ([("Gọi lại giúp em", "in", False)] if joins else [])
        assert Notice.objects.filter(kind="lead_wrote_again").count() == int(joins)


def test_a_client_is_known_by_what_is_sure_and_why_is_kept(cast: Cast, robot: Person) -> None:
    with acting_as(cast.dung, at=NOW):
        account = accounts.open_account(
            AccountData(name="Nhựa Bình Minh", points=(PointData("phone", "0912345678"),)),
            by=cast.dung,
            at=NOW,
        )
    came = come(robot, "a", {**HOA, "company": "Nhựa Bình Minh"}, team_id=cast.north.pk)
    assert came.twins == [
        {"kind": "account", "id": account.pk, "name": "Nhựa Bình Minh", "reasons": ["phone", "name"]}
    ]
    with acting_as(cast.an, at=NOW):
        assert Lead.objects.get(pk=came.lead_id).known_account_id == account.pk
        # The hunter is told what was said, and nothing of who it may be in another team's book.
        assert not LeadArrival.objects.exists()
        assert [one.message for one in found.of_lead(Lead.objects.get())] == ["Cần báo giá"]
    with acting_as(cast.binh, at=NOW):
        assert found.of_lead(Lead(pk=came.lead_id)) == []


def test_what_says_nothing_fails_with_its_reason_and_the_next_is_taken(cast: Cast, robot: Person) -> None:
    with acting_as(robot, at=NOW):
        for key, told in (("empty", {"name": " "}), ("full", HOA)):
            arrivals.note(Door.FORM, key, told=told, around={}, by=robot, at=NOW)
    assert come(robot, "full", HOA).state == ArrivalState.TAKEN
    with acting_as(robot, at=NOW):
        failed = LeadArrival.objects.get(key="empty")
        assert (failed.state, failed.n_tries) == (ArrivalState.FAILED, 1)
        assert failed.fault
        assert arrivals.try_again(failed, by=robot, at=NOW).state == ArrivalState.WAITING


def test_suspected_ones_wait_for_a_person(cast: Cast, robot: Person) -> None:
    with acting_as(cast.minh, at=NOW):
        LeadArrival.objects.create(door="form", key="s", told=HOA, state="suspected", received_at=NOW)
        assert taking.take_portion(by=cast.minh, at=NOW) == 0
        suspected = LeadArrival.objects.get()
        arrivals.let_in(suspected, by=cast.minh, at=NOW)
        assert taking.take_portion(by=cast.minh, at=NOW) == 1
        suspected.refresh_from_db()
        assert suspected.state == ArrivalState.TAKEN


def test_a_colleague_has_the_credit_and_sees_how_far_it_came_and_no_more(cast: Cast, robot: Person) -> None:
    with acting_as(cast.chi, at=NOW):
        known = {"name": "Người quen", "phone": "0987654321"}
        referrals.refer(ReferralData(**HOA, owner=cast.binh), by=cast.chi, at=NOW)
        referrals.refer(ReferralData(**known, team=cast.south), by=cast.chi, at=NOW)
        with pytest.raises(referrals.NobodyToReach):
            referrals.refer(ReferralData(name="Ai đó"), by=cast.chi, at=NOW)
    with acting_as(cast.phuc, at=NOW):
        theirs = a_lead(cast.phuc, owner=cast.binh, phone="0987654321", name="Đã có")
        Lead.objects.filter(pk=theirs.pk).update(status="qualified")
    with acting_as(robot, at=NOW):
        taking.take_portion(by=robot, at=NOW)
        made = Lead.objects.get(phone="+84912345678")
        assert (made.owner_id, made.referred_by_id) == (cast.binh.pk, cast.chi.pk)
        assert Lead.objects.get(pk=theirs.pk).referred_by_id is None
        Lead.objects.filter(pk=made.pk).update(status="connected")
    with acting_as(cast.chi, at=NOW):
        assert not Lead.objects.exists()
        assert [(one.who, one.standing) for one in found.my_referrals()] == [
            ("Người quen", str(LeadStatus.NEW.label)), ("Lê Thị Hoa", str(LeadStatus.CONNECTED.label)),
        ]  # fmt: skip
        assert all(not arrival.twins for arrival in LeadArrival.objects.all())
    with acting_as(cast.an, at=NOW):
        assert found.my_referrals() == []
