"""A win opens the handover to who takes over, filled from what is known; complete, it is proposed at once."""

from datetime import date, timedelta

import pytest
from tests.cast import NOW, Cast

from vai.clients.actions import contacts
from vai.clients.actions.contacts import ContactData
from vai.clients.models import Coverage
from vai.contracts.actions import terms
from vai.contracts.models import Contract
from vai.core.rowsecurity import acting_as
from vai.core.undo import CannotUndo, undo
from vai.handovers.actions import handovers
from vai.handovers.models import Handover, HandoverItem
from vai.hunting.actions import moves
from vai.hunting.models import Opportunity, Pipeline
from vai.hunting.tests.people import a_deal, an_account, stage
from vai.journal.models import Notice

DAY = timedelta(days=1)


def agreed(cast: Cast, *, is_complete: bool = True, **more: object) -> Opportunity:
    """Open a deal whose client goes to Chi; complete: nothing is left to be said at the handover."""
    deal = a_deal(cast.an, account=an_account(cast.an))
    told = {"receiver": cast.chi, "to_mode": "farm", "payment_terms": "30 ngày", **more}
    if is_complete:
        contacts.add_contact(ContactData(name="Nguyễn Thị Lan"), by=cast.an, at=NOW, account=deal.account)
        told |= {"delivery": "Bàn giao thiết kế ngày 15/12", "risks": "Kế toán trưởng còn ngại giá"}
        terms.promise(deal, "Tặng một buổi đào tạo", by=cast.an, at=NOW, promised_on=NOW.date())
    terms.agree(deal, told, by=cast.an, at=NOW)
    return deal


def notes() -> dict[str, tuple[str, str]]:
    """Return what each fact says, and from which table."""
    return {item.fact: (item.note, item.source_table) for item in HandoverItem.objects.exclude(fact="")}


def test_what_is_known_fills_the_checklist_and_what_is_not_waits_for_the_hunter(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        deal = agreed(cast, is_complete=False)
        moves.move(deal, stage("Won"), by=cast.an, at=NOW)
        made, contract, told = Handover.objects.get(), Contract.objects.get(), notes()
    assert (made.state, made.giver_id, made.receiver_id, made.to_mode) == (
        "draft",
        cast.an.pk,
        cast.chi.pk,
        "farm",
    )
    assert (made.opportunity_id, made.contract_id) == (deal.pk, contract.pk)
    assert told["contract"][0].startswith("HĐ-2026/001 · 50.000.000")
    assert told["contract"][1] == "contract"
    assert told["payment"] == ("30 ngày", "contract")
    assert told["promises"] == ("", "")
    assert told["risks"] == ("", "")
    with acting_as(cast.chi, at=NOW):
        assert not Notice.objects.exists()


def test_the_giver_says_what_is_left_and_proposes(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        moves.move(agreed(cast, is_complete=False), stage("Won"), by=cast.an, at=NOW)
        made = Handover.objects.get()
        with pytest.raises(handovers.CannotHandOver):
            handovers.propose_again(made, by=cast.an, at=NOW)
        own = {item.position: "Tự bàn giao" for item in made.items.filter(note="", is_required=True)}
        later = NOW + DAY
    with acting_as(cast.an, at=later):
        proposed = handovers.propose_again(made, by=cast.an, at=later, item_notes=own)
        told = notes()
    assert (proposed.state, proposed.proposed_at) == ("proposed", later)
    assert told["risks"] == ("Tự bàn giao", "")
    assert told["payment"] == ("30 ngày", "contract")
    with acting_as(cast.chi, at=later):
        assert Notice.objects.get().kind == "handover_proposed"


def test_complete_it_is_proposed_with_the_win_and_undone_with_it(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        deal = agreed(cast)
    with acting_as(cast.an, at=NOW + DAY) as actor:
        moves.move(deal, stage("Won"), by=cast.an, at=NOW + DAY)
        assert Handover.objects.get().state == "proposed"
        assert notes()["promises"] == (f"Tặng một buổi đào tạo ({cast.an.name}, 24/11/2026)", "opportunity")
    with acting_as(cast.an, at=NOW + DAY):
        undo(actor.change_id)
        assert (Handover.objects.count(), Contract.objects.count()) == (0, 0)
        deal.refresh_from_db()
        assert deal.outcome == "open"


def test_what_was_accepted_is_not_undone_by_the_hunter(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        deal = agreed(cast)
    with acting_as(cast.an, at=NOW) as actor:
        moves.move(deal, stage("Won"), by=cast.an, at=NOW)
    with acting_as(cast.chi, at=NOW):
        handovers.accept(Handover.objects.get(), by=cast.chi, at=NOW)
    with pytest.raises(CannotUndo), acting_as(cast.an, at=NOW):
        undo(actor.change_id)


def test_a_deal_opened_again_takes_its_handover_back(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        deal = agreed(cast)
        moves.move(deal, stage("Won"), by=cast.an, at=NOW)
        moves.move(deal, stage("Engaging"), by=cast.an, at=NOW)
        assert Handover.objects.get().state == "withdrawn"
        moves.move(deal, stage("Won"), by=cast.an, at=NOW)
        assert sorted(Handover.objects.values_list("state", flat=True)) == ["proposed", "withdrawn"]


@pytest.mark.parametrize("why", ["pipeline", "kept"])
def test_where_nobody_takes_over_there_is_no_handover(cast: Cast, why: str) -> None:
    with acting_as(cast.minh, at=NOW):
        Pipeline.objects.update(hands_over=why != "pipeline")
    with acting_as(cast.an, at=NOW):
        deal = agreed(cast)
        if why == "kept":
            terms.agree(deal, {"keeps_client": True}, by=cast.an, at=NOW)
        deal = Opportunity.objects.get(pk=deal.pk)
        moves.move(deal, stage("Won"), by=cast.an, at=NOW)
        assert (Handover.objects.count(), Contract.objects.count()) == (0, 1)


def test_who_serves_the_client_already_takes_over(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        deal = a_deal(cast.an, account=an_account(cast.an))
        Coverage.objects.create(account=deal.account, person=cast.dung, mode="advise", since=date(2026, 1, 1))
        moves.move(deal, stage("Won"), by=cast.an, at=NOW)
        made = Handover.objects.get()
    assert (made.receiver_id, made.to_mode) == (cast.dung.pk, "advise")


def test_who_usually_takes_over_from_the_team_is_named(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        moves.move(agreed(cast), stage("Won"), by=cast.an, at=NOW)
    with acting_as(cast.chi, at=NOW):
        handovers.accept(Handover.objects.get(), by=cast.chi, at=NOW)
    with acting_as(cast.an, at=NOW):
        deal = a_deal(cast.an, account=an_account(cast.an, "Công ty Hai"))
        moves.move(deal, stage("Won"), by=cast.an, at=NOW)
        assert Handover.objects.get(opportunity=deal).receiver_id == cast.chi.pk
