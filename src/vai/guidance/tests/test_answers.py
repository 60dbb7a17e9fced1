"""What becomes of an action when somebody answers it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from tests.cast import NOW, Cast

from vai.core.errors import NotThere
from vai.core.formats import HOME_ZONE
from vai.core.rowsecurity import acting_as
from vai.core.undo import undo
from vai.guidance.actions import answers
from vai.guidance.models import GuidanceAnswer, GuidanceMute
from vai.guidance.queries import next_actions
from vai.guidance.tests.book import DAY, TODAY, a_lead, a_tier, an_account
from vai.hunting.models import Lead
from vai.journal.models import Interaction, NextStep
from vai.staff.models import Person


def codes(person: Person, mode: str = "hunt", *, at: datetime = NOW) -> list[str]:
    with acting_as(person, at=at):
        return [one.rule.code for one in next_actions.next_actions(person, [mode], at=at).shown]


def test_done_finishes_a_step_and_undo_opens_it_again(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        step = NextStep.objects.create(what="Gọi", person=cast.an, created_by=cast.an, due_on=TODAY)
    with acting_as(cast.an, at=NOW) as actor:
        answers.done("S1", "step", step.pk, by=cast.an, at=NOW)
    assert codes(cast.an) == []
    with acting_as(cast.an, at=NOW):
        assert NextStep.objects.get().done_at == NOW
        undo(actor.change_id)
        assert NextStep.objects.get().done_at is None
    assert codes(cast.an) == ["S1"]


def test_done_with_a_new_lead_tells_the_journal_and_stops_its_clock(cast: Cast) -> None:
    lead = a_lead(cast.an, owner=cast.an)
    with acting_as(cast.an, at=NOW):
        answers.done("H1", "lead", lead.pk, by=cast.an, at=NOW)
        told = Interaction.objects.get()
        assert (told.kind, told.direction, told.lead_id, told.author_id) == (
            "call",
            "out",
            lead.pk,
            cast.an.pk,
        )
        assert Lead.objects.get().first_touch_at == NOW
    assert codes(cast.an) == []


def test_done_with_a_silent_client_is_a_talk(cast: Cast) -> None:
    account = an_account(cast.chi, mode="farm", tier=a_tier(cast), last_two_way_at=NOW - 90 * DAY)
    assert codes(cast.chi, "farm") == ["R3"]
    with acting_as(cast.chi, at=NOW):
        answers.done("R3", "account", account.pk, by=cast.chi, at=NOW)
        assert Interaction.objects.get().is_two_way
    assert codes(cast.chi, "farm") == codes(cast.chi, "farm", at=NOW + 20 * DAY) == []


@pytest.mark.parametrize(
    ("how", "on", "back"),
    [
        ("two_hours", None, NOW + timedelta(hours=2)),
        ("tomorrow", None, datetime(2026, 11, 25, 8, tzinfo=HOME_ZONE)),
        ("next_week", None, datetime(2026, 11, 30, 8, tzinfo=HOME_ZONE)),
        ("date", date(2026, 12, 24), datetime(2026, 12, 24, 8, tzinfo=HOME_ZONE)),
    ],
)
def test_put_off_it_comes_back_when_it_was_asked_to(
    cast: Cast, how: str, on: date | None, back: datetime
) -> None:
    lead = a_lead(cast.an, owner=cast.an)
    with acting_as(cast.an, at=NOW):
        answers.snooze("H1", "lead", lead.pk, by=cast.an, at=NOW, how=how, on=on)
    assert codes(cast.an) == codes(cast.an, at=back - timedelta(minutes=1)) == []
    assert codes(cast.an, at=back) == ["H1"]


@pytest.mark.parametrize("on", [None, TODAY, TODAY - DAY, TODAY + 400 * DAY])
def test_a_day_that_is_none_is_refused_and_nothing_is_hidden(cast: Cast, on: date | None) -> None:
    lead = a_lead(cast.an, owner=cast.an)
    with acting_as(cast.an, at=NOW), pytest.raises(answers.CannotAnswer):
        answers.snooze("H1", "lead", lead.pk, by=cast.an, at=NOW, how="date", on=on)
    assert codes(cast.an) == ["H1"]


def test_not_useful_three_times_silences_the_rule_until_it_is_lifted(cast: Cast) -> None:
    leads = [a_lead(cast.an, owner=cast.an, name=f"Đầu mối {n}") for n in range(4)]
    for number, lead in enumerate(leads[:3]):
        assert codes(cast.an) == ["H1"] * (4 - number)
        pressed = NOW - timedelta(minutes=3 - number)
        with acting_as(cast.an, at=pressed):
            _answer, mute = answers.dismiss("H1", "lead", lead.pk, by=cast.an, at=pressed)
        assert (mute is None) == (number < 2)
    assert codes(cast.an) == []
    with acting_as(cast.an, at=NOW):
        assert [rule.code for rule in next_actions.next_actions(cast.an, ["hunt"], at=NOW).muted] == ["H1"]
        row, _rule = next_actions.mutes(cast.an, at=NOW)[0]
        answers.unmute(row.pk, by=cast.an, at=NOW)
    assert codes(cast.an) == ["H1"]
    assert codes(cast.an, at=NOW + 31 * DAY) == ["H1"] * 4
    with acting_as(cast.an, at=NOW):
        _answer, mute = answers.dismiss("H1", "lead", leads[3].pk, by=cast.an, at=NOW + timedelta(hours=1))
        assert mute is None


def test_one_press_on_a_card_of_several_people_counts_once(cast: Cast) -> None:
    leads = [a_lead(cast.an, owner=cast.an, name=f"Đầu mối {n}") for n in range(4)]
    with acting_as(cast.an, at=NOW):
        told = [answers.dismiss("H1", "lead", one.pk, by=cast.an, at=NOW)[1] for one in leads[:3]]
    assert told == [None, None, None]
    assert codes(cast.an) == ["H1"]


def test_not_useful_lowers_the_score_for_this_person_only(cast: Cast) -> None:
    for person in (cast.an, cast.binh):
        a_lead(person, owner=person)

    def fit(person: Person) -> float:
        with acting_as(person, at=NOW):
            return next_actions.next_actions(person, ["hunt"], at=NOW).shown[0].score.fit

    assert (fit(cast.an), fit(cast.binh)) == (1.0, 1.0)
    with acting_as(cast.an, at=NOW):
        answers.dismiss("H1", "lead", 999_999, by=cast.an, at=NOW)
    assert (round(fit(cast.an), 2), fit(cast.binh)) == (0.8, 1.0)


def test_whoever_is_waited_for_cannot_dismiss_it(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        for code in ("H11", "F7", "F7B", "S1"):
            with pytest.raises(answers.CannotAnswer):
                answers.dismiss(code, "handover", 1, by=cast.an, at=NOW)
        assert not GuidanceAnswer.objects.exists()


def test_wrong_and_not_mine_hide_and_do_not_count_against_the_rule(cast: Cast) -> None:
    first, second = a_lead(cast.an, owner=cast.an), a_lead(cast.an, owner=cast.an, name="Khác")
    with acting_as(cast.an, at=NOW):
        answers.wrong("H1", "lead", first.pk, by=cast.an, at=NOW)
        answers.not_mine("H1", "lead", second.pk, by=cast.an, at=NOW)
    assert codes(cast.an) == []
    assert codes(cast.an, at=NOW + 2 * DAY) == ["H1"]
    with acting_as(cast.an, at=NOW + 2 * DAY):
        shown = next_actions.next_actions(cast.an, ["hunt"], at=NOW + 2 * DAY).shown
    assert shown[0].score.fit == 1.0


def test_answers_are_nobody_elses(cast: Cast) -> None:
    lead = a_lead(cast.an, owner=cast.an)
    with acting_as(cast.an, at=NOW):
        answers.snooze("H1", "lead", lead.pk, by=cast.an, at=NOW)
        mute = GuidanceMute.objects.create(person=cast.an, rule="H1", at=NOW, until=NOW + DAY)
    for person in (cast.khoa, cast.lan, cast.minh, cast.binh):
        with acting_as(person, at=NOW):
            assert not GuidanceAnswer.objects.exists()
            with pytest.raises(NotThere):
                answers.unmute(mute.pk, by=person, at=NOW)


def test_an_unknown_rule_is_not_there(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW), pytest.raises(NotThere):
        answers.snooze("ZZ", "lead", 1, by=cast.an, at=NOW)
