"""The relay: a hunter captures, converts and wins; the account manager sends the client back, then takes it over.

At each stage the page is looked at, and the rows are read as somebody who sees all.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import World
from tests.journeys.browsing import faults_of, sign_in, speaks
from vai.clients.models import Coverage
from vai.core.rowsecurity import acting_as
from vai.handovers.models import Handover
from vai.hunting.models import Lead, Opportunity, Stage
from vai.staff.models import Person

LINES = {
    "vi": "lead mới: anh Hùng 0912345678 cty Ánh Dương, từ Facebook, quan tâm gói CRM",
    "en": "new lead: Mr Hùng 0912345678 Ánh Dương company, from Facebook, wants a new website",
}
REASON = {"vi": "Chưa rõ ai ký hợp đồng.", "en": "Nobody says who signs the contract."}
WIDE = {"width": 1600, "height": 900}


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


def fill_checklist(page: Page, text: str) -> None:
    """Say something for each line of the checklist."""
    for box in page.locator("textarea[name^=item_]").all():
        box.fill(text)


def capture(page: Page, line: str) -> Lead:
    """Write the line into the capture bar and file it."""
    page.keyboard.press("c")
    page.keyboard.type(line)
    expect(page.locator("#capture-understanding")).to_contain_text("Ánh Dương")
    page.keyboard.press("Enter")
    expect(page.locator(".toast")).to_contain_text("Hùng")
    with seen_by_all():
        lead = Lead.objects.select_related("owner", "source").get()
    assert (lead.name, lead.phone, lead.owner.email) == ("Hùng", "+84912345678", "an@example.vn")
    assert "Ánh Dương" in lead.company
    assert any(word in lead.need for word in ("CRM", "website")), lead.need
    assert lead.source is not None
    assert lead.source.name == "Mạng xã hội"
    return lead


def convert(page: Page, world: World, lead: Lead) -> Opportunity:
    """Find the lead in the list, and convert it in one step."""
    page.goto(f"{world.url}/leads/")
    page.locator("#main a", has_text="Hùng").first.click()
    page.wait_for_url(f"**/leads/{lead.pk}/")
    page.keyboard.press("v")
    page.wait_for_url("**/convert/")
    page.fill("input[name=amount]", "120tr")
    page.locator("#main button[type=submit][data-kind=primary]").click()
    page.wait_for_url("**/deals/*/")
    with seen_by_all():
        deal = Opportunity.objects.select_related("account", "stage", "contact").get()
        lead.refresh_from_db()
    assert lead.status == "converted"
    assert lead.converted_account_id == deal.account_id
    assert "Ánh Dương" in deal.account.name
    assert deal.contact is not None
    assert deal.amount == 120_000_000
    assert deal.outcome == "open"
    assert serving(deal.account_id) == {("an", "hunt")}
    return deal


def column(page: Page, stage: int) -> Locator:
    """Return a column of the board."""
    return page.locator(f'[data-column="{stage}"]')


def win(page: Page, world: World, deal: Opportunity, *, by_mouse: bool) -> None:
    """Move the card to the column of deals won, by keys or by a drag of the mouse."""
    with seen_by_all():
        stages = list(Stage.objects.filter(pipeline=deal.stage.pipeline_id).order_by("position", "pk"))
    won = next(stage for stage in stages if stage.outcome == "won")
    page.goto(f"{world.url}/board/")
    card = page.locator(f'.board-card[data-card="{deal.pk}"]')
    if by_mouse:
        drag(page, card, column(page, won.pk))
    else:
        card.locator(".board-grip").focus()
        page.keyboard.press("Enter")
        steps = [one.pk for one in stages].index(won.pk) - [one.pk for one in stages].index(deal.stage_id)
        for _ in range(steps):
            page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
    expect(page.locator("dialog[open] .won-name")).to_contain_text("Ánh Dương")
    expect(column(page, won.pk).locator(".board-card")).to_have_count(1)
    with seen_by_all():
        deal.refresh_from_db()
    assert (deal.outcome, deal.stage_id) == ("won", won.pk)
    assert deal.closed_at is not None
    assert serving(deal.account_id) == {("an", "hunt")}


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


def propose(page: Page, world: World, deal: Opportunity) -> Handover:
    """Propose the handover from where the win offers it."""
    page.locator(f'dialog[open] a[href*="/accounts/{deal.account_id}/handover/"]').click()
    page.wait_for_url(f"**/accounts/{deal.account_id}/handover/**")
    expect(page.locator("select[name=opportunity]")).to_have_value(str(deal.pk))
    page.select_option("select[name=receiver]", str(world.cast.chi.pk))
    page.fill("textarea[name=notes]", "Anh Hùng thích trao đổi qua Zalo.")
    fill_checklist(page, "Đã ghi trong hợp đồng")
    page.locator("#propose button[type=submit][data-kind=primary]").click()
    page.wait_for_url("**/handovers/*/")
    handover = the_handover()
    assert (handover.state, handover.receiver_id) == ("proposed", world.cast.chi.pk)
    assert (handover.from_mode, handover.to_mode) == ("hunt", "farm")
    assert handover.opportunity_id == deal.pk
    assert serving(deal.account_id) == {("an", "hunt")}
    return handover


def send_back(page: Page, world: World, handover: Handover, reason: str) -> None:
    """See it waiting on the desk, open it, send it back with a reason."""
    page.goto(f"{world.url}/")
    page.wait_for_url("**/desks/farm/")
    expect(page.locator(".care-card, .book-card", has_text="Ánh Dương")).to_have_count(0)
    page.locator(f'#main a[href="/handovers/{handover.pk}/"]').first.click()
    page.wait_for_url(f"**/handovers/{handover.pk}/")
    page.locator("details.more summary").click()
    page.fill("textarea[name=reason]", reason)
    page.locator('form[action$="/send-back/"] button[type=submit]').click()
    page.wait_for_url("**/handovers/")
    found = the_handover()
    assert (found.state, found.reason, found.n_returns) == ("sent_back", reason, 1)
    assert serving(handover.account_id) == {("an", "hunt")}


def propose_again(page: Page, world: World, handover: Handover, reason: str) -> None:
    """Read the reason, put it right, propose again."""
    page.goto(f"{world.url}/handovers/")
    page.locator(f'#main a[href="/handovers/{handover.pk}/"]').first.click()
    expect(page.locator("#main")).to_contain_text(reason)
    page.fill("textarea[name=notes]", "Anh Hùng ký; chị Mai lo thanh toán.")
    page.locator('form[action$="/again/"] button[type=submit][data-kind=primary]').click()
    expect(page.locator(".toast")).to_be_visible()
    found = the_handover()
    assert (found.state, found.pk) == ("proposed", handover.pk)
    assert "chị Mai" in found.notes
    assert serving(handover.account_id) == {("an", "hunt")}


def accept(page: Page, world: World, handover: Handover) -> None:
    """Take it over; it stands on the farm desk and among the accounts from now on."""
    page.goto(f"{world.url}/handovers/{handover.pk}/")
    page.locator('form[action$="/accept/"] button[type=submit][data-kind=primary]').click()
    expect(page.locator(".toast")).to_contain_text("Ánh Dương")
    assert the_handover().state == "accepted"
    assert serving(handover.account_id) == {("chi", "farm")}
    page.goto(f"{world.url}/desks/farm/")
    expect(page.locator(".care-card, .book-card", has_text="Ánh Dương")).to_have_count(1)
    page.goto(f"{world.url}/accounts/")
    expect(page.locator("#main")).to_contain_text("Ánh Dương")
    page.locator("#main a[data-open]", has_text="Ánh Dương").click()
    page.wait_for_url(f"**/accounts/{handover.account_id}/")
    expect(page.locator("h1")).to_contain_text("Ánh Dương")


def is_gone(page: Page, world: World, account: int) -> None:
    """It has left the hunter's desk and list, and its page says that there is none."""
    page.goto(f"{world.url}/desks/hunt/")
    expect(page.locator(f'#main a[href*="/accounts/{account}/"]')).to_have_count(0)
    page.goto(f"{world.url}/accounts/")
    expect(page.locator("#main")).not_to_contain_text("Ánh Dương")
    answer = page.goto(f"{world.url}/accounts/{account}/")
    assert answer is not None
    assert answer.status == 404


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_client_goes_from_the_hunter_to_the_account_manager(
    world: World, browser: Browser, language: str
) -> None:
    """From one line to the farm desk, with a return on the way."""
    an, chi = world.cast.an, world.cast.chi
    pages: list[Page] = []
    for person in (an, chi):
        speaks(person, language)
        pages.append(browser.new_context(service_workers="block", viewport=WIDE).new_page())
        pages[-1].set_default_timeout(10_000)
    hunter, farmer = pages
    faults = [faults_of(page) for page in pages]
    sign_in(hunter, world, an)
    expect(hunter.locator("html")).to_have_attribute("lang", language)
    lead = capture(hunter, LINES[language])
    deal = convert(hunter, world, lead)
    win(hunter, world, deal, by_mouse=language == "vi")
    handover = propose(hunter, world, deal)
    sign_in(farmer, world, chi)
    send_back(farmer, world, handover, REASON[language])
    propose_again(hunter, world, handover, REASON[language])
    accept(farmer, world, handover)
    assert faults == [[], []]
    is_gone(hunter, world, handover.account_id)
    for page in pages:
        page.context.close()
