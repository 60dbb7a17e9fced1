"""A deal moves by its rules: who may, what has to be known, what is written down."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.cast import NOW, Cast

from vai.clients.models import Coverage
from vai.core.errors import NotAllowed
from vai.core.rowsecurity import acting_as
from vai.core.undo import undo
from vai.hunting.actions import moves, opportunities
from vai.hunting.models import Opportunity, Pipeline, Stage, StageChange
from vai.hunting.tests.people import a_deal, an_account, reason, stage

LATER = NOW + timedelta(days=3)


def state(deal: Opportunity) -> tuple[object, ...]:
    deal.refresh_from_db()
    return deal.stage.name_en, deal.outcome, deal.closed_at, deal.lost_reason_id


def test_a_deal_begins_in_the_first_stage_and_each_move_is_written_down(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        deal = a_deal(cast.an)
        assert state(deal) == ("Prospecting", "open", None, None)
    with acting_as(cast.an, at=LATER):
        moved = moves.move(deal, stage("Proposal"), by=cast.an, at=LATER)
        assert (moved.stage_entered_at, state(deal)) == (LATER, ("Proposal", "open", None, None))
        told = StageChange.objects.order_by("at").values_list(
            "from_stage__name_en", "to_stage__name_en", "at", "person_id"
        )
        assert list(told) == [
            (None, "Prospecting", NOW, cast.an.pk),
            ("Prospecting", "Proposal", LATER, cast.an.pk),
        ]


def test_what_is_won_has_a_client_and_a_day(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        deal = a_deal(cast.an)
        with pytest.raises(moves.ClientMissing):
            moves.move(deal, stage("Won"), by=cast.an, at=NOW)
        assert state(deal) == ("Prospecting", "open", None, None)
        opportunities.change(deal, {"account": an_account(cast.an)}, by=cast.an, at=NOW)
        moves.move(deal, stage("Won"), by=cast.an, at=LATER)
        assert state(deal) == ("Won", "won", LATER, None)


def test_what_is_lost_has_a_reason_and_may_be_opened_again(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        deal = a_deal(cast.an)
        with pytest.raises(moves.ReasonMissing):
            moves.move(deal, stage("Lost"), by=cast.an, at=NOW)
        assert state(deal) == ("Prospecting", "open", None, None)
        moves.move(deal, stage("Lost"), lost_reason=reason(), lost_note="đắt", by=cast.an, at=NOW)
        assert state(deal) == ("Lost", "lost", NOW, reason().pk)
        moves.move(deal, stage("Engaging"), by=cast.an, at=LATER)
        assert state(deal) == ("Engaging", "open", None, None)
        assert deal.lost_note == ""


def test_only_owner_who_serves_the_account_and_leads_move_it(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        account = an_account(cast.an)
        deal = a_deal(cast.an, account=account)
    with acting_as(cast.khoa, at=NOW):
        Coverage.objects.create(account=account, person=cast.chi, mode="farm", since=NOW.date())
    for person in (cast.ha, cast.binh, cast.phuc, cast.lan):
        with acting_as(person, at=NOW), pytest.raises(NotAllowed):
            moves.move(deal, stage("Proposal"), by=person, at=NOW)
    with acting_as(cast.an, at=NOW):
        assert state(deal)[0] == "Prospecting"
        assert StageChange.objects.count() == 1
    for person, name in ((cast.chi, "Engaging"), (cast.khoa, "Proposal"), (cast.minh, "Negotiation")):
        with acting_as(person, at=NOW):
            moves.move(deal, stage(name), by=person, at=NOW)
            assert state(deal)[0] == name


def test_the_same_move_sent_twice_is_one(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        deal = a_deal(cast.an)
        for _ in range(2):
            moves.move(deal, stage("Proposal"), by=cast.an, at=NOW, expected_stage=stage("Prospecting"))
        assert StageChange.objects.count() == 2


def test_a_deal_moved_meanwhile_stays_where_it_is(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        deal = a_deal(cast.an)
    with acting_as(cast.khoa, at=NOW):
        moves.move(deal, stage("Negotiation"), by=cast.khoa, at=NOW)
    with acting_as(cast.an, at=NOW):
        with pytest.raises(moves.MovedMeanwhile):
            moves.move(deal, stage("Engaging"), by=cast.an, at=NOW, expected_stage=stage("Prospecting"))
        assert state(deal)[0] == "Negotiation"


def test_a_stage_of_another_pipeline_is_refused(cast: Cast) -> None:
    with acting_as(cast.minh, at=NOW):
        other = Stage.objects.create(pipeline=Pipeline.objects.create(name="Dự án"), name="Khảo sát")
    with acting_as(cast.an, at=NOW):
        deal = a_deal(cast.an)
        with pytest.raises(moves.NotAStageOfIt):
            moves.move(deal, other, by=cast.an, at=NOW)
        assert state(deal)[0] == "Prospecting"


def test_a_move_is_taken_back_whole(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        deal = a_deal(cast.an, account=an_account(cast.an))
    with acting_as(cast.an, at=LATER) as moved:
        moves.move(deal, stage("Won"), by=cast.an, at=LATER)
    with acting_as(cast.an, at=LATER):
        undo(moved.change_id)
        assert state(deal) == ("Prospecting", "open", None, None)
        assert StageChange.objects.count() == 1


def test_another_team_does_not_see_the_deal(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        a_deal(cast.an)
    for person in (cast.binh, cast.phuc, cast.ha):
        with acting_as(person, at=NOW):
            assert not Opportunity.objects.exists()


def test_a_deal_is_given_by_its_owner_not_by_who_serves_the_account(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        deal = a_deal(cast.an, account=an_account(cast.an))
    with acting_as(cast.binh, at=NOW), pytest.raises(NotAllowed):
        opportunities.give(deal, cast.binh, by=cast.binh, at=NOW)
    with acting_as(cast.an, at=NOW):
        given = opportunities.give(deal, cast.binh, by=cast.an, at=NOW)
        assert (given.owner, given.team) == (cast.binh, cast.south)
    with acting_as(cast.binh, at=NOW):
        assert Opportunity.objects.get().owner_id == cast.binh.pk


def test_a_pipeline_without_an_end_for_lost_deals_says_so(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        deal = a_deal(cast.an)
    with acting_as(cast.minh, at=NOW):
        Stage.objects.filter(pipeline=deal.pipeline, outcome="lost").update(archived_at=NOW)
    client = Client(HTTP_HOST="localhost")
    client.force_login(cast.an, backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = client.get(f"/deals/{deal.pk}/lose/")
    assert (answer.status_code, deal.pipeline.name in answer.content.decode()) == (422, True)
