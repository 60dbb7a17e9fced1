"""A handover changes who serves an account when it is accepted, exactly then, and by nobody but the receiver."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.cast import NOW, Cast

from vai.clients.models import Account, Coverage, CoverageOffer
from vai.core.errors import NotAllowed, NotThere
from vai.core.rowsecurity import acting_as
from vai.handovers.actions import handovers
from vai.handovers.models import Handover, HandoverItem
from vai.handovers.queries import handovers as queries
from vai.handovers.rules import AnsweredAlready
from vai.handovers.tests.given import NOTES, all_notes, an_account, proposed, serving
from vai.journal.actions import steps
from vai.journal.models import NextStep, Notice
from vai.staff.models import Delegation, Person

AN_ALONE = [("an", "hunt", True)]


def told(person: Person) -> list[tuple[str, str]]:
    with acting_as(person, at=NOW):
        return [(one.kind, one.params["client"]) for one in Notice.objects.order_by("pk")]


def sees(person: Person) -> bool:
    with acting_as(person, at=NOW):
        return Account.objects.exists()


def test_a_proposal_is_seen_by_the_receiver_and_changes_no_coverage(cast: Cast) -> None:
    account = an_account(cast.an)
    assert not sees(cast.chi)
    handover = proposed(cast, account)
    # Eight working hours from a Tuesday at ten, as Culture Day (24 November) is only announced: Wednesday at ten.
    assert (handover.state, handover.due_at) == ("proposed", datetime(2026, 11, 25, 3, 0, tzinfo=UTC))
    assert (handover.giver_id, handover.receiver_id, handover.account_name) == (
        cast.an.pk,
        cast.chi.pk,
        "Công ty Minh Long",
    )
    assert sees(cast.chi)
    assert serving(account) == AN_ALONE
    assert told(cast.chi) == [("handover_proposed", "Công ty Minh Long")]
    with acting_as(cast.chi, at=NOW):
        assert {item.note for item in HandoverItem.objects.all()} == {NOTES}
        assert Account.objects.update(notes="x") == 0
        assert [row.id for row in queries.waiting_for(cast.chi, at=NOW)] == [handover.pk]


def test_accepting_moves_the_service_and_only_then(cast: Cast) -> None:
    account = an_account(cast.an)
    handover = proposed(cast, account)
    with acting_as(cast.an, at=NOW):
        mine = steps.plan("Gửi hợp đồng", by=cast.an, at=NOW, account_id=account.pk)
        kept = steps.plan("Gọi cảm ơn", by=cast.an, at=NOW, account_id=account.pk)
    with acting_as(cast.chi, at=NOW):
        assert [step.pk for step in queries.giver_steps(handover)] == [mine.pk, kept.pk]
        accepted = handovers.accept(handover, by=cast.chi, at=NOW, step_ids=[mine.pk])
        assert (accepted.state, accepted.answered_at) == ("accepted", NOW)
        assert NextStep.objects.get(pk=mine.pk).person_id == cast.chi.pk
        assert NextStep.objects.get(pk=kept.pk).person_id == cast.an.pk
        assert Account.objects.update(notes="x") == 1
    assert serving(account) == [("chi", "farm", True)]
    assert told(cast.an) == [("handover_accepted", "Công ty Minh Long")]
    assert (sees(cast.an), sees(cast.chi)) == (False, True)
    with acting_as(cast.an, at=NOW):
        assert [row.account for row in queries.given_by(cast.an, at=NOW)] == ["Công ty Minh Long"]


def test_the_giver_may_stay(cast: Cast) -> None:
    account = an_account(cast.an)
    with acting_as(cast.an, at=NOW):
        handover = handovers.propose(
            account,
            receiver=cast.chi,
            from_mode="hunt",
            to_mode="farm",
            by=cast.an,
            at=NOW,
            item_notes=all_notes(),
            ends_coverage=False,
        )
    with acting_as(cast.chi, at=NOW):
        handovers.accept(handover, by=cast.chi, at=NOW)
    assert serving(account) == [("chi", "farm", True), ("an", "hunt", True)]


def test_a_second_deal_goes_to_who_serves_the_account_already(cast: Cast) -> None:
    account = an_account(cast.an)
    with acting_as(cast.khoa, at=NOW):
        Coverage.objects.create(account=account, person=cast.chi, mode="farm", since=NOW.date())
    handover = proposed(cast, account)
    with acting_as(cast.chi, at=NOW):
        assert CoverageOffer.objects.count() == 0
        handovers.accept(handover, by=cast.chi, at=NOW)
    assert serving(account) == [("chi", "farm", True)]


def test_within_one_mode_the_receiver_takes_the_givers_place(cast: Cast) -> None:
    account = an_account(cast.chi, mode="farm")
    with acting_as(cast.khoa, at=NOW):
        handover = handovers.propose(
            account, receiver=cast.giang, from_mode="farm", to_mode="farm", by=cast.khoa, at=NOW
        )
        assert handover.giver_id == cast.chi.pk
    with acting_as(cast.giang, at=NOW):
        handovers.accept(handover, by=cast.giang, at=NOW)
    assert serving(account) == [("giang", "farm", True)]


def test_sent_back_with_a_reason_and_proposed_again(cast: Cast) -> None:
    account = an_account(cast.an)
    handover = proposed(cast, account)
    with acting_as(cast.chi, at=NOW):
        with pytest.raises(handovers.CannotHandOver) as refusal:
            handovers.send_back(handover, "  ", by=cast.chi, at=NOW)
        assert (refusal.value.field, Handover.objects.get().state) == ("reason", "proposed")
        back = handovers.send_back(handover, "Thiếu điều khoản thanh toán", by=cast.chi, at=NOW)
        assert (back.state, back.n_returns, back.reason) == ("sent_back", 1, "Thiếu điều khoản thanh toán")
    assert (serving(account), sees(cast.chi)) == (AN_ALONE, False)
    with acting_as(cast.an, at=NOW):
        notice = Notice.objects.get()
        assert (notice.kind, notice.params["reason"]) == ("handover_sent_back", "Thiếu điều khoản thanh toán")
        later = NOW + timedelta(hours=1)
    with acting_as(cast.an, at=later):
        again = handovers.propose_again(
            handover, by=cast.an, at=later, item_notes={2: "30 ngày sau nghiệm thu"}, notes="Đã bổ sung"
        )
        assert (again.state, again.answered_at, again.notes) == ("proposed", None, "Đã bổ sung")
        assert again.due_at == datetime(2026, 11, 25, 4, 0, tzinfo=UTC)
        assert [item.note for item in queries.items(again)][1:4] == [NOTES, "30 ngày sau nghiệm thu", NOTES]
    with acting_as(cast.chi, at=later):
        handovers.accept(handover, by=cast.chi, at=later)
    assert serving(account) == [("chi", "farm", True)]


def test_withdrawn_it_is_over_and_the_receiver_is_told(cast: Cast) -> None:
    account = an_account(cast.an)
    handover = proposed(cast, account)
    with acting_as(cast.an, at=NOW):
        assert handovers.withdraw(handover, by=cast.an, at=NOW).state == "withdrawn"
    assert (serving(account), sees(cast.chi)) == (AN_ALONE, False)
    assert [kind for kind, _client in told(cast.chi)] == ["handover_proposed", "handover_withdrawn"]
    with acting_as(cast.chi, at=NOW):
        for answer in (
            lambda: handovers.accept(handover, by=cast.chi, at=NOW),
            lambda: handovers.send_back(handover, "x", by=cast.chi, at=NOW),
        ):
            with pytest.raises(AnsweredAlready):
                answer()
    assert serving(account) == AN_ALONE


def test_nobody_but_the_receiver_answers(cast: Cast) -> None:
    account = an_account(cast.an)
    handover = proposed(cast, account)
    for person in cast.everybody():
        if person.pk == cast.chi.pk:
            continue
        with acting_as(person, at=NOW):
            with pytest.raises(NotAllowed):
                handovers.accept(handover, by=person, at=NOW)
            with pytest.raises(NotAllowed):
                handovers.send_back(handover, "x", by=person, at=NOW)
    with acting_as(cast.chi, at=NOW):
        kept = Handover.objects.get()
        assert (kept.state, kept.version, kept.answered_at) == ("proposed", 1, None)
    assert serving(account) == AN_ALONE


def test_an_answer_cannot_be_delegated(cast: Cast) -> None:
    account = an_account(cast.an)
    handover = proposed(cast, account)
    for principal, delegate in ((cast.chi, cast.ha), (cast.an, cast.chi)):
        with acting_as(principal, at=NOW):
            Delegation.objects.create(
                principal=principal,
                delegate=delegate,
                scopes=["journal", "clients", "deals"],
                since=NOW.date(),
                until=NOW.date(),
            )
        with acting_as(delegate, at=NOW, on_behalf_of=principal), pytest.raises(NotAllowed):
            handovers.accept(handover, by=delegate, at=NOW)
    assert serving(account) == AN_ALONE


def test_a_stranger_finds_nothing(cast: Cast) -> None:
    account = an_account(cast.an)
    handover = proposed(cast, account)
    with acting_as(cast.binh, at=NOW):
        assert queries.one(handover.pk) is None
        with pytest.raises(NotAllowed):
            handovers.withdraw(handover, by=cast.binh, at=NOW)
        with pytest.raises(handovers.CannotHandOver):
            handovers.propose(
                account, receiver=cast.chi, from_mode="hunt", to_mode="key", by=cast.binh, at=NOW
            )
    with acting_as(cast.phuc, at=NOW), pytest.raises(NotThere):
        handovers.withdraw(handover, by=cast.phuc, at=NOW)
    assert serving(account) == AN_ALONE


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"receiver": "an", "to_mode": "hunt"}, "receiver"),
        ({"receiver": "lan"}, "receiver"),
        ({"to_mode": "fish"}, "to_mode"),
        ({"from_mode": "advise"}, "from_mode"),
        ({"item_notes": {}}, "item_0"),
        ({"item_notes": {0: "x", 1: " "}}, "item_1"),
    ],
)
def test_an_impossible_handover_is_refused_at_its_field(cast: Cast, wrong: dict, field: str) -> None:
    account = an_account(cast.an)
    with acting_as(cast.an, at=NOW):
        told_it = {
            "receiver": "chi",
            "from_mode": "hunt",
            "to_mode": "farm",
            "item_notes": all_notes(),
            **wrong,
        }
        told_it["receiver"] = getattr(cast, told_it["receiver"])
        with pytest.raises(handovers.CannotHandOver) as refusal:
            handovers.propose(account, by=cast.an, at=NOW, **told_it)
        assert refusal.value.field == field
        assert (Handover.objects.count(), CoverageOffer.objects.count()) == (0, 0)


def test_what_does_not_apply_needs_no_note(cast: Cast) -> None:
    account = an_account(cast.an)
    with acting_as(cast.an, at=NOW):
        handover = handovers.propose(
            account,
            receiver=cast.chi,
            from_mode="hunt",
            to_mode="farm",
            by=cast.an,
            at=NOW,
            item_notes={**all_notes(), 3: None},
        )
        assert [item.is_applicable for item in queries.items(handover)][2:5] == [True, False, True]


def test_one_handover_at_a_time(cast: Cast) -> None:
    account = an_account(cast.an)
    proposed(cast, account)
    with pytest.raises(handovers.CannotHandOver) as refusal:
        proposed(cast, account, receiver=cast.giang)
    assert refusal.value.code == "open_already"


def test_the_checklist_is_ticked_by_the_two_only(cast: Cast) -> None:
    account = an_account(cast.an)
    handover = proposed(cast, account)
    with acting_as(cast.chi, at=NOW):
        first = queries.items(handover)[0]
        assert handovers.tick(first, by=cast.chi, at=NOW).done_by_id == cast.chi.pk
        row = queries.waiting_for(cast.chi, at=NOW)[0]
        assert (row.n_items, row.n_done) == (12, 1)
        assert handovers.tick(first, by=cast.chi, at=NOW, is_done=False).done_at is None
    with acting_as(cast.khoa, at=NOW), pytest.raises(NotAllowed):
        handovers.tick(first, by=cast.khoa, at=NOW)


def test_past_its_time_the_team_leads_are_told_once(cast: Cast) -> None:
    account = an_account(cast.an)
    handover = proposed(cast, account, receiver=cast.giang)
    robot = Person.objects.get(is_robot=True)
    late = handover.due_at + timedelta(minutes=1)
    for at, n_told in ((handover.due_at, 0), (late, 1), (late + timedelta(days=1), 1)):
        with acting_as(robot, at=at, door="job"):
            handovers.escalate(by=robot, at=at)
        for lead in (cast.khoa, cast.phuc):
            assert [kind for kind, _client in told(lead)] == ["handover_overdue"] * n_told
        assert told(cast.lan) == []


def test_a_lead_who_hands_over_is_passed_over_for_the_team_above(cast: Cast) -> None:
    account = an_account(cast.khoa)
    with acting_as(cast.khoa, at=NOW):
        handover = handovers.propose(
            account,
            receiver=cast.chi,
            from_mode="hunt",
            to_mode="farm",
            by=cast.khoa,
            at=NOW,
            item_notes=all_notes(),
        )
    robot = Person.objects.get(is_robot=True)
    late = handover.due_at + timedelta(minutes=1)
    with acting_as(robot, at=late, door="job"):
        assert len(handovers.escalate(by=robot, at=late)) == 1
    assert [kind for kind, _client in told(cast.lan)] == ["handover_overdue"]
    assert told(cast.khoa) == []
