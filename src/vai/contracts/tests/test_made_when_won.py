"""A won deal has a contract, filled from what is known; opened again it has none, and undone there never was one."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from tests.cast import NOW, Cast

from vai.catalog.actions.products import ProductData, add_product
from vai.clients.actions import accounts, contacts
from vai.clients.actions.accounts import AccountData
from vai.clients.actions.contacts import ContactData
from vai.clients.actions.points import PointData
from vai.contracts.actions import contracts, settings, terms
from vai.contracts.models import Contract, ContractLine
from vai.core.rowsecurity import acting_as
from vai.core.undo import undo
from vai.hunting.actions import moves, opportunities
from vai.hunting.actions.lines import LineData
from vai.hunting.models import Opportunity
from vai.hunting.tests.people import a_deal, an_account, stage

LATER = NOW + timedelta(days=3)
WON_ON = LATER.date()


def settle(cast: Cast, **changes: object) -> None:
    with acting_as(cast.minh, at=NOW):
        settings.change(changes, by=cast.minh, at=NOW)


def a_known_deal(cast: Cast) -> Opportunity:
    """Open a deal with a client of whom much is known; somebody acts already."""
    data = AccountData(
        name="Công ty Ánh Dương", tax_code="0101234567", street="12 Lê Lợi", address_text="12 Lê Lợi, Huế"
    )
    account = accounts.open_account(data, by=cast.an, at=NOW)
    lan = contacts.add_contact(
        ContactData(name="Nguyễn Thị Lan"),
        by=cast.an,
        at=NOW,
        account=account,
        title="Giám đốc",
        decision_role="executive",
    )
    mail = (PointData("email", "ketoan@anhduong.vn", is_primary=True),)
    contacts.add_contact(
        ContactData(name="Trần Hùng", points=mail),
        by=cast.an,
        at=NOW,
        account=account,
        decision_role="finance",
    )
    return a_deal(cast.an, account=account, contact=lan, name="Website Ánh Dương")


def test_the_contract_says_what_is_known(cast: Cast) -> None:
    settle(cast, our_name="Công ty Vai", our_tax_code="0109999999", payment_terms="30 ngày")
    with acting_as(cast.minh, at=NOW):
        product = add_product(ProductData(name="Gói CRM"), by=cast.minh, at=NOW)
    with acting_as(cast.an, at=NOW):
        deal = a_known_deal(cast)
        line = LineData(
            product=product, quantity=Decimal(3), unit_price=Decimal(10_000_001), discount_pct=Decimal(10)
        )
        opportunities.set_lines(deal, [line], by=cast.an, at=NOW)
    with acting_as(cast.an, at=LATER):
        moves.move(deal, stage("Won"), by=cast.an, at=LATER)
        made = Contract.objects.get()
    assert (made.number, made.status, made.title) == ("HĐ-2026/001", "draft", "Website Ánh Dương")
    assert (made.owner_id, made.team_id, made.opportunity_id) == (cast.an.pk, cast.an.team_id, deal.pk)
    assert (made.client_name, made.client_tax_code, made.client_address) == (
        "Công ty Ánh Dương",
        "0101234567",
        "12 Lê Lợi, Huế",
    )
    assert (made.client_representative, made.client_title) == ("Nguyễn Thị Lan", "Giám đốc")
    assert made.invoice_email == "ketoan@anhduong.vn"
    assert (made.our_name, made.our_tax_code, made.payment_terms) == ("Công ty Vai", "0109999999", "30 ngày")
    # 3 x 10,000,001 less 10 % is 27,000,002.7; VAT of 10 % on 27,000,003 is 2,700,000.3.
    assert (made.value, made.vat, made.total) == (27_000_003, 2_700_000, 29_700_003)
    assert (made.valid_from, made.valid_to) == (WON_ON, date(WON_ON.year + 1, WON_ON.month, WON_ON.day - 1))
    with acting_as(cast.an, at=LATER):
        row = ContractLine.objects.get()
    assert (row.product_id, row.quantity, row.amount) == (product.pk, 3, 27_000_003)


def test_what_was_agreed_of_the_deal_goes_before_what_is_usual(cast: Cast) -> None:
    settle(cast, payment_terms="30 ngày", usual_months=None)
    agreed = {"valid_from": date(2027, 1, 1), "payment_terms": "50/50", "purchase_order": "PO trước hóa đơn"}
    with acting_as(cast.an, at=NOW):
        deal = a_known_deal(cast)
        terms.agree(deal, agreed, by=cast.an, at=NOW)
        moves.move(deal, stage("Won"), by=cast.an, at=NOW)
        made = Contract.objects.get()
    assert (made.valid_from, made.valid_to) == (date(2027, 1, 1), None)
    assert (made.payment_terms, made.purchase_order) == ("50/50", "PO trước hóa đơn")


def test_a_win_undone_takes_its_contract_back_and_the_number_is_given_again(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        first, second = (a_deal(cast.an, account=an_account(cast.an)) for _ in range(2))
    with acting_as(cast.an, at=NOW) as actor:
        moves.move(first, stage("Won"), by=cast.an, at=NOW)
    with acting_as(cast.an, at=NOW):
        moves.move(second, stage("Won"), by=cast.an, at=NOW)
    with acting_as(cast.an, at=NOW):
        undo(actor.change_id)
        assert list(Contract.objects.values_list("opportunity_id", "serial")) == [(second.pk, 2)]
        first.refresh_from_db()
        assert first.outcome == "open"
        moves.move(first, stage("Won"), by=cast.an, at=NOW)
        assert Contract.objects.get(opportunity=first).serial == 1


def test_a_deal_opened_again_cancels_its_contract_which_comes_back_with_its_number(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        deal = a_deal(cast.an, account=an_account(cast.an))
        moves.move(deal, stage("Won"), by=cast.an, at=NOW)
        moves.move(deal, stage("Engaging"), by=cast.an, at=NOW)
        assert Contract.objects.get().status == "cancelled"
        opportunities.change(deal, {"amount": Decimal(70_000_000)}, by=cast.an, at=NOW)
        moves.move(deal, stage("Won"), by=cast.an, at=NOW)
        again = Contract.objects.get()
    assert (again.status, again.number, again.value, again.cancelled_at) == (
        "draft",
        "HĐ-2026/001",
        70_000_000,
        None,
    )


def test_a_signed_contract_holds_its_deal(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        deal = a_deal(cast.an, account=an_account(cast.an))
        moves.move(deal, stage("Won"), by=cast.an, at=NOW)
        contracts.sign(Contract.objects.get(), signed_on=NOW.date(), by=cast.an, at=NOW)
    with pytest.raises(contracts.SignedAlready), acting_as(cast.an, at=NOW):
        moves.move(deal, stage("Engaging"), by=cast.an, at=NOW)
    with acting_as(cast.an, at=NOW):
        deal.refresh_from_db()
        assert (deal.outcome, Contract.objects.get().status) == ("won", "live")
