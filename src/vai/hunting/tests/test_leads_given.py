"""Whose a lead is: taken from the queue once, given by who may, seen by nobody else after."""

import pytest
from tests.cast import NOW, Cast

from vai.core.errors import NotAllowed, Stale
from vai.core.rowsecurity import acting_as
from vai.hunting.actions import leads
from vai.hunting.models import Lead
from vai.hunting.tests.people import a_lead, reason


def sees(person: object) -> int:
    with acting_as(person, at=NOW):
        return Lead.objects.count()


def test_a_lead_in_the_queue_is_seen_by_the_team_and_taken_once(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        lead = a_lead(cast.an)
        assert (lead.owner_id, lead.team_id) == (None, cast.north.pk)
    assert (sees(cast.ha), sees(cast.binh)) == (1, 0)
    with acting_as(cast.ha, at=NOW):
        taken = leads.claim(Lead.objects.get(), by=cast.ha, at=NOW)
        assert taken.owner_id == cast.ha.pk
    with acting_as(cast.an, at=NOW), pytest.raises(leads.AlreadyTaken):
        leads.claim(lead, by=cast.an, at=NOW)
    with acting_as(cast.khoa, at=NOW):
        assert Lead.objects.get().owner_id == cast.ha.pk


def test_a_lead_is_given_across_teams_and_is_out_of_sight_then(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        lead = leads.assign(a_lead(cast.an, owner=cast.an), cast.binh, by=cast.an, at=NOW)
        assert (lead.owner, lead.team) == (cast.binh, cast.south)
        assert not Lead.objects.exists()
    assert (sees(cast.binh), sees(cast.phuc), sees(cast.khoa)) == (1, 1, 0)


def test_a_lead_received_for_a_colleague_is_theirs_at_once(cast: Cast) -> None:
    with acting_as(cast.ha, at=NOW):
        lead = a_lead(cast.ha, owner=cast.binh)
        assert (lead.owner, lead.team) == (cast.binh, cast.south)
    assert (sees(cast.ha), sees(cast.binh)) == (0, 1)


def test_nobody_gives_what_is_not_theirs(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        lead = a_lead(cast.an, owner=cast.an)
    for person in (cast.ha, cast.binh, cast.phuc, cast.lan):
        with acting_as(person, at=NOW), pytest.raises(NotAllowed):
            leads.assign(lead, person, by=person, at=NOW)
    with acting_as(cast.an, at=NOW):
        assert Lead.objects.get().owner_id == cast.an.pk


def test_an_executive_works_on_no_lead(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        lead = a_lead(cast.an, owner=cast.an)
        with pytest.raises(leads.NobodyToGiveTo):
            leads.assign(lead, cast.lan, by=cast.an, at=NOW)
    with acting_as(cast.lan, at=NOW), pytest.raises(NotAllowed):
        a_lead(cast.lan)


def test_a_lead_is_put_aside_with_a_reason_and_opened_again(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        lead = a_lead(cast.an, owner=cast.an)
        with pytest.raises(leads.ReasonMissing):
            leads.disqualify(lead, reason=None, by=cast.an, at=NOW)
        assert Lead.objects.get().status == "new"
        aside = leads.disqualify(
            lead, reason=reason("No need", for_leads=True), note="hết hạn", by=cast.an, at=NOW
        )
        assert (aside.status, aside.lost_note) == ("disqualified", "hết hạn")
        again = leads.reopen(aside, by=cast.an, at=NOW)
        assert (again.status, again.lost_reason, again.lost_note) == ("new", None, "")
        with pytest.raises(leads.NotPossibleNow):
            leads.reopen(again, by=cast.an, at=NOW)


def test_a_lead_says_something_and_keeps_numbers_in_one_form(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        with pytest.raises(leads.SaysNothing):
            leads.receive(leads.LeadData(notes="?"), by=cast.an, at=NOW)
        assert not Lead.objects.exists()
        lead = a_lead(
            cast.an,
            name="  chị  Hồng ",
            company="Công ty TNHH Minh Long",
            phone="0912 345 678 / 0987654321",
            email=" A@B.vn ",
        )
    assert (lead.name, lead.phone, lead.other_phones) == ("chị Hồng", "+84912345678", ["+84987654321"])
    assert (lead.phone_original, lead.email, lead.name_key) == (
        "0912 345 678 / 0987654321",
        "a@b.vn",
        "minh long",
    )


def test_two_changes_of_different_fields_both_count_and_of_one_field_are_compared(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        seen = a_lead(cast.an, owner=cast.an)
    with acting_as(cast.khoa, at=NOW):
        leads.change(Lead.objects.get(), {"need": "website"}, by=cast.khoa, at=NOW)
    with acting_as(cast.an, at=NOW):
        leads.change(seen, {"company": "Minh Long"}, by=cast.an, at=NOW, version=seen.version)
        with pytest.raises(Stale) as refusal:
            leads.change(seen, {"need": "app"}, by=cast.an, at=NOW, version=seen.version)
        assert refusal.value.changes == [("need", "website", "app")]
        lead = Lead.objects.get()
        assert (lead.company, lead.need) == ("Minh Long", "website")
