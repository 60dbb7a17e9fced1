"""Next steps: planned, given, done once, put off, taken up again."""

from datetime import date, time, timedelta

import pytest
from tests.cast import NOW, Cast

from vai.core.errors import NotAllowed, NotThere
from vai.core.rowsecurity import acting_as
from vai.journal.actions import steps
from vai.journal.models import NextStep, Notice
from vai.journal.queries import steps as step_queries
from vai.journal.tests.about import an_account
from vai.staff.models import Delegation

TODAY = date(2026, 11, 24)


def test_a_step_is_planned_for_oneself_or_given_to_a_colleague_who_is_told(cast: Cast) -> None:
    account = an_account(cast.an)
    with acting_as(cast.an, at=NOW):
        mine = steps.plan(" Gửi  báo giá ", by=cast.an, at=NOW, due_on=TODAY, account_id=account.pk)
        assert (mine.what, mine.person_id, mine.due_on) == ("Gửi báo giá", cast.an.pk, TODAY)
        steps.plan("Soạn hợp đồng", by=cast.an, at=NOW, account_id=account.pk, person=cast.ha)
    with acting_as(cast.ha, at=NOW):
        assert [step.what for step in NextStep.objects.all()] == ["Soạn hợp đồng"]
        assert Notice.objects.get().params == {
            "by": cast.an.name,
            "what": "Soạn hợp đồng",
            "client": "Công ty Minh Long",
            "due_on": "",
        }
    with acting_as(cast.binh, at=NOW):
        assert NextStep.objects.count() == 0


def test_acting_for_a_colleague_the_step_is_theirs(cast: Cast) -> None:
    an_account(cast.an)
    with acting_as(cast.an, at=NOW):
        Delegation.objects.create(
            principal=cast.an, delegate=cast.ha, scopes=["journal"], since=NOW.date(), until=NOW.date()
        )
    with acting_as(cast.ha, at=NOW, on_behalf_of=cast.an):
        step = steps.plan("Gọi lại", by=cast.ha, at=NOW)
        assert (step.person_id, step.created_by_id, step.on_behalf_of_id) == (
            cast.an.pk,
            cast.ha.pk,
            cast.an.pk,
        )


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"what": "  "}, "what"), ({"what": "x" * 301}, "what"), ({"due_time": time(9)}, "due_on")],
)
def test_an_impossible_step_is_refused(cast: Cast, wrong: dict, field: str) -> None:
    told = {"what": "Gọi", **wrong}
    with acting_as(cast.an, at=NOW):
        with pytest.raises(steps.CannotPlan) as refusal:
            steps.plan(told.pop("what"), by=cast.an, at=NOW, **told)
        assert (refusal.value.field, NextStep.objects.count()) == (field, 0)


def test_done_once_and_taken_up_again(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        step = steps.plan("Gọi", by=cast.an, at=NOW, due_on=TODAY)
        done = steps.finish(step, by=cast.an, at=NOW, note=" đồng ý  gặp ")
        assert (done.done_at, done.done_by_id, done.done_note) == (NOW, cast.an.pk, "đồng ý gặp")
        with pytest.raises(steps.AlreadyDone):
            steps.finish(step, by=cast.an, at=NOW + timedelta(hours=1))
        again = steps.reopen(step, by=cast.an, at=NOW)
        assert (again.done_at, again.done_by, again.done_note, again.is_done) == (None, None, "", False)


def test_put_off_to_a_later_day_only(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        step = steps.plan("Gọi", by=cast.an, at=NOW, due_on=TODAY, due_time=time(9))
        with pytest.raises(steps.CannotPlan):
            steps.snooze(step, by=cast.an, at=NOW, until=TODAY - timedelta(days=1))
        assert NextStep.objects.get().due_time == time(9)
        later = steps.snooze(step, by=cast.an, at=NOW, until=TODAY + timedelta(days=3))
        assert (later.due_on, later.due_time) == (date(2026, 11, 27), None)


def test_a_stranger_and_one_who_only_sees_change_nothing(cast: Cast) -> None:
    account = an_account(cast.an)
    with acting_as(cast.an, at=NOW):
        step = steps.plan("Gọi", by=cast.an, at=NOW, account_id=account.pk)
        Delegation.objects.create(
            principal=cast.an, delegate=cast.ha, scopes=["journal"], since=NOW.date(), until=NOW.date()
        )
    for person, refusal in ((cast.binh, NotThere), (cast.ha, NotAllowed)):
        with acting_as(person, at=NOW):
            for act in (steps.finish, steps.reopen, steps.archive):
                with pytest.raises(refusal):
                    act(step, by=person, at=NOW)
            with pytest.raises(refusal):
                steps.change(step, {"what": "x"}, by=person, at=NOW)
    with acting_as(cast.an, at=NOW):
        kept = NextStep.objects.get()
        assert (kept.what, kept.done_at, kept.archived_at, kept.version) == ("Gọi", None, None, 1)


def test_the_agenda_parts_steps_by_day(cast: Cast) -> None:
    account = an_account(cast.an)
    with acting_as(cast.an, at=NOW):
        for what, days in (("trễ", -2), ("nay", 0), ("mai", 1)):
            steps.plan(what, by=cast.an, at=NOW, due_on=TODAY + timedelta(days=days), account_id=account.pk)
        steps.plan("khi nào cũng được", by=cast.an, at=NOW)
        done = steps.plan("xong", by=cast.an, at=NOW)
        steps.finish(done, by=cast.an, at=NOW)
        agenda = step_queries.agenda(today=TODAY, person_ids=[cast.an.pk])
        assert [
            [step.what for step in part]
            for part in (agenda.overdue, agenda.today, agenda.later, agenda.someday)
        ] == [
            ["trễ"],
            ["nay"],
            ["mai"],
            ["khi nào cũng được"],
        ]
        assert (agenda.overdue[0].days_late, agenda.overdue[0].account, agenda.is_cut) == (
            2,
            "Công ty Minh Long",
            False,
        )
        assert [step.what for step in step_queries.done_steps(today=TODAY, person_ids=[cast.an.pk])] == [
            "xong"
        ]
        at_account = step_queries.open_steps(today=TODAY, account_id=account.pk)
        assert [step.what for step in at_account] == ["trễ", "nay", "mai"]
