"""Jobs of a quote: from the deal's page to the client."""

from __future__ import annotations

from decimal import Decimal

from django.conf import settings
from playwright.sync_api import expect

from tests.effort.office import DAY, Office
from tests.effort.registry import job
from vai.catalog.models import Product
from vai.clients.models import ContactPoint
from vai.core.rowsecurity import acting_as
from vai.hunting.actions import opportunities
from vai.hunting.actions.lines import LineData
from vai.hunting.models import Opportunity, Quote
from vai.staff.models import Person


def offered(office: Office) -> tuple[Person, Opportunity]:
    """Let a hunter have a deal with a product, whose contact has an address."""
    an, minh = office.hunter(), office.world.cast.minh
    account = office.client(an, "Gỗ Bình Minh")
    lan = office.contact(an, account, "Nguyễn Thị Lan")
    deal = office.deal(an, account, "Phần mềm kho")
    with acting_as(minh, at=office.at - DAY):
        goods = Product.objects.create(name=f"Phần mềm kho {office.number}", unit="tháng")
    with acting_as(an, at=office.at - DAY):
        ContactPoint.objects.create(
            contact=lan, kind="email", value=f"lan{office.number}@example.vn", is_primary=True
        )
        opportunities.change(deal, {"contact": lan}, by=an, at=office.at - DAY)
        line = LineData(product=goods, quantity=Decimal(12), unit_price=Decimal(2_000_000))
        opportunities.set_lines(deal, [line], by=an, at=office.at - DAY)
    return an, deal


@job("quote-sent", "A quote sent to the client, from the page of the deal", who="hunter")
def quote_sent(office: Office) -> None:
    an, deal = offered(office)
    settings.VAI_HAS_MAIL, had_mail = True, settings.VAI_HAS_MAIL
    try:
        office.sit(an, f"/deals/{deal.pk}/")
        _press(office, "q", f'form[action="/deals/{deal.pk}/quotes/new/"] button', "Quote")
        office.page.wait_for_url("**/quotes/*/")
        expect(office.page.locator("[name=to]")).to_have_value(f"lan{office.number}@example.vn")
        expect(office.page.locator(".quote-total")).to_contain_text("26.400.000")
        _press(office, "s", 'button[name="how"][value="mail"]', "Send")
        expect(office.page.locator("vai-copy")).to_be_visible()
        office.page.wait_for_load_state("load")
    finally:
        settings.VAI_HAS_MAIL = had_mail
    with office.seen_by(an):
        sent = Quote.objects.get(opportunity=deal)
        assert (sent.status, sent.mailed_to) == ("sent", f"lan{office.number}@example.vn")


def _press(office: Office, key: str, selector: str, what: str) -> None:
    if office.driver.device.is_phone:
        office.driver.press(office.page.locator(selector), what)
    else:
        office.driver.key(key)
