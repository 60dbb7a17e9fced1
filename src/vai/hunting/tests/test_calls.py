"""The call list: who comes next and why; and what one key leaves behind."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from tests.cast import NOW, Cast

from vai.core import undo
from vai.core.rowsecurity import acting_as
from vai.hunting.actions import calls, leads
from vai.hunting.actions.calls import NotADial, Told, WhenMissing
from vai.hunting.callback_times import When
from vai.hunting.models import Lead
from vai.hunting.queries import calls as queries
from vai.hunting.queries.calls import Why
from vai.hunting.tests.people import a_lead, reason
from vai.journal.actions import steps
from vai.journal.models import Interaction, NextStep

TODAY = NOW.astimezone(queries._HOME).date()
DAY = timedelta(days=1)


def names(listed: queries.CallList) -> list[tuple[str, Why]]:
    by_id = {lead.pk: lead.name for lead in Lead.objects.all()}
    return [(by_id[place.lead_id], place.why) for place in listed.places]


def test_callbacks_come_first_then_clocks_then_worth_and_fresh_before_old(cast: Cast) -> None:
    an = cast.an
    with acting_as(an, at=NOW):
        for name, phone, days, value in (
            ("Cũ", "0912000001", 9, None),
            ("Mới", "0912000002", 3, None),
            ("Đáng giá", "0912000003", 9, 50_000_000),
        ):
            lead = a_lead(
                an, NOW - days * DAY, owner=an, name=name, phone=phone, value=value and Decimal(value)
            )
            leads.touch(lead, by=an, at=NOW - 2 * DAY)
        a_lead(an, NOW - timedelta(minutes=30), owner=an, name="Đồng hồ", phone="0912000004")
        later = a_lead(an, NOW - DAY, owner=an, name="Hẹn mai", phone="0912000005")
        steps.plan("Gọi", by=an, at=NOW, due_on=TODAY + DAY, lead_id=later.pk, kind="callback")
        agreed = a_lead(an, NOW - 5 * DAY, owner=an, name="Hẹn sáng nay", phone="0912000006")
        steps.plan(
            "Gọi", by=an, at=NOW, due_on=TODAY, due_time=time(0, 5), lead_id=agreed.pk, kind="callback"
        )
        a_lead(an, owner=an, name="Đừng gọi", phone="0912000007", do_not_call=True)
        a_lead(an, owner=an, name="Không số")
        a_lead(an, name="Của đội", phone="0912000008", received_at=NOW - 8 * DAY, has_clock=False)
        assert names(queries.call_list(an, at=NOW)) == [
            ("Hẹn sáng nay", Why.CALLBACK),
            ("Đồng hồ", Why.CLOCK),
            ("Đáng giá", Why.UNPLANNED),
            ("Mới", Why.UNPLANNED),
            ("Của đội", Why.FRESH),
            ("Cũ", Why.UNPLANNED),
        ]


def test_outside_of_calling_hours_only_agreed_callbacks_are_left(cast: Cast) -> None:
    night = NOW.astimezone(queries._HOME).replace(hour=20, minute=0)
    with acting_as(cast.an, at=night):
        a_lead(cast.an, NOW, owner=cast.an, name="Mới", phone="0912000001")
        agreed = a_lead(cast.an, NOW, owner=cast.an, name="Hẹn tối", phone="0912000002")
        steps.plan(
            "Gọi", by=cast.an, at=NOW, due_on=TODAY, due_time=time(19), lead_id=agreed.pk, kind="callback"
        )
        listed = queries.call_list(cast.an, at=night)
        assert (listed.is_open, names(listed)) == (False, [("Hẹn tối", Why.CALLBACK)])


def test_a_team_lead_that_one_has_before_them_is_not_given_to_another(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        first = a_lead(cast.an, name="Một", phone="0912000001")
        second = a_lead(cast.an, name="Hai", phone="0912000002")
        mine = queries.take(queries.call_list(cast.an, at=NOW).places, at=NOW)
        assert mine
    with acting_as(cast.khoa, at=NOW):
        theirs = queries.take(queries.call_list(cast.khoa, at=NOW).places, at=NOW)
        assert theirs
        assert {mine.lead_id, theirs.lead_id} == {first.pk, second.pk}
        taken = Lead.objects.get(pk=mine.lead_id)
        Lead.objects.filter(pk=taken.pk).update(owner=cast.khoa)
        with pytest.raises(leads.AlreadyTaken):
            calls.keep(taken, Told(outcome="reached"), by=cast.khoa, at=NOW)
    with acting_as(cast.khoa, at=NOW + queries.HOLD + timedelta(seconds=1)):
        assert queries.take([mine], at=NOW + queries.HOLD) == mine


def test_no_answer_is_kept_the_step_done_and_the_next_try_planned_on_a_working_day(cast: Cast) -> None:
    an = cast.an
    with acting_as(an, at=NOW):
        lead = a_lead(an, phone="0912000001")
        due = steps.plan("Gọi", by=an, at=NOW, due_on=TODAY, lead_id=lead.pk, kind="call")
        other = steps.plan("Gửi báo giá", by=an, at=NOW, due_on=TODAY, lead_id=lead.pk)
        kept = calls.keep(lead, Told(outcome="no_answer", note="chuông dài"), by=an, at=NOW)
        due.refresh_from_db()
        other.refresh_from_db()
        assert (kept.lead.owner_id, kept.lead.status) == (an.pk, "attempted")
        assert (kept.interaction.outcome, kept.interaction.body) == ("no_answer", "chuông dài")
        assert (due.is_done, other.is_done) == (True, False)
        assert kept.step
        assert kept.step.due_on == queries_day(1)
        for i in range(6):
            kept = calls.keep(
                kept.lead, Told(outcome="no_answer"), by=an, at=NOW + (i + 1) * timedelta(hours=1)
            )
        assert NextStep.objects.filter(lead_id=lead.pk, done_at=None, kind="call").count() == 5


def queries_day(n: int) -> date:
    from vai.hunting.queries import clock  # noqa: PLC0415

    return clock.business_calendar().add_working_days(TODAY, n)


def test_reached_moves_the_lead_on_and_one_undo_takes_all_of_it_back(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        lead = a_lead(cast.an, owner=cast.an, phone="0912000001")
    with acting_as(cast.an, at=NOW) as actor:
        kept = calls.keep(lead, Told(outcome="reached"), by=cast.an, at=NOW)
        assert kept.lead.status == "connected"
        assert kept.step
        change = actor.change_id
    with acting_as(cast.an, at=NOW + timedelta(minutes=1)):
        undo.undo(change)
        lead.refresh_from_db()
        assert (lead.status, lead.first_touch_at) == ("new", None)
        assert not Interaction.objects.filter(lead_id=lead.pk).exists()
        assert not NextStep.objects.filter(lead_id=lead.pk).exists()


def test_call_back_not_now_and_lost_ask_for_what_they_need(cast: Cast) -> None:
    an = cast.an
    with acting_as(an, at=NOW):
        lead = a_lead(an, owner=an, phone="0912000001")
        with pytest.raises(WhenMissing):
            calls.keep(lead, Told(outcome="callback"), by=an, at=NOW)
        with pytest.raises(leads.ReasonMissing):
            calls.keep(lead, Told(outcome="lost"), by=an, at=NOW)
        when = When(TODAY + DAY, time(9))
        kept = calls.keep(lead, Told(outcome="callback", when=when), by=an, at=NOW)
        assert kept.step
        assert (kept.step.kind, kept.step.due_on, kept.step.due_time) == ("callback", when.day, when.time)
        lost = calls.keep(
            kept.lead, Told(outcome="lost", reason=reason("No need", for_leads=True)), by=an, at=NOW
        )
        assert lost.lead.status == "disqualified"


def test_a_wrong_number_gives_way_to_the_next_one_and_then_somebody_has_to_find_one(cast: Cast) -> None:
    an = cast.an
    with acting_as(an, at=NOW):
        lead = a_lead(an, owner=an, phone="0912000001", other_phones=("0912000002",))
        kept = calls.keep(lead, Told(outcome="wrong_number"), by=an, at=NOW)
        assert (kept.lead.phone, kept.lead.other_phones) == ("+84912000002", [])
        again = calls.keep(kept.lead, Told(outcome="wrong_number"), by=an, at=NOW)
        assert again.lead.phone == ""
        assert again.step
        assert again.lead.is_open
        nobody = a_lead(an, owner=an, name="", phone="0912000003")
        put_aside = calls.keep(nobody, Told(outcome="wrong_number"), by=an, at=NOW)
        assert (put_aside.lead.status, str(put_aside.lead.lost_reason)) == ("disqualified", "Thông tin sai")


@pytest.mark.parametrize(
    "dial", ["javascript:{number}", "tel:123", "https://x/{number}", 'tel:{number}"', "sip:{number}{x}"]
)
def test_a_way_of_dialling_leads_nowhere_but_to_a_phone(cast: Cast, dial: str) -> None:
    with acting_as(cast.an, at=NOW):
        with pytest.raises(NotADial):
            calls.set_dial(dial, by=cast.an, at=NOW)
        calls.set_dial("sip:{number}@pbx.example.vn", by=cast.an, at=NOW)
        assert queries.dial_of(cast.an, "+84912000001") == "sip:+84912000001@pbx.example.vn"
