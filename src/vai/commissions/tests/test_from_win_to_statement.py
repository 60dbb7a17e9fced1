"""A deal is won, booked, credited and stands in a statement; taken back, handed over, paid, it follows."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import Error, transaction
from tests.cast import NOW, Cast

from vai.commissions.actions import crediting, disputes, events, plans, settling
from vai.commissions.actions.events import EventData
from vai.commissions.models import CommissionEvent, CommissionLine, CommissionStatement
from vai.commissions.tests import given
from vai.core import undo
from vai.core.errors import Refused
from vai.core.rowsecurity import acting_as
from vai.hunting.actions import moves
from vai.hunting.models import Stage
from vai.staff.models import Person


def figures(one: CommissionStatement) -> tuple[int, int, int, int, int]:
    return (int(one.earned), int(one.held_back), int(one.released), int(one.clawed_back), int(one.payable))


def test_a_won_deal_is_paid_less_what_waits_for_the_handover(cast: Cast) -> None:
    given.plan(cast, cast.an)
    given.won(cast.an, given.account(cast.an), 120_000_000)
    given.reckon(cast.an)
    one = given.statement(cast.an)
    assert figures(one) == (6_000_000, 1_200_000, 0, 0, 4_800_000)
    with acting_as(cast.an, at=NOW):
        lines = list(CommissionLine.objects.filter(statement=one).order_by("position"))
    assert [(line.kind, int(line.amount)) for line in lines] == [
        ("earned", 6_000_000),
        ("held_back", -1_200_000),
    ]
    assert [step["step"] for step in lines[0].steps] == ["base", "share", "flat"]


def test_a_deal_won_by_mistake_and_reopened_in_the_same_month_pays_nothing(cast: Cast) -> None:
    given.plan(cast, cast.an)
    deal = given.won(cast.an, given.account(cast.an), 120_000_000)
    given.move(deal, "open", cast.an)
    given.reckon(cast.an)
    with acting_as(cast.minh, at=NOW):
        assert not CommissionStatement.objects.filter(person=cast.an).exists()
    given.move(deal, "won", cast.an)
    given.reckon(cast.an)
    assert given.statement(cast.an).payable == 4_800_000


def test_the_undo_of_a_win_takes_the_booking_with_it(cast: Cast) -> None:
    given.plan(cast, cast.an)
    deal = given.deal(cast.an, given.account(cast.an), 120_000_000)
    with acting_as(cast.an, at=NOW) as actor:
        stage = Stage.objects.get(pipeline=deal.pipeline_id, outcome="won")
        moves.move(deal, stage, by=cast.an, at=NOW)
    given.reckon(cast.an)
    with acting_as(cast.an, at=NOW):
        undo.undo(actor.change_id)
    with acting_as(cast.minh, at=NOW):
        assert not CommissionEvent.objects.exists()
    given.reckon(cast.an)
    assert figures(given.statement(cast.an)) == (0, 0, 0, 0, 0)


def test_a_published_statement_stands_and_what_comes_late_counts_in_the_next(cast: Cast) -> None:
    given.plan(cast, cast.an)
    client = given.account(cast.an)
    deal = given.won(cast.an, client, 120_000_000)
    given.reckon(cast.an)
    one = given.statement(cast.an)
    with acting_as(cast.khoa, at=NOW), pytest.raises(settling.NotReady):
        settling.publish(one, by=cast.khoa, at=NOW)
    late = given.DECEMBER_3
    with acting_as(cast.khoa, at=late):
        settling.publish(one, by=cast.khoa, at=late)
    given.won(cast.an, client, 200_000_000, "Bảo trì")  # told in December, won in November
    given.move(deal, "open", cast.an, late)
    given.reckon(cast.an, late)
    assert figures(given.statement(cast.an)) == (6_000_000, 1_200_000, 0, 0, 4_800_000)
    december = given.statement(cast.an, "2026-12")
    assert figures(december) == (10_000_000, 2_000_000, 0, 4_800_000, 3_200_000)


def test_an_approved_statement_never_changes_whoever_tries(cast: Cast) -> None:
    given.plan(cast, cast.an)
    given.won(cast.an, given.account(cast.an), 120_000_000)
    late = given.DECEMBER_3
    given.reckon(cast.an, late)
    one = given.statement(cast.an)
    with acting_as(cast.khoa, at=late):
        settling.approve(settling.publish(one, by=cast.khoa, at=late), by=cast.khoa, at=late)
    with acting_as(cast.minh, at=late):
        for change in (
            lambda: CommissionStatement.objects.filter(pk=one.pk).update(payable=1, earned=1),
            lambda: CommissionStatement.objects.filter(pk=one.pk).update(state="draft"),
            lambda: CommissionLine.objects.filter(statement=one).delete(),
            lambda: CommissionLine.objects.filter(statement=one).update(amount=1),
            lambda: CommissionLine.objects.create(statement=one, kind="earned", amount=1),
            lambda: CommissionEvent.objects.update(base=1),
        ):
            with pytest.raises(Error), transaction.atomic():
                change()
    before = given.statement(cast.an)
    given.reckon(cast.an, late)
    assert given.statement(cast.an).version == before.version
    assert given.statement(cast.an).payable == 4_800_000


def test_nobody_settles_what_they_are_paid_themselves(cast: Cast) -> None:
    given.plan(cast, cast.khoa)
    given.won(cast.khoa, given.account(cast.khoa), 120_000_000)
    late = given.DECEMBER_3
    given.reckon(cast.khoa, late)
    one = given.statement(cast.khoa)
    for person in (cast.khoa, cast.lan):
        with acting_as(person, at=late), pytest.raises(Refused):
            settling.publish(one, by=person, at=late)
    assert given.statement(cast.khoa).state == "draft"


def test_a_dispute_is_answered_and_put_right_in_the_next_statement(cast: Cast) -> None:
    given.plan(cast, cast.an)
    given.won(cast.an, given.account(cast.an), 120_000_000)
    late = given.DECEMBER_3
    given.reckon(cast.an, late)
    one = given.statement(cast.an)
    with acting_as(cast.khoa, at=late):
        settling.publish(one, by=cast.khoa, at=late)
    with acting_as(cast.an, at=late):
        line = CommissionLine.objects.select_related("statement").filter(statement=one).first()
        asked = disputes.raise_dispute(line, "Hợp đồng 140 triệu", by=cast.an, at=late)
    assert asked.due_on.isoformat() == "2026-12-10"
    with acting_as(cast.khoa, at=late):
        one.refresh_from_db()
        with pytest.raises(Refused):
            settling.approve(one, by=cast.khoa, at=late)
        disputes.answer(asked, "Đúng, thêm 20 triệu", by=cast.khoa, at=late, adjustment=Decimal(1_000_000))
        one.refresh_from_db()
        settling.approve(one, by=cast.khoa, at=late)
    given.reckon(cast.an, late)
    assert given.statement(cast.an).payable == 4_800_000
    december = given.statement(cast.an, "2026-12")
    assert (december.adjusted, december.payable) == (1_000_000, 1_000_000)


def test_the_handover_frees_what_was_held_back(cast: Cast) -> None:
    given.plan(cast, cast.an)
    deal = given.won(cast.an, given.account(cast.an), 120_000_000)
    with acting_as(cast.an, at=NOW):
        handover = crediting.Handover(opportunity_id=deal.pk)
        crediting.release(handover, by=cast.an, at=NOW)
        crediting.release(handover, by=cast.an, at=NOW)
    given.reckon(cast.an)
    assert figures(given.statement(cast.an)) == (6_000_000, 1_200_000, 1_200_000, 0, 6_000_000)


def test_a_plan_on_cash_pays_with_each_receipt_once(cast: Cast) -> None:
    body = {"currency": "VND", "period": "month", "basis": "cash", "rate": {"flat": "5"}}
    given.plan(cast, cast.an, body=body)
    deal = given.won(cast.an, given.account(cast.an), 200_000_000)
    paid = EventData("cash", deal, NOW.date(), "bank-1", amount=Decimal(66_666_666))
    with acting_as(cast.minh, at=NOW):
        first = events.record_event(paid, by=cast.minh, at=NOW)
        assert events.record_event(paid, by=cast.minh, at=NOW) == first
    given.reckon(cast.an)
    assert given.statement(cast.an).payable == 3_333_333
    with acting_as(cast.an, at=NOW), pytest.raises(Refused):
        events.record_event(paid, by=cast.an, at=NOW)


def test_a_new_version_leaves_what_is_settled_and_what_was_won_before_it(cast: Cast) -> None:
    plan = given.plan(cast, cast.an)
    client = given.account(cast.an)
    given.won(cast.an, client, 100_000_000)
    with acting_as(cast.minh, at=NOW):
        body = {**given.FLAT, "rate": {"flat": "10"}, "holdback": None}
        plans.revise(plan, body, by=cast.minh, at=NOW, effective_from=given.DECEMBER_3.date())
    given.won(cast.an, client, 100_000_000, "Lần hai", at=given.DECEMBER_3)
    given.reckon(cast.an, given.DECEMBER_3)
    assert given.statement(cast.an).earned == 5_000_000
    assert given.statement(cast.an, "2026-12").earned == 10_000_000


def test_who_comes_under_a_plan_later_has_what_they_won_since_booked(cast: Cast) -> None:
    given.won(cast.an, given.account(cast.an), 120_000_000)
    with acting_as(cast.minh, at=NOW):
        assert not CommissionEvent.objects.exists()
    given.plan(cast, cast.an)
    robot = Person.objects.get(is_robot=True)
    for n_new in (1, 0):
        with acting_as(robot, at=NOW, door="job"):
            assert crediting.follow_deals(by=robot, at=NOW, person_id=cast.an.pk) == n_new
    given.reckon(cast.an)
    assert given.statement(cast.an).payable == 4_800_000
