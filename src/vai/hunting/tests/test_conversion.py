"""A lead becomes a client in one step, and back again by one undo."""

from decimal import Decimal

import pytest
from django.db import connection
from tests.cast import NOW, Cast

from vai.catalog.actions import prices, products
from vai.catalog.actions.prices import PriceListData
from vai.catalog.actions.products import ProductData
from vai.clients.models import Account, Affiliation, Contact, ContactPoint, Coverage
from vai.core.errors import NotAllowed
from vai.core.rowsecurity import acting_as
from vai.core.undo import undo
from vai.hunting.actions import conversion, quick, settings
from vai.hunting.actions.conversion import ConversionChoice
from vai.hunting.models import Lead, Opportunity, OpportunityLine
from vai.hunting.queries import duplicates
from vai.hunting.tests.people import a_deal, a_lead, a_talk, an_account
from vai.journal.models import Attachment, HistoryEntry, Interaction, InteractionContact, NextStep

TABLES = (
    "account", "contact", "contact_point", "coverage", "affiliation", "lead", "opportunity", "opportunity_line",
    "stage_change", "interaction", "interaction_contact", "next_step", "attachment",
)  # fmt: skip
CHANGING = "- 'version' - 'updated_at'"


def everything(person: object) -> dict[str, list[str]]:
    """Read all rows of the tables in question, without what says only that they were touched."""
    with acting_as(person, at=NOW), connection.cursor() as cursor:
        rows = {}
        for table in TABLES:
            cursor.execute(f"SELECT (to_jsonb(t) {CHANGING})::text FROM {table} t ORDER BY id")
            rows[table] = [row[0] for row in cursor.fetchall()]
        return rows


def a_told_lead(cast: Cast) -> Lead:
    lead = a_lead(
        cast.an,
        owner=cast.an,
        name="Trần Thị Lan",
        honorific="chi",
        company="Công ty Minh Long",
        job_title="Giám đốc",
        phone="0912345678",
        email="lan@minhlong.vn",
        need="website",
    )
    a_talk(cast.an, lead_id=lead.pk, is_two_way=True)
    NextStep.objects.create(
        what="Gửi đề xuất", person=cast.an, created_by=cast.an, lead_id=lead.pk, due_on=NOW.date()
    )
    Attachment.objects.create(
        name="brief.pdf",
        content_type="application/pdf",
        size=3,
        sha256="0" * 64,
        uploaded_by=cast.an,
        lead_id=lead.pk,
    )
    return lead


def test_a_lead_becomes_account_contact_and_deal_with_all_that_was_noted(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        lead = a_told_lead(cast)
    with acting_as(cast.an, at=NOW):
        choice = ConversionChoice(
            account_name="Công ty Minh Long",
            contact_name="Trần Thị Lan",
            opportunity_name="Website Minh Long",
            amount=Decimal(120_000_000),
        )
        made = conversion.convert(lead, choice, by=cast.an, at=NOW)
        assert (made.lead.status, made.lead.converted_account, made.lead.converted_contact) == (
            "converted",
            made.account,
            made.contact,
        )
        assert Coverage.objects.get().mode == "hunt"
        assert Affiliation.objects.get().title == "Giám đốc"
        assert set(ContactPoint.objects.filter(contact=made.contact).values_list("value", flat=True)) == {
            "+84912345678",
            "lan@minhlong.vn",
        }
        deal = Opportunity.objects.get()
        assert (deal.account, deal.contact, deal.lead, deal.amount) == (
            made.account,
            made.contact,
            lead,
            Decimal(120_000_000),
        )
        followed = (made.account.pk, made.contact.pk, lead.pk, deal.pk)
        for model in (Interaction, NextStep, Attachment):
            row = model.objects.get()
            assert (row.account_id, row.contact_id, row.lead_id, row.opportunity_id) == followed
        assert InteractionContact.objects.get().contact_id == made.contact.pk
        account = Account.objects.get()
        assert account.last_two_way_at == NOW


def test_one_undo_leaves_all_as_before(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        lead = a_told_lead(cast)
    before = everything(cast.an)
    with acting_as(cast.an, at=NOW) as made:
        choice = ConversionChoice(
            account_name="Minh Long", contact_name="Lan", opportunity_name="Web", amount=Decimal(5)
        )
        conversion.convert(lead, choice, by=cast.an, at=NOW)
    with acting_as(cast.an, at=NOW) as undone:
        undo(made.change_id)
    assert everything(cast.an) == before
    with acting_as(cast.an, at=NOW):
        undo(undone.change_id)
        assert Lead.objects.get().status == "converted"
        assert Interaction.objects.get().account_id == Account.objects.get().pk


def test_what_others_noted_goes_along_too(cast: Cast) -> None:
    with acting_as(cast.khoa, at=NOW):
        lead = a_lead(cast.khoa, owner=cast.an)
        NextStep.objects.create(what="Hỏi", person=cast.khoa, created_by=cast.khoa, lead_id=lead.pk)
        a_talk(cast.khoa, lead_id=lead.pk)
    with acting_as(cast.an, at=NOW):
        made = conversion.convert(
            Lead.objects.get(), ConversionChoice(account_name="Lan"), by=cast.an, at=NOW
        )
    with acting_as(cast.minh, at=NOW):
        assert {row.account_id for row in (*Interaction.objects.all(), *NextStep.objects.all())} == {
            made.account.pk
        }


def test_duplicates_are_shown_with_reasons_and_an_existing_client_is_taken(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        account = an_account(cast.an, "Công ty TNHH Minh Long")
        account.name_key = "minh long"
        account.save()
        contact = Contact.objects.create(name="Trần Thị Lan", owner=cast.an)
        ContactPoint.objects.create(contact=contact, kind="phone", value="+84912345678")
        deal = a_deal(cast.an, account=account)
        lead = a_told_lead(cast)
        twins = duplicates.of_lead(vars(lead), except_id=lead.pk)
        assert [(d.record, d.reasons) for d in twins.accounts] == [(account, ("name",))]
        assert [(d.record, d.reasons) for d in twins.contacts] == [(contact, ("phone", "name"))]
        choice = ConversionChoice(account=account, contact=contact, opportunity=deal)
        made = conversion.convert(lead, choice, by=cast.an, at=NOW)
        assert (made.account, made.contact, made.opportunity) == (account, contact, deal)
        assert (Account.objects.count(), Contact.objects.count(), Opportunity.objects.count()) == (1, 1, 1)
        assert Affiliation.objects.get().contact == contact
        assert Interaction.objects.get().opportunity_id == deal.pk


def test_duplicates_of_another_team_are_not_shown(cast: Cast) -> None:
    with acting_as(cast.binh, at=NOW):
        an_account(cast.binh, "Công ty Minh Long")
        a_lead(cast.binh, owner=cast.binh, phone="0912345678")
    with acting_as(cast.an, at=NOW):
        lead = a_told_lead(cast)
        assert duplicates.of_lead(vars(lead), except_id=lead.pk).all == []


def test_a_lead_is_not_converted_twice_nor_by_others(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        lead = a_told_lead(cast)
    for person in (cast.binh, cast.ha, cast.lan):
        with acting_as(person, at=NOW), pytest.raises(NotAllowed):
            conversion.convert(lead, ConversionChoice(account_name="X"), by=person, at=NOW)
    with acting_as(cast.an, at=NOW):
        conversion.convert(lead, ConversionChoice(account_name="X"), by=cast.an, at=NOW)
        with pytest.raises(conversion.NotPossibleNow):
            conversion.convert(lead, ConversionChoice(account_name="X"), by=cast.an, at=NOW)
        assert Account.objects.count() == 1


def test_nothing_is_left_of_a_conversion_that_is_refused(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        lead = a_told_lead(cast)
        other = a_deal(cast.an, account=an_account(cast.an, "Khác"))
        before = HistoryEntry.objects.count()
        with pytest.raises(conversion.NoClient):
            conversion.convert(lead, ConversionChoice(contact_name="Lan"), by=cast.an, at=NOW)
        assert HistoryEntry.objects.count() == before
    with pytest.raises(conversion.NotWithThisClient), acting_as(cast.an, at=NOW):
        conversion.convert(lead, ConversionChoice(account_name="Mới", opportunity=other), by=cast.an, at=NOW)
    with acting_as(cast.an, at=NOW):
        assert Account.objects.get().name == "Khác"
        assert Lead.objects.get().status == "connected"


def test_a_client_served_by_others_is_not_added_to(cast: Cast) -> None:
    with acting_as(cast.khoa, at=NOW):
        account = an_account(cast.khoa)
    with acting_as(cast.an, at=NOW):
        lead = a_told_lead(cast)
        with pytest.raises(conversion.NotTheirClient):
            conversion.convert(lead, ConversionChoice(account=account), by=cast.an, at=NOW)
        assert Lead.objects.get().status == "connected"


def test_a_product_becomes_a_line_at_the_price_of_the_list(cast: Cast) -> None:
    with acting_as(cast.minh, at=NOW):
        product = products.add_product(ProductData(name="Gói website"), by=cast.minh, at=NOW)
        listed = prices.add_price_list(PriceListData(name="2026"), by=cast.minh, at=NOW)
        prices.set_price(product, listed, Decimal(30_000_000), by=cast.minh, at=NOW)
    with acting_as(cast.an, at=NOW):
        lead = a_told_lead(cast)
        choice = ConversionChoice(account_name="X", opportunity_name="Y", product=product)
        made = conversion.convert(lead, choice, by=cast.an, at=NOW)
        line = OpportunityLine.objects.get()
        assert (line.product, line.amount) == (product, Decimal(30_000_000))
        assert Opportunity.objects.get(pk=made.opportunity.pk).amount == Decimal(30_000_000)


def test_one_press_makes_a_deal_of_what_is_known_in_the_pipeline_that_fits(cast: Cast) -> None:
    with acting_as(cast.minh, at=NOW):
        quick_way = settings.add_pipeline("Một cuộc gọi", by=cast.minh, at=NOW)
        settings.set_one_call(quick_way, True, Decimal(10_000_000), by=cast.minh, at=NOW)
        product = products.add_product(ProductData(name="Gói CRM"), by=cast.minh, at=NOW)
        listed = prices.add_price_list(PriceListData(name="Bảng giá"), by=cast.minh, at=NOW)
        listed = prices.make_default(listed, by=cast.minh, at=NOW)
        prices.set_price(product, listed, Decimal(2_500_000), by=cast.minh, at=NOW)
    with acting_as(cast.an, at=NOW):
        person = a_lead(cast.an, owner=cast.an, name="Lê Văn Tám", phone="0912345678", product=product)
        made = quick.convert(person, by=cast.an, at=NOW)
        deal = made.opportunity
        assert deal
        assert (made.account.kind, made.account.name, deal.pipeline_id) == (
            "person",
            "Lê Văn Tám",
            quick_way.pk,
        )
        assert (deal.amount, deal.lines.get().product_id) == (Decimal(2_500_000), product.pk)
        big = a_lead(cast.an, owner=cast.an, name="Trần Lan", company="Ánh Dương", value=Decimal(90_000_000))
        staged = quick.convert(big, by=cast.an, at=NOW).opportunity
        assert staged
        assert (staged.pipeline.is_default, staged.amount) == (True, Decimal(90_000_000))
        again = a_lead(cast.an, owner=cast.an, name="Tám", phone="0912345678")
        same = quick.convert(again, by=cast.an, at=NOW)
        assert (same.account.pk, same.contact) == (made.account.pk, made.contact)
