"""A line becomes interactions, next steps, leads and deals; one key takes all of it back."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from django.utils import translation
from tests.cast import NOW, Cast

from vai.capture import fixes
from vai.capture.actions import filing, proposals
from vai.capture.actions.filing import Filed
from vai.capture.queries.understanding import understand
from vai.capture.tests import book as books
from vai.capture.tests.book import Book
from vai.capture.tests.reading_cases import GOLDEN, OWN
from vai.capture.understanding import Understanding
from vai.core.rowsecurity import acting_as, new_change
from vai.core.undo import undo
from vai.hunting.models import Lead, Opportunity
from vai.hunting.queries import lists
from vai.journal.models import Interaction, NextStep

TODAY = date(2026, 11, 24)


@pytest.fixture
def book(cast: Cast) -> Book:
    """Fill the small book."""
    return books.fill(cast)


def read(line: str, *answers: str) -> Understanding:
    """Understand a line at ten in the morning of the named day."""
    return understand(line, at=NOW, today=TODAY, now=time(10), answers=fixes.read(answers))


def filed(line: str, cast: Cast, *answers: str) -> Filed:
    """Understand a line that is clear, and file it."""
    understood = read(line, *answers)
    assert understood.questions == ()
    with translation.override("vi"):
        return filing.file(understood, by=cast.an, at=NOW)


def test_a_call_with_what_was_agreed_and_what_comes_next(cast: Cast, book: Book) -> None:
    """One talk, one step, and the amount waits for a tap."""
    with acting_as(cast.an, at=NOW):
        made = filed("gọi chị Lan ABC, chốt 120tr, hẹn thứ 6 gửi báo giá", cast)

        (talk,) = made.interactions
        assert (talk.kind, talk.account_id, talk.contact_id) == ("call", book.abc.pk, book.lan.pk)
        assert (talk.opportunity_id, talk.outcome, talk.is_two_way) == (book.deal.pk, "positive", True)
        assert talk.captured_text == "gọi chị Lan ABC, chốt 120tr, hẹn thứ 6 gửi báo giá"
        (step,) = made.steps
        assert (step.what, step.due_on, step.account_id) == ("Gửi báo giá", date(2026, 11, 27), book.abc.pk)
        (proposal,) = made.proposals
        book.deal.refresh_from_db()
        assert book.deal.amount == Decimal(90_000_000)

        proposals.confirm(proposals.read(proposal.token), by=cast.an, at=NOW)

        book.deal.refresh_from_db()
        assert book.deal.amount == Decimal(120_000_000)


def test_one_key_takes_all_of_it_back(cast: Cast, book: Book) -> None:
    """Interaction, step and lead go with one undo."""
    with acting_as(cast.an, at=NOW):
        change = new_change().change_id
        filed("lead mới: anh Hùng 0912345678 cty Ánh Dương, mai gọi lại", cast)
        assert Lead.objects.count() == 1
        assert NextStep.objects.count() == 1

        new_change()
        undo(change)

        assert Lead.objects.count() == 0
        assert NextStep.objects.count() == 0
        assert Interaction.objects.count() == 0


def test_a_deal_in_sight_is_opened(cast: Cast, book: Book) -> None:
    """With no open deal at the client a new one begins; the line stays word by word."""
    with acting_as(cast.an, at=NOW):
        made = filed("1 tỷ 2 hđ Viettel quý 1", cast)

        (deal,) = made.deals
        assert (deal.amount, deal.closes_on, deal.account_id) == (
            Decimal(1_200_000_000),
            date(2027, 3, 31),
            book.viettel.pk,
        )
        assert [talk.captured_text for talk in made.interactions] == ["1 tỷ 2 hđ Viettel quý 1"]


def test_a_win_is_written_by_a_tap_only(cast: Cast, book: Book) -> None:
    """Signed: the deal stands where it stood until somebody confirms."""
    with acting_as(cast.an, at=NOW):
        made = filed("đã ký hợp đồng với ABC", cast)

        assert Opportunity.objects.get(pk=book.deal.pk).outcome == "open"
        proposals.confirm(made.proposals[0], by=cast.an, at=NOW)
        assert Opportunity.objects.get(pk=book.deal.pk).outcome == "won"


def test_somebody_new_at_a_known_client(cast: Cast, book: Book) -> None:
    """A contact with number and place comes of it."""
    with acting_as(cast.an, at=NOW):
        made = filed("thêm liên hệ chị Thảo kế toán trưởng bên Viettel 0903123456", cast)

        (contact,) = made.contacts
        assert contact.name == "Thảo"
        assert contact.affiliations.get().account_id == book.viettel.pk
        assert contact.points.get().value == "+84903123456"


def test_every_known_line_can_be_filed(cast: Cast) -> None:
    """With what is asked answered by the first choice, each line of the cases is written, confirmed and taken back."""
    with acting_as(cast.an, at=NOW):
        for case in GOLDEN + OWN:
            change = new_change().change_id
            understood = read(case["text"])
            for _round in range(8):
                if not understood.questions:
                    break
                answers = [question.choices[0].value for question in understood.questions if question.choices]
                understood = read(case["text"], *understood.fixes.texts(), *answers)
            assert understood.questions == (), case["text"]
            made = filing.file(understood, by=cast.an, at=NOW)
            assert made.interactions or made.steps or made.leads or made.contacts or made.deals, case["text"]
            reason = lists.lost_reasons()[0]
            for proposal in made.proposals:
                proposals.confirm(
                    proposals.read(proposal.token), by=cast.an, at=NOW, deal_id=None, reason=reason
                )
            new_change()
            undo(change)
        assert (Interaction.objects.count(), NextStep.objects.count(), Lead.objects.count()) == (0, 0, 0)
        assert Opportunity.objects.count() == 0
