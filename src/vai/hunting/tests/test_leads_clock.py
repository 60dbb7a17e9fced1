"""The clock to the first touch: working minutes, stopped by whatever is noted about the lead."""

from datetime import UTC, datetime, timedelta

from tests.cast import NOW, Cast

from vai.core.rowsecurity import acting_as
from vai.core.undo import undo
from vai.hunting.actions import leads
from vai.hunting.models import Lead
from vai.hunting.queries import clock
from vai.hunting.queries import leads as lead_queries
from vai.hunting.tests.people import a_lead, a_talk, reason

# Friday 17:00 in Vietnam; the office closes at 17:30 and opens on Monday at 08:00.
FRIDAY_EVENING = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)


def test_an_hour_begun_on_friday_evening_ends_on_monday_morning(cast: Cast) -> None:
    with acting_as(cast.an, at=FRIDAY_EVENING):
        lead = a_lead(cast.an, FRIDAY_EVENING, cast.an)
    assert lead.touch_due_at == datetime(2026, 11, 30, 1, 30, tzinfo=UTC)


def test_an_attempt_stops_the_clock_and_a_talk_connects(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        lead = a_lead(cast.an, owner=cast.an)
    first, second = NOW + timedelta(minutes=20), NOW + timedelta(minutes=50)
    with acting_as(cast.an, at=first):
        a_talk(cast.an, first, lead_id=lead.pk, direction="out", outcome="no_answer")
        lead.refresh_from_db()
        assert (lead.status, lead.first_touch_at, lead.last_touch_at) == ("attempted", first, first)
    with acting_as(cast.an, at=second):
        a_talk(cast.an, second, lead_id=lead.pk, direction="out", is_two_way=True)
        lead.refresh_from_db()
        assert (lead.status, lead.status_at) == ("connected", second)
        assert (lead.first_touch_at, lead.last_touch_at) == (first, second)


def test_a_note_and_a_mail_from_the_client_are_no_touch_of_ours(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        lead = a_lead(cast.an, owner=cast.an)
        a_talk(cast.an, lead_id=lead.pk, kind="note")
        a_talk(cast.an, lead_id=lead.pk, kind="mail", direction="in")
        lead.refresh_from_db()
        assert (lead.status, lead.first_touch_at) == ("new", None)


def test_a_call_put_away_or_taken_back_starts_the_clock_again(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        lead = a_lead(cast.an, owner=cast.an)
    with acting_as(cast.an, at=NOW) as made:
        talk = a_talk(cast.an, lead_id=lead.pk, is_two_way=True)
    with acting_as(cast.an, at=NOW) as put_away:
        talk.archived_at = NOW
        talk.save()
        lead.refresh_from_db()
        assert (lead.status, lead.first_touch_at) == ("new", None)
    with acting_as(cast.an, at=NOW):
        undo(put_away.change_id)
        lead.refresh_from_db()
        assert lead.status == "connected"
    with acting_as(cast.an, at=NOW):
        undo(made.change_id)
        lead.refresh_from_db()
        assert (lead.status, lead.first_touch_at) == ("new", None)


def test_what_is_qualified_or_put_aside_stays_so_whatever_is_noted(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        lead = leads.qualify(a_lead(cast.an, owner=cast.an), by=cast.an, at=NOW)
        aside = leads.disqualify(
            a_lead(cast.an, owner=cast.an), reason=reason("No need", for_leads=True), by=cast.an, at=NOW
        )
        for one in (lead, aside):
            a_talk(cast.an, lead_id=one.pk, is_two_way=True)
            one.refresh_from_db()
        assert (lead.status, aside.status) == ("qualified", "disqualified")
        assert lead.first_touch_at == NOW


def test_the_clock_tells_working_minutes_left_and_too_late(cast: Cast) -> None:
    with acting_as(cast.an, at=FRIDAY_EVENING):
        lead = a_lead(cast.an, FRIDAY_EVENING, cast.an)
        calendar = clock.business_calendar()
        monday = datetime(2026, 11, 30, 1, 10, tzinfo=UTC)
        read = lead_queries.touch_clock(lead, at=monday, calendar=calendar)
        assert read is not None
        assert (read.minutes, read.is_over) == (20, False)
        late = lead_queries.touch_clock(lead, at=monday + timedelta(hours=1), calendar=calendar)
        assert late is not None
        assert (late.minutes, late.is_over) == (-40, True)


def test_a_lead_with_a_history_of_its_own_has_no_clock(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        lead = a_lead(cast.an, owner=cast.an, has_clock=False, external_id="x1")
        assert (lead.touch_due_at, Lead.objects.get().external_id) == (None, "x1")
