"""Jobs on records: found, gone through, moved, converted, opened, told, changed."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from tests.effort.office import Office
from tests.effort.registry import job
from vai.clients.models import Affiliation
from vai.core.rowsecurity import acting_as
from vai.hunting.models import Lead, Opportunity, Stage
from vai.journal.models import Interaction, NextStep
from vai.staff.models import Person


def go_through(office: Office, path: str, to: str) -> None:
    """Come to the first record of a list; the job is to go on to the next one."""
    office.page.locator("#main a[data-open]").first.click()
    office.page.wait_for_url(to)
    office.driver.begin_here()
    first = office.page.locator("h1").inner_text()
    after = office.page.locator('vai-record-steps [rel="next"]')
    if office.driver.device.is_phone:
        office.driver.press(after, "Next record")
    else:
        expect(after).to_be_visible()
        office.driver.key("]")
    expect(office.page.locator("h1")).not_to_have_text(first)
    office.page.wait_for_url(to)


def stages(person: Person) -> list[Stage]:
    """List the stages of the usual pipeline."""
    with acting_as(person, at=timezone.now()):
        first = Stage.objects.order_by("pipeline__position", "pipeline_id", "position", "pk").first()
        assert first
        return list(Stage.objects.filter(pipeline=first.pipeline_id).order_by("position", "pk"))


@job("person-found", "A person found by a part of the name without accents, and opened", who="hunter")
def person_found(office: Office) -> None:
    an, page = office.hunter(), office.page
    office.client(an, "Thép Hòa Phát", "Trần Thu Hương", "Nguyễn Thị Lan")
    office.sit(an, "/desks/hunt/")
    if office.driver.device.is_phone:
        office.driver.press(page.locator('nav.bottom [data-opens="search"]'), "Search")
    else:
        office.driver.key("/")
    office.driver.type("huong")
    expect(page.locator("#search-results a").first).to_contain_text("Trần Thu Hương")
    office.driver.key("Enter")
    page.wait_for_url("**/contacts/*/")
    expect(page.locator("h1")).to_have_text("Trần Thu Hương")
    assert office.driver.tally.keys <= 8


@job("row-next", "To the next row of a list", who="hunter", devices=("laptop",))
def row_next(office: Office) -> None:
    an = office.hunter()
    for name in ("Gỗ Bình Minh", "Nhựa Bình Minh", "Thép Hòa Phát"):
        office.client(an, name)
    office.sit(an, "/accounts/")
    office.page.keyboard.press("j")
    office.driver.begin_here()
    office.driver.key("j")
    expect(office.page.locator("[data-row]").nth(1)).to_be_focused()


@job("account-next", "To the next account, from the page of one", who="account manager")
def account_next(office: Office) -> None:
    chi = office.farmer()
    for name in ("Gỗ Bình Minh", "Nhựa Bình Minh"):
        office.client(chi, name)
    office.sit(chi, "/accounts/")
    go_through(office, "/accounts/", "**/accounts/*/")


@job("contact-next", "To the next contact, from the page of one", who="account manager")
def contact_next(office: Office) -> None:
    chi = office.farmer()
    office.client(chi, "Gỗ Bình Minh", "Nguyễn Thị Lan", "Trần Quốc Hùng")
    office.sit(chi, "/contacts/")
    go_through(office, "/contacts/", "**/contacts/*/")


@job("lead-next", "To the next lead, from the page of one", who="hunter")
def lead_next(office: Office) -> None:
    an = office.hunter()
    for name in ("Lê Văn Tám", "Phạm Thị Chín"):
        office.lead(an, name)
    office.sit(an, "/leads/")
    go_through(office, "/leads/", "**/leads/*/")


@job("deal-next", "To the next deal, from the page of one", who="hunter")
def deal_next(office: Office) -> None:
    an = office.hunter()
    account = office.client(an, "Gỗ Bình Minh")
    for name in ("Website", "Phim giới thiệu"):
        office.deal(an, account, name)
    office.sit(an, "/board/")
    go_through(office, "/board/", "**/deals/*/")


@job("stage-dragged", "A deal moved to the next stage on the board", who="hunter")
def stage_dragged(office: Office) -> None:
    an, page = office.hunter(), office.page
    deal = office.deal(an, office.client(an, "Gỗ Bình Minh"), "Website")
    wanted = stages(an)[1]
    office.sit(an, "/board/")
    card = page.locator(f'.board-card[data-card="{deal.pk}"]')
    column = page.locator(f'[data-column="{wanted.pk}"]')
    office.driver.drag(card, column, f"the card to “{wanted}”")
    expect(column.locator(".board-card:not([aria-busy])")).to_have_count(1)
    with office.seen_by(an):
        deal.refresh_from_db()
        assert deal.stage_id == wanted.pk


@job("stage-pressed", "A deal moved to the next stage on its page", who="hunter")
def stage_pressed(office: Office) -> None:
    an, page = office.hunter(), office.page
    deal = office.deal(an, office.client(an, "Gỗ Bình Minh"), "Website")
    wanted = stages(an)[1]
    office.sit(an, f"/deals/{deal.pk}/")
    if office.driver.device.is_phone:
        office.driver.press(page.locator(f'.stage-path button[value="{wanted.pk}"]'), f"“{wanted}”")
    else:
        office.driver.key("2")
    expect(page.locator(".stage-here")).to_have_text(str(wanted))
    with office.seen_by(an):
        deal.refresh_from_db()
        assert deal.stage_id == wanted.pk


@job("lead-claimed", "A lead that nobody has, claimed", who="hunter")
def lead_claimed(office: Office) -> None:
    an, page = office.hunter(), office.page
    lead = office.lead(office.hire("Bùi Anh Khoa", an.title, "khoa"), "Lê Văn Tám", is_free=True)
    office.sit(an, f"/leads/{lead.pk}/")
    claim = page.locator('form[action$="/claim/"] button')
    expect(claim).to_be_visible()
    if office.driver.device.is_phone:
        office.driver.press(claim, "Claim")
    else:
        office.driver.key("t")
    expect(page.locator(".toast")).to_be_visible()
    with office.seen_by(an):
        lead.refresh_from_db()
        assert lead.owner_id == an.pk


@job("lead-converted", "A lead made a client, a contact and a deal of a known amount", who="hunter")
def lead_converted(office: Office) -> None:
    an, page = office.hunter(), office.page
    lead = office.lead(an, "Lê Văn Tám", company="Ánh Dương", phone="0912 345 678")
    office.sit(an, f"/leads/{lead.pk}/")
    if office.driver.device.is_phone:
        office.driver.press(page.locator('#main a[href$="/convert/"]'), "Convert")
    else:
        office.driver.key("v")
    page.wait_for_url("**/convert/")
    office.driver.press(page.locator("[name=amount]"), "Amount")
    office.driver.type("120tr")
    office.driver.key("Enter")
    page.wait_for_url("**/deals/*/")
    with office.seen_by(an):
        deal = Opportunity.objects.select_related("account", "contact").get()
        assert (deal.amount, deal.account.name, deal.contact.name) == (
            120_000_000,
            "Ánh Dương",
            "Lê Văn Tám",
        )
        assert Lead.objects.get().status == "converted"


@job("deal-opened", "A deal opened for a client, with its amount", who="hunter")
def deal_opened(office: Office) -> None:
    an, page = office.hunter(), office.page
    account = office.client(an, "Gỗ Bình Minh")
    office.sit(an, f"/accounts/{account.pk}/")
    if office.driver.device.is_phone:
        office.driver.press(page.locator('#main a[href*="/deals/new/"]').first, "New deal")
        page.wait_for_url("**/deals/new/**")
        office.driver.press(page.locator("#main form [name=name]"), "Name")
        office.driver.type("Website")
        office.driver.press(page.locator("#main form [name=amount]"), "Amount")
    else:
        office.driver.key("o")
        page.wait_for_url("**/deals/new/**")
        expect(page.locator("#main form [name=name]")).to_be_focused()
        office.driver.type("Website")
        office.driver.key("Tab", "Tab", "Tab", "Tab", "Tab")
        expect(page.locator("#main form [name=amount]")).to_be_focused()
    office.driver.type("80tr")
    office.driver.key("Enter")
    page.wait_for_url(lambda url: "/deals/new/" not in url)
    with office.seen_by(an):
        deal = Opportunity.objects.get()
        assert (deal.name, deal.amount, deal.account_id) == ("Website", 80_000_000, account.pk)


@job("call-told", "A call told on the page of the client", who="account manager")
def call_told(office: Office) -> None:
    chi, page = office.farmer(), office.page
    account = office.client(chi, "Gỗ Bình Minh", "Nguyễn Thị Lan")
    office.sit(chi, f"/accounts/{account.pk}/")
    call = page.locator('#stream a[href*="/new/?kind=call"]')
    expect(call).to_be_attached()
    if office.driver.device.is_phone:
        office.driver.press(call, "Call")
    else:
        office.driver.key("l")
    expect(page.locator("#interaction-form [name=body]")).to_be_focused()
    office.driver.type("khách muốn giao sớm hơn")
    if office.driver.device.is_phone:
        office.driver.press(page.locator("#interaction-form button[type=submit]"), "Save")
    else:
        office.driver.key("Control+Enter")
    expect(page.locator("#stream .timeline")).to_contain_text("khách muốn giao sớm hơn")
    with office.seen_by(chi):
        assert Interaction.objects.get().kind == "call"


@job("step-planned", "A step with a client planned for a day", who="account manager")
def step_planned(office: Office) -> None:
    chi, page = office.farmer(), office.page
    account = office.client(chi, "Gỗ Bình Minh")
    office.sit(chi, f"/accounts/{account.pk}/")
    day = timezone.localdate() + timedelta(days=3)
    field = page.locator("#step-form [name=due_on]")
    if office.driver.device.is_phone:
        office.driver.press(page.locator('#steps a[href*="/steps/new/"]'), "Plan a step")
        expect(page.locator("#step-form [name=what]")).to_be_focused()
        office.driver.type("Gửi báo giá")
        office.driver.pick_date(field, "the day in the calendar", day)
        office.driver.press(page.locator("#step-form button[type=submit]"), "Save")
    else:
        office.driver.key("n")
        expect(page.locator("#step-form [name=what]")).to_be_focused()
        office.driver.type("Gửi báo giá")
        office.driver.key("Tab")
        office.driver.type_date(field, day)
        office.driver.key("Enter")
    expect(page.locator("#steps")).to_contain_text("Gửi báo giá")
    with office.seen_by(chi):
        assert NextStep.objects.get().due_on == day


@job("contact-added", "A person with a phone number added at a client", who="account manager")
def contact_added(office: Office) -> None:
    chi, page = office.farmer(), office.page
    account = office.client(chi, "Gỗ Bình Minh")
    office.sit(chi, f"/accounts/{account.pk}/")
    if office.driver.device.is_phone:
        office.driver.press(page.locator('#people a[href*="/contacts/new/"]'), "Add a person")
    else:
        office.driver.key("p")
    expect(page.locator("#dialog [name=name]")).to_be_focused()
    office.driver.type("Nguyễn Thị Lan")
    if office.driver.device.is_phone:
        office.driver.press(page.locator("#dialog [name=new_phone]"), "Phone")
    else:
        office.driver.key("Tab")
        expect(page.locator("#dialog [name=new_phone]")).to_be_focused()
    office.driver.type("0912345678")
    office.driver.key("Enter")
    expect(page.locator("#people")).to_contain_text("Nguyễn Thị Lan")
    with office.seen_by(chi):
        place = Affiliation.objects.select_related("contact").get()
        assert (place.account_id, place.contact.name) == (account.pk, "Nguyễn Thị Lan")


@job("amount-changed", "The amount of a deal changed where it stands", who="hunter")
def amount_changed(office: Office) -> None:
    an, page = office.hunter(), office.page
    deal = office.deal(an, office.client(an, "Gỗ Bình Minh"), "Website")
    office.sit(an, f"/deals/{deal.pk}/")
    office.driver.press(page.locator('a.edit-value[href*="/field/amount/"]'), "the amount")
    expect(page.locator("vai-inline-edit [name=amount]")).to_be_focused()
    office.driver.type("95tr")
    office.driver.key("Enter")
    expect(page.locator('a.edit-value[href*="/field/amount/"]')).to_contain_text("95")
    with office.seen_by(an):
        deal.refresh_from_db()
        assert deal.amount == 95_000_000
