"""Quotes: what is sent stays, what is accepted is kept for ever, and a discount over a limit is asked for."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import Error, IntegrityError, connection, transaction
from tests.cast import NOW, Cast

from vai.catalog.models import Product
from vai.clients.actions import accounts, contacts
from vai.clients.actions.accounts import AccountData
from vai.clients.actions.contacts import ContactData
from vai.clients.actions.points import PointData
from vai.core.errors import NotAllowed
from vai.core.rowsecurity import acting_as
from vai.core.undo import CannotUndo, undo
from vai.hunting.actions import opportunities, quote_answers, quote_approvals, quotes
from vai.hunting.actions.lines import LineData
from vai.hunting.actions.opportunities import OpportunityData
from vai.hunting.actions.quote_answers import LinkGone, Visitor
from vai.hunting.actions.quotes import NeedsApproval, NotADraft
from vai.hunting.models import Opportunity, Quote, QuoteAcceptance
from vai.hunting.queries import quotes as queries
from vai.journal import content
from vai.journal.models import Attachment, Interaction, NextStep, Notice
from vai.staff.models import Person

DAY = timedelta(days=1)


def product(cast: Cast, name: str = "Gói CRM") -> Product:
    with acting_as(cast.minh, at=NOW):
        return Product.objects.create(name=name, unit="tháng")


def a_deal(cast: Cast, by: Person | None = None, *, discount: int = 0) -> Opportunity:
    """Open a deal of two lines worth 30 million less the discount, with a contact who has an address."""
    who, crm = by or cast.an, product(cast)
    with acting_as(who, at=NOW):
        account = accounts.open_account(AccountData(name="Công ty Minh Long"), by=who, at=NOW)
        lan = contacts.add_contact(
            ContactData(
                name="Nguyễn Thị Lan", points=(PointData("email", "lan@minhlong.vn", is_primary=True),)
            ),
            by=who,
            at=NOW,
            account=account,
        )
        lines = (
            LineData(
                product=crm,
                quantity=Decimal(12),
                unit_price=Decimal(2_000_000),
                discount_pct=Decimal(discount),
            ),
            LineData(product=crm, unit_price=Decimal(6_000_000)),
        )
        data = OpportunityData(name="CRM", account=account, contact=lan, lines=lines)
        return opportunities.open_opportunity(data, by=who, at=NOW)


def a_sent_quote(cast: Cast) -> Quote:
    deal = a_deal(cast)
    with acting_as(cast.an, at=NOW):
        return quotes.send(quotes.draft(deal, by=cast.an, at=NOW), by=cast.an, at=NOW, to="")


def token_of(quote: Quote) -> str:
    return queries.address(quote).rstrip("/").rsplit("/", 1)[1]


def test_a_draft_is_filled_from_the_deal_and_begun_once(cast: Cast) -> None:
    deal = a_deal(cast)
    with acting_as(cast.an, at=NOW):
        made = quotes.draft(deal, by=cast.an, at=NOW)
        assert quotes.draft(deal, by=cast.an, at=NOW).pk == made.pk
        assert (made.number, made.status, made.contact_id) == (1, "draft", deal.contact_id)
        assert (made.subtotal, made.vat, made.total) == (30_000_000, 3_000_000, 33_000_000)
        assert made.valid_until == NOW.date() + 15 * DAY
        assert "Thanh toán" in made.terms


def test_what_is_sent_is_kept_as_a_file_and_never_changes(cast: Cast) -> None:
    sent = a_sent_quote(cast)
    with acting_as(cast.an, at=NOW):
        assert sent.code == f"BG-{sent.opportunity_id:05d}-1"
        assert content.path_of(sent.sha256).read_bytes().startswith(b"%PDF")
        assert Attachment.objects.get(pk=sent.file_id).opportunity_id == sent.opportunity_id
        assert (
            Interaction.objects.get(opportunity_id=sent.opportunity_id).subject
            == f"Đã gửi báo giá {sent.code}"
        )
        data = quotes.QuoteData(lines=(), language="vi", valid_until=NOW.date())
        with pytest.raises(NotADraft):
            quotes.change(sent, data, by=cast.an, at=NOW)
        for change in (
            {"total": 1},
            {"content": {}},
            {"sha256": "0" * 64},
            {"status": "draft"},
            {"status": "accepted"},
        ):
            with pytest.raises(IntegrityError), transaction.atomic():
                Quote.objects.filter(pk=sent.pk).update(**change)
        with pytest.raises(IntegrityError), transaction.atomic():
            sent.lines.update(amount=1)
        with pytest.raises(IntegrityError), transaction.atomic():
            sent.lines.all().delete()


def test_a_sending_cannot_be_undone(cast: Cast) -> None:
    deal = a_deal(cast)
    with acting_as(cast.an, at=NOW):
        drafted = quotes.draft(deal, by=cast.an, at=NOW)
    with acting_as(cast.an, at=NOW) as actor:
        quotes.send(drafted, by=cast.an, at=NOW, to="")
    with acting_as(cast.an, at=NOW):
        with pytest.raises(CannotUndo):
            undo(actor.change_id)
        assert Quote.objects.get().status == "sent"


def test_the_next_version_replaces_the_one_before_and_its_link(cast: Cast) -> None:
    first = a_sent_quote(cast)
    with acting_as(cast.an, at=NOW):
        second = quotes.revise(first, by=cast.an, at=NOW)
        assert (second.number, second.total, Quote.objects.get(pk=first.pk).status) == (
            2,
            first.total,
            "sent",
        )
        second = quotes.send(second, by=cast.an, at=NOW, to="")
        assert Quote.objects.get(pk=first.pk).status == "superseded"
    over = quote_answers.look(token_of(first), at=NOW)
    assert over
    assert over.standing == "over"
    assert set(over.content) == {"seller", "company", "code"}
    with pytest.raises(LinkGone):
        quotes.accept_by_link(token_of(first), name="Lan", at=NOW)
    assert quotes.accept_by_link(token_of(second), name="Lan", at=NOW) == "accepted"


def test_an_acceptance_is_kept_with_who_when_whence_and_what(cast: Cast) -> None:
    sent = a_sent_quote(cast)
    visitor = Visitor("203.0.113.9", "Firefox")
    told = {
        "name": " Nguyễn Thị  Lan ",
        "title": "Giám đốc",
        "statement": "Tôi chấp nhận",
        "visitor": visitor,
    }
    assert quotes.accept_by_link(token_of(sent), at=NOW + DAY, **told) == "accepted"
    assert quotes.accept_by_link(token_of(sent), at=NOW + 2 * DAY, **told) == "again"
    with acting_as(cast.an, at=NOW + DAY):
        kept = QuoteAcceptance.objects.get()
        assert (kept.name, kept.title, kept.accepted_at) == ("Nguyễn Thị Lan", "Giám đốc", NOW + DAY)
        assert (kept.address, kept.agent, kept.sha256) == ("203.0.113.9", "Firefox", sent.sha256)
        assert Notice.objects.filter(person=cast.an, kind="quote_accepted").count() == 1
        step = NextStep.objects.get(opportunity_id=sent.opportunity_id)
        assert (step.what, step.person_id) == (f"Lập hợp đồng cho {sent.code}", cast.an.pk)
        deal = Opportunity.objects.get(pk=sent.opportunity_id)
        assert (deal.stage.name, deal.outcome, deal.amount) == ("Đàm phán", "open", 30_000_000)
    for person in (cast.an, cast.minh):
        with acting_as(person, at=NOW):
            assert QuoteAcceptance.objects.update(name="x") == 0
            with pytest.raises(Error), transaction.atomic():
                QuoteAcceptance.objects.all().delete()
            with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("INSERT INTO quote_acceptance SELECT * FROM quote_acceptance")


def test_what_was_accepted_is_what_the_deal_is_about(cast: Cast) -> None:
    deal = a_deal(cast, discount=7)
    with acting_as(cast.an, at=NOW):
        made = quotes.draft(deal, by=cast.an, at=NOW)
        told = quotes.QuoteData(
            lines=[quotes.OfferLine(product=line.product, quantity=Decimal(3), unit_price=Decimal(333_333), vat_pct=Decimal(8))
                   for line in queries.lines(made)],
            language="en",
            valid_until=NOW.date(),
            discount_pct=Decimal("3.33"),
        )  # fmt: skip
        sent = quotes.send(quotes.change(made, told, by=cast.an, at=NOW), by=cast.an, at=NOW, to="")
    quotes.accept_by_link(token_of(sent), name="Lan", at=NOW)
    with acting_as(cast.an, at=NOW):
        taken = Opportunity.objects.get(pk=deal.pk)
        assert taken.amount == sent.subtotal - sent.discount == sum(line.amount for line in taken.lines.all())
        assert sent.total == taken.amount + sent.vat


def test_an_expired_quote_is_over(cast: Cast) -> None:
    sent = a_sent_quote(cast)
    late = NOW + 16 * DAY
    with pytest.raises(LinkGone):
        quotes.accept_by_link(token_of(sent), name="Lan", at=late)
    shown = quote_answers.look(token_of(sent), at=late)
    assert shown
    assert shown.standing == "over"
    assert quote_answers.look("x" * 43, at=NOW) is None


def test_declining_tells_the_owner_why(cast: Cast) -> None:
    sent = a_sent_quote(cast)
    assert quotes.decline_by_link(token_of(sent), reason="Giá cao", at=NOW) == "declined"
    with pytest.raises(LinkGone):
        quotes.accept_by_link(token_of(sent), name="Lan", at=NOW)
    with acting_as(cast.an, at=NOW):
        assert Quote.objects.get(pk=sent.pk).decline_reason == "Giá cao"
        assert Notice.objects.get(kind="quote_declined").params["reason"] == "Giá cao"
        assert not QuoteAcceptance.objects.exists()


def test_a_question_stands_in_the_stream_and_is_told(cast: Cast) -> None:
    sent = a_sent_quote(cast)
    quote_answers.ask_by_link(token_of(sent), name="Lan", question="Có bao gồm đào tạo không?", at=NOW)
    with acting_as(cast.an, at=NOW):
        asked = Interaction.objects.get(direction="in")
        assert (asked.body, asked.is_two_way) == ("Lan: Có bao gồm đào tạo không?", True)
        assert Notice.objects.filter(person=cast.an, kind="quote_asked").exists()


def test_a_discount_over_the_limit_is_approved_by_the_lead_before_it_is_sent(cast: Cast) -> None:
    deal = a_deal(cast, discount=20)
    with acting_as(cast.an, at=NOW):
        made = quotes.draft(deal, by=cast.an, at=NOW)
        assert made.largest_discount_pct == 20
        with pytest.raises(NeedsApproval):
            quotes.send(made, by=cast.an, at=NOW, to="")
        assert quote_approvals.ask(made, by=cast.an, at=NOW).approver == cast.khoa
        with pytest.raises(NotAllowed):
            quote_approvals.approve(made, by=cast.an, at=NOW)
    with acting_as(cast.khoa, at=NOW):
        assert Notice.objects.get(kind="quote_approval_asked").params["pct"] == "20"
        quote_approvals.approve(made, by=cast.khoa, at=NOW)
    with acting_as(cast.an, at=NOW):
        made.refresh_from_db()
        assert Notice.objects.filter(kind="quote_approved").exists()
        deeper = [
            quotes.OfferLine(
                product=queries.lines(made)[0].product, unit_price=Decimal(100), discount_pct=Decimal(21)
            )
        ]
        data = quotes.QuoteData(lines=deeper, language="vi", valid_until=made.valid_until)
        with transaction.atomic():
            assert quotes.change(made, data, by=cast.an, at=NOW).approval == ""
            transaction.set_rollback(True)
        assert quotes.send(made, by=cast.an, at=NOW, to="").status == "sent"


def test_a_lead_returns_a_quote_with_a_reason(cast: Cast) -> None:
    deal = a_deal(cast, discount=20)
    with acting_as(cast.an, at=NOW):
        made = quote_approvals.ask(quotes.draft(deal, by=cast.an, at=NOW), by=cast.an, at=NOW)
    with acting_as(cast.khoa, at=NOW):
        quote_approvals.send_back(made, "Bớt còn 12%", by=cast.khoa, at=NOW)
    with acting_as(cast.an, at=NOW):
        made.refresh_from_db()
        assert (made.approval, made.approval_note) == ("returned", "Bớt còn 12%")
        with pytest.raises(NeedsApproval):
            quotes.send(made, by=cast.an, at=NOW, to="")


def test_a_quote_and_its_file_are_out_of_reach_of_another_team(cast: Cast) -> None:
    sent = a_sent_quote(cast)
    quotes.accept_by_link(token_of(sent), name="Lan", at=NOW)
    for person in (cast.binh, cast.phuc, cast.chi):
        with acting_as(person, at=NOW):
            assert not queries.seen().exists()
            assert not QuoteAcceptance.objects.exists()
            assert not Attachment.objects.filter(pk=sent.file_id).exists()
