"""A clock that runs out is told once; at twice the time the lead goes on to the next, and its history says so."""

from __future__ import annotations

from datetime import timedelta

from tests.cast import NOW, Cast

from vai.core.rowsecurity import acting_as
from vai.hunting.actions import alarms, leads, routing
from vai.hunting.models import Lead, LeadAlarm, LeadAssignment, LeadSource
from vai.hunting.queries import speed
from vai.hunting.tests.people import a_lead, a_talk, an_account
from vai.hunting.tests.test_routing import a_rule
from vai.journal.models import Notice
from vai.staff.models import Person
from vai.staff.queries.people import robot

MINUTE = timedelta(minutes=1)


def hot(cast: Cast, **told: object) -> Lead:
    """Receive a lead that asks for an answer now, and route it."""
    with acting_as(robot(), at=NOW):
        lead = a_lead(robot(), source=LeadSource.objects.get(name="Website"), **told)
        routing.route(lead, by=robot(), at=NOW)
        return lead


def watched(minutes: int) -> int:
    """Look at the clocks, then route what goes on."""
    at = NOW + minutes * MINUTE
    with acting_as(robot(), at=at):
        n_made = alarms.watch(by=robot(), at=at)
        routing.route_waiting(by=robot(), at=at)
    return n_made


def kinds(person: Person) -> list[str]:
    """List what a person was told, in order."""
    with acting_as(person, at=NOW):
        return list(Notice.objects.filter(person=person).order_by("id").values_list("kind", flat=True))


def test_it_is_told_once_and_goes_on_at_twice_the_time(cast: Cast) -> None:
    with acting_as(robot(), at=NOW):
        a_rule(((cast.an, 1), (cast.binh, 1)))
    lead = hot(cast)
    assert [watched(minutes) for minutes in (4, 6, 6, 9)] == [0, 1, 0, 0]
    assert kinds(cast.an) == ["lead_routed", "lead_waits"]
    assert kinds(cast.khoa) == ["lead_waits"]
    assert [watched(10), watched(10)] == [1, 0]
    with acting_as(robot(), at=NOW):
        kept = Lead.objects.get(pk=lead.pk)
        rows = LeadAssignment.objects.filter(lead=lead).order_by("id")
        assert [row.person_id for row in rows] == [cast.an.pk, cast.binh.pk]
        assert rows[1].params["clock"] is True
        assert (kept.owner_id, kept.touch_due_at) == (cast.binh.pk, NOW + 15 * MINUTE)
        assert LeadAlarm.objects.filter(lead=lead).count() == 2
    assert kinds(cast.an)[-1] == "lead_went_on"
    # Nobody of the group is left then: it waits in the queue of the team, for anybody.
    watched(16)
    watched(21)
    with acting_as(robot(), at=NOW):
        kept = Lead.objects.get(pk=lead.pk)
        assert (kept.owner_id, kept.team_id) == (None, cast.south.pk)


def test_an_attempt_ends_it_and_whoever_knows_the_client_keeps_the_lead(cast: Cast) -> None:
    with acting_as(cast.binh, at=NOW):
        account = an_account(cast.binh)
    with acting_as(robot(), at=NOW):
        a_rule(((cast.an, 1), (cast.son, 1)))
    tried, clients = hot(cast), hot(cast, name="Khác", known_account=account)
    with acting_as(cast.an, at=NOW + MINUTE):
        a_talk(cast.an, NOW + MINUTE, lead_id=tried.pk, direction="out")
    assert watched(30) == 2
    with acting_as(robot(), at=NOW):
        assert Lead.objects.get(pk=tried.pk).owner_id == cast.an.pk
        assert Lead.objects.get(pk=clients.pk).owner_id == cast.binh.pk
        assert set(LeadAlarm.objects.values_list("lead_id", flat=True)) == {clients.pk}
    assert kinds(cast.phuc) == ["lead_waits", "lead_waits_long"]


def test_figures_count_working_minutes_from_when_the_person_got_it(cast: Cast) -> None:
    with acting_as(robot(), at=NOW):
        a_rule(((cast.an, 1),))
        late = a_lead(robot(), name="Chậm")
        quick, silent = a_lead(robot(), name="Nhanh"), a_lead(robot(), name="Im")
        running = a_lead(robot(), NOW + 170 * MINUTE, name="Mới")
    with acting_as(robot(), at=NOW + 120 * MINUTE):
        leads.assign(late, cast.an, by=robot(), at=NOW + 120 * MINUTE)
    with acting_as(robot(), at=NOW):
        for lead, minutes, both in ((quick, 20, True), (late, 150, False)):
            a_talk(robot(), NOW + minutes * MINUTE, lead_id=lead.pk, direction="out", is_two_way=both)
    span = {"since": NOW - MINUTE, "until": NOW + timedelta(days=1), "at": NOW + 200 * MINUTE}
    with acting_as(robot(), at=NOW):
        rows = {row.lead.pk: row for row in speed.answered(**span)}
        # The office rests from 12:00 to 13:30, two hours after NOW: 10:00 to 12:30 are 120 working minutes.
        assert (rows[late.pk].attempt_minutes, rows[late.pk].attempt_wall, rows[late.pk].is_in_time) == (
            120,
            150,
            False,
        )
        assert (rows[quick.pk].talk_minutes, rows[quick.pk].is_in_time) == (20, True)
        assert [rows[one.pk].is_in_time for one in (silent, running)] == [False, None]
        total = speed.summary(list(rows.values()))
        assert (total.n, total.n_attempted, total.in_time_pct, total.median_attempt, total.p90_attempt) == (
            4,
            2,
            33,
            70,
            120,
        )
        mine = {row.lead.pk: row for row in speed.answered(**span, by_person=True)}
        assert (mine[late.pk].attempt_minutes, mine[late.pk].is_in_time) == (0, True)
