"""The relay: a stranger asks by a form, a hunter calls, converts, quotes and wins; who keeps clients sends it back, then takes it over.

At each stage the page is looked at, and the rows are read as somebody who sees all.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import time, timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import World
from tests.journeys.browsing import faults_of, let_in, sign_in, speaks
from vai.catalog.actions.products import ProductData, add_product
from vai.clients.models import Coverage
from vai.commissions.actions import plans, reckoning
from vai.commissions.actions.plans import AssignmentData
from vai.commissions.models import CommissionEvent, CommissionStatement
from vai.contracts.models import Contract
from vai.core.rowsecurity import acting_as
from vai.doors.actions import intakes
from vai.doors.intake import guard
from vai.doors.models import WebForm
from vai.handovers.models import Handover
from vai.hunting import jobs, links
from vai.hunting.actions import calls
from vai.hunting.models import Lead, LeadAssignment, Opportunity, Quote, RoutingRule, Stage
from vai.journal.models import Interaction
from vai.staff.models import Person

REASON = "Chưa rõ ai ký nghiệm thu."
PROMISE = "Tặng một buổi đào tạo"
WIDE = {"width": 1600, "height": 900}
PLAN: dict[str, Any] = {
    "currency": "VND",
    "period": "month",
    "basis": "booked",
    "rate": {"flat": "5"},
    "holdback": {"pct": "20", "release": "handover_accepted"},
}


@contextmanager
def seen_by_all() -> Iterator[None]:
    """Read rows as somebody who sees them all."""
    with acting_as(Person.objects.get(is_robot=True), at=timezone.now()):
        yield


def serving(account: int) -> set[tuple[str, str]]:
    """Say who serves an account now, and how."""
    with seen_by_all():
        rows = Coverage.objects.filter(account_id=account, until=None).select_related("person")
        return {(row.person.email.split("@")[0], row.mode) for row in rows}


def the_handover() -> Handover:
    """Return the only handover there is."""
    with seen_by_all():
        return Handover.objects.get()


def settle(world: World) -> WebForm:
    """Let an administrator set up a product, a form, a rule that gives its leads to An, and An's commission."""
    minh, at = world.cast.minh, timezone.now()
    with acting_as(minh, at=at):
        asked = [
            {"code": code, "is_required": code == "name"} for code in ("name", "phone", "company", "need")
        ]
        values = {
            "name": "Trang chủ",
            "title_vi": "Nhận báo giá",
            "title_en": "Ask for a quote",
            "fields": asked,
            "consent_vi": "Tôi đồng ý được liên hệ.",
            "is_consent_required": True,
        }
        web = intakes.make_form(values, by=minh, at=at)
        RoutingRule.objects.create(name="Form về An", target="person", person=world.cast.an)
        # The relay is run at whatever hour the tests run.
        calls.set_hours(time(0), time(23, 59, 59), by=minh, at=at)
        add_product(ProductData(name="Website bán hàng", code="WEB"), by=minh, at=at)
        first = timezone.localdate(at).replace(day=1)
        plan = plans.add_plan("Hoa hồng 5 %", PLAN, by=minh, at=at, effective_from=first)
        plans.assign(plan, AssignmentData(world.cast.an, first), by=minh, at=at)
    return web


def ask_by_form(page: Page, world: World, web: WebForm) -> Lead:
    """Be a stranger who fills in the form of the company's site; the jobs take it in and route it."""
    page.goto(f"{world.url}/f/{web.key}/")
    page.fill("input[name=name]", "Lê Văn Hùng")
    page.fill("input[name=phone]", "0912 345 678")
    page.fill("input[name=company]", "Công ty Ánh Dương")
    page.fill("[name=need]", "Cần website bán hàng trước Tết")
    page.check("input[name=consent]")
    page.locator("form.form button[type=submit]").click()
    page.wait_for_url("**/thanks/**")
    jobs.take_in()
    with seen_by_all():
        lead = Lead.objects.select_related("owner").get()
        routed = LeadAssignment.objects.get(lead=lead)
    assert (lead.name, lead.phone, lead.company) == ("Lê Văn Hùng", "+84912345678", "Công ty Ánh Dương")
    assert (lead.owner, routed.person_id) == (world.cast.an, world.cast.an.pk)
    assert routed.rule_id is not None
    return lead


def call(page: Page, world: World, lead: Lead) -> None:
    """Take the first of the call list, note what was said, and keep the outcome with one key."""
    page.goto(f"{world.url}/calls/")
    expect(page.locator("[data-call]")).to_have_attribute("data-call", str(lead.pk))
    page.fill(".call-note input", "Người quyết là giám đốc")
    page.keyboard.press("Escape")
    with page.expect_response("**/keep/"):
        page.keyboard.press("1")
    expect(page.locator("[data-call]")).to_have_count(0)
    with seen_by_all():
        told = Interaction.objects.get(kind="call")
        lead.refresh_from_db()
    assert (told.outcome, told.body) == ("reached", "Người quyết là giám đốc")
    assert lead.first_touch_at is not None


def convert(page: Page, world: World, lead: Lead) -> Opportunity:
    """Convert it in one step, from its page."""
    page.goto(f"{world.url}/leads/{lead.pk}/")
    page.keyboard.press("v")
    page.wait_for_url("**/convert/")
    page.fill("input[name=amount]", "120tr")
    page.locator("#main button[type=submit][data-kind=primary]").click()
    page.wait_for_url("**/deals/*/")
    with seen_by_all():
        deal = Opportunity.objects.select_related("account", "stage", "contact").get()
        lead.refresh_from_db()
    assert (lead.status, lead.converted_account_id) == ("converted", deal.account_id)
    assert "Ánh Dương" in deal.account.name
    assert deal.contact is not None
    assert (deal.amount, deal.outcome) == (120_000_000, "open")
    assert serving(deal.account_id) == {("an", "hunt")}
    return deal


def quote(page: Page) -> Quote:
    """Write a quote with one product from the deal's page, and make the link for the client."""
    page.locator('form[action$="/quotes/new/"] button').click()
    page.wait_for_url("**/quotes/*/edit/")
    product = page.locator('[name="line-0-product__text"]')
    product.fill("Website")
    page.locator("[role=option]", has_text="Website bán hàng").first.click()
    page.fill('[name="line-0-unit_price"]', "120tr")
    page.locator("#main form button[type=submit][data-kind=primary]").last.click()
    page.wait_for_url(lambda url: url.endswith("/") and "/edit/" not in url)
    page.locator("button[name=how][value=link]").click()
    expect(page.locator("#main")).to_contain_text("/q/")
    with seen_by_all():
        made = Quote.objects.select_related("opportunity").get()
    assert (made.status, made.subtotal) == ("sent", 120_000_000)
    return made


def accept_by_link(page: Page, world: World, made: Quote) -> None:
    """Be the client, who opens the link without signing in and accepts."""
    page.goto(f"{world.url}/q/{links.token_of(made.pk, made.link_salt)}/")
    page.fill("#answer [name=name]", "Lê Văn Hùng")
    page.check("#answer [name=agrees]")
    page.locator("#answer form button[data-kind=primary]").click()
    expect(page.locator(".quote-state[data-tone=good]")).to_be_visible()
    with seen_by_all():
        made.refresh_from_db()
        deal = Opportunity.objects.get()
    assert (made.status, deal.amount, deal.outcome) == ("accepted", 120_000_000, "open")


def promise(page: Page) -> None:
    """Note at the deal what was promised by word of mouth."""
    page.locator("#agreed summary").click()
    page.fill("#agreed [name=text]", PROMISE)
    page.keyboard.press("Enter")
    expect(page.locator("#agreed .promise-list")).to_contain_text(PROMISE)


def column(page: Page, stage: int) -> Locator:
    """Return a column of the board."""
    return page.locator(f'[data-column="{stage}"]')


def win(page: Page, world: World, deal: Opportunity) -> Contract:
    """Drag the card to the column of deals won: nothing is missing, so nothing is asked. The contract is there."""
    with seen_by_all():
        deal.refresh_from_db()
        won = Stage.objects.get(pipeline=deal.pipeline_id, outcome="won")
    page.goto(f"{world.url}/board/")
    drag(page, page.locator(f'.board-card[data-card="{deal.pk}"]'), column(page, won.pk))
    expect(page.locator("dialog[open] .won-name")).to_contain_text("Ánh Dương")
    with seen_by_all():
        deal.refresh_from_db()
        contract = Contract.objects.get()
    assert (deal.outcome, deal.stage_id) == ("won", won.pk)
    assert deal.closed_at is not None
    assert (contract.opportunity_id, contract.value, contract.serial) == (deal.pk, 120_000_000, 1)
    assert contract.quote_id is not None
    expect(page.locator(f'dialog[open] a[href="/contracts/{contract.pk}/"]')).to_contain_text(contract.number)
    assert serving(deal.account_id) == {("an", "hunt")}
    return contract


def drag(page: Page, card: Locator, to: Locator) -> None:
    """Press on a card, carry it in small steps, let it go."""
    page.wait_for_load_state("networkidle")
    start, end = card.bounding_box(), to.bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 40, start["y"] + start["height"] - 8)
    page.mouse.down()
    for part in range(1, 11):
        page.mouse.move(
            start["x"] + 40 + (end["x"] + 60 - start["x"] - 40) * part / 10,
            start["y"] + 8 + (end["y"] + 20 - start["y"] - 8) * part / 10,
        )
    page.mouse.up()


def earned(deal: Opportunity, an: Person, *, payable: int) -> None:
    """Look at the line of the deal in the statement: five percent, a fifth of it held back until it is accepted."""
    robot = Person.objects.get(is_robot=True)
    at = timezone.now()
    with acting_as(robot, at=at, door="job"):
        reckoning.reckon(an.pk, at=at)
    with acting_as(an, at=at):
        statement = CommissionStatement.objects.get(person=an)
        assert (int(statement.earned), int(statement.payable)) == (6_000_000, payable)
        assert CommissionEvent.objects.get(deal=deal, kind="booked").base == deal.amount


def complete(page: Page, world: World, deal: Opportunity) -> Handover:
    """Open the handover that the win opened, say what nobody could know, and propose it."""
    handover = the_handover()
    assert (handover.state, handover.receiver_id, handover.opportunity_id) == (
        "draft",
        world.cast.chi.pk,
        deal.pk,
    )
    page.locator(f'dialog[open] a[href="/handovers/{handover.pk}/"]').click()
    page.wait_for_url(f"**/handovers/{handover.pk}/")
    page.locator("details.more summary").first.click()
    expect(page.locator("#main")).to_contain_text(PROMISE)
    left = [box for box in page.locator("textarea[name^=item_]").all() if not box.input_value()]
    assert left
    for box in left:
        box.fill("Đã ghi trong hợp đồng")
    page.locator('form[action$="/again/"] button[type=submit][data-kind=primary]').click()
    expect(page.locator(".toast")).to_be_visible()
    assert the_handover().state == "proposed"
    return handover


def send_back(page: Page, world: World, handover: Handover) -> None:
    """See it waiting on the desk, open it, send it back with a reason."""
    page.goto(f"{world.url}/")
    page.wait_for_url("**/desks/farm/")
    expect(page.locator(".care-card, .book-card", has_text="Ánh Dương")).to_have_count(0)
    page.locator(f'#main a[href="/handovers/{handover.pk}/"]').first.click()
    page.wait_for_url(f"**/handovers/{handover.pk}/")
    expect(page.locator("#checklist")).to_contain_text(PROMISE)
    page.locator("details.more summary").click()
    page.fill("textarea[name=reason]", REASON)
    page.locator('form[action$="/send-back/"] button[type=submit]').click()
    page.wait_for_url("**/handovers/")
    found = the_handover()
    assert (found.state, found.reason, found.n_returns) == ("sent_back", REASON, 1)
    assert serving(handover.account_id) == {("an", "hunt")}


def propose_again(page: Page, world: World, handover: Handover) -> None:
    """Find it back on the own desk with the reason, put it right, propose again."""
    page.goto(f"{world.url}/desks/hunt/")
    expect(page.locator("#main")).to_contain_text(REASON)
    page.locator(f'#main a[href="/handovers/{handover.pk}/"]').first.click()
    page.fill("textarea[name=notes]", "Anh Hùng ký nghiệm thu; chị Mai lo thanh toán.")
    page.locator('form[action$="/again/"] button[type=submit][data-kind=primary]').click()
    expect(page.locator(".toast")).to_be_visible()
    found = the_handover()
    assert (found.state, found.pk) == ("proposed", handover.pk)
    assert "chị Mai" in found.notes


def accept(page: Page, world: World, handover: Handover) -> None:
    """Take it over; it stands on the farm desk and among the accounts from now on."""
    page.goto(f"{world.url}/handovers/{handover.pk}/")
    page.locator('form[action$="/accept/"] button[type=submit][data-kind=primary]').click()
    expect(page.locator(".toast")).to_contain_text("Ánh Dương")
    assert the_handover().state == "accepted"
    assert serving(handover.account_id) == {("chi", "farm")}
    page.goto(f"{world.url}/desks/farm/")
    expect(page.locator(".care-card, .book-card", has_text="Ánh Dương")).to_have_count(1)
    page.goto(f"{world.url}/accounts/{handover.account_id}/")
    expect(page.locator("h1")).to_contain_text("Ánh Dương")


def is_gone(page: Page, world: World, account: int) -> None:
    """It has left the hunter's desk and list, and its page says that there is none."""
    page.goto(f"{world.url}/desks/hunt/")
    expect(page.locator(f'#main a[href*="/accounts/{account}/"]')).to_have_count(0)
    expect(page.locator("#handing")).to_have_count(0)
    page.goto(f"{world.url}/accounts/")
    expect(page.locator("#main")).not_to_contain_text("Ánh Dương")
    answer = page.goto(f"{world.url}/accounts/{account}/")
    assert answer is not None
    assert answer.status == 404


def test_a_stranger_becomes_a_client_on_the_account_managers_desk(
    world: World, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From a form to the farm desk, with a return on the way."""
    # A stranger takes a while to fill in a form; this one has no time.
    monkeypatch.setattr(guard, "QUICKEST", timedelta(0))
    an, chi = world.cast.an, world.cast.chi
    web = settle(world)
    pages: list[Page] = []
    for person in (None, an, chi):
        if person is not None:
            speaks(person, "vi")
        pages.append(browser.new_context(service_workers="block", viewport=WIDE).new_page())
        pages[-1].set_default_timeout(10_000)
    stranger, hunter, farmer = pages
    faults = [faults_of(page) for page in pages]
    lead = ask_by_form(stranger, world, web)
    sign_in(hunter, world, an)
    call(hunter, world, lead)
    deal = convert(hunter, world, lead)
    promise(hunter)
    offered = quote(hunter)
    accept_by_link(stranger, world, offered)
    win(hunter, world, deal)
    handover = complete(hunter, world, deal)
    earned(deal, an, payable=4_800_000)
    let_in(farmer.context, world, chi)
    send_back(farmer, world, handover)
    propose_again(hunter, world, handover)
    accept(farmer, world, handover)
    earned(deal, an, payable=6_000_000)
    assert faults == [[], [], []]
    is_gone(hunter, world, handover.account_id)
    for page in pages:
        page.context.close()
