"""Jobs of the one line: told, corrected, taken back."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from tests.effort.office import Office
from tests.effort.registry import job
from vai.clients.models import Contact
from vai.hunting.models import Lead
from vai.journal.models import Interaction, NextStep

NOTE = "gọi chị Lan ABC, chốt 120tr, hẹn thứ 6 gửi báo giá"
NEWCOMER = "lead mới: anh Hùng 0912345678 cty Ánh Dương, từ Facebook"


def open_line(office: Office) -> None:
    """Open the line: a key, or the large button of a phone."""
    if office.driver.device.is_phone:
        office.driver.press(office.page.locator("button[data-capture]"), "Capture")
    else:
        office.driver.key("c")
    expect(office.page.locator("#capture [name=line]")).to_be_focused()


def is_filed(office: Office) -> None:
    """See that it was filed: the line is empty again, a message says what became of it."""
    expect(office.page.locator(".toast")).to_be_visible()
    expect(office.page.locator("#capture [name=line]")).to_have_value("")


@job("call-noted", "A call noted, with an amount and a dated next step", who="hunter")
def call_noted(office: Office) -> None:
    an = office.hunter()
    office.client(an, "Công ty Cổ phần ABC", "Nguyễn Thị Lan", short_name="ABC")
    office.sit(an, "/desks/hunt/")
    open_line(office)
    office.driver.type(NOTE)
    office.driver.key("Enter")
    is_filed(office)
    with office.seen_by(an):
        call, step = Interaction.objects.get(), NextStep.objects.get()
        assert call.contact_id == Contact.objects.get(name="Nguyễn Thị Lan").pk
        assert (call.kind, step.what) == ("call", "Gửi báo giá")
        assert step.due_on is not None
        assert step.due_on.isoweekday() == 5


@job("lead-noted", "A new lead with name, phone, company and source", who="hunter")
def lead_noted(office: Office) -> None:
    an = office.hunter()
    office.sit(an, "/desks/hunt/")
    open_line(office)
    office.driver.type(NEWCOMER)
    office.driver.key("Enter")
    is_filed(office)
    with office.seen_by(an):
        lead = Lead.objects.select_related("source").get()
        assert (lead.name, lead.phone, lead.owner_id) == ("Hùng", "+84912345678", an.pk)
        assert "Ánh Dương" in lead.company
        assert lead.source is not None


@job("capture-corrected", "What was understood corrected: today instead of tomorrow", who="hunter")
def capture_corrected(office: Office) -> None:
    an, page = office.hunter(), office.page
    office.client(an, "Công ty Cổ phần ABC", "Nguyễn Thị Lan", short_name="ABC")
    office.sit(an, "/desks/hunt/")
    open_line(office)
    office.driver.type("gọi chị Lan ABC, mai gửi báo giá")
    chip = page.locator("#capture-understanding .understood-part[data-next] summary.chip").filter(
        has_text="/"
    )
    first = page.locator("#capture-understanding details[open] .fix-options button").first
    tomorrow = timezone.localdate() + timedelta(days=1)
    expect(chip).to_contain_text(f"{tomorrow:%d/%m}")
    if office.driver.device.is_phone:
        office.driver.press(chip, "the day")
        office.driver.press(first, "today")
    else:
        office.driver.key("ArrowDown", "ArrowDown")
        expect(chip).to_be_focused()
        office.driver.key("Enter")
        expect(first).to_be_focused()
        office.driver.key("Enter")
    wanted = timezone.localdate()
    expect(chip).to_contain_text(f"{wanted:%d/%m}")
    if office.driver.device.is_phone:
        office.driver.press(page.locator(".capture-file"), "File")
    else:
        expect(page.locator("#capture [name=line]")).to_be_focused()
        office.driver.key("Enter")
    is_filed(office)
    with office.seen_by(an):
        assert NextStep.objects.get().due_on == wanted


@job("undone", "What was just done taken back", who="hunter")
def undone(office: Office) -> None:
    an, page = office.hunter(), office.page
    office.client(an, "Công ty Cổ phần ABC", "Nguyễn Thị Lan", short_name="ABC")
    office.sit(an, "/desks/hunt/")
    open_line(office)
    office.driver.type("gọi chị Lan ABC, mai gửi báo giá")
    office.driver.key("Enter")
    is_filed(office)
    with office.seen_by(an):
        assert Interaction.objects.filter(archived_at=None).count() == 1
    office.driver.begin_here()
    with page.expect_navigation():
        if office.driver.device.is_phone:
            office.driver.press(page.locator(".toast [data-undo] button"), "Undo")
        else:
            office.driver.key("u")
    with office.seen_by(an):
        assert not Interaction.objects.filter(archived_at=None).exists()


@job("proposal-confirmed", "What Vai proposes after a note, confirmed", who="hunter")
def proposal_confirmed(office: Office) -> None:
    an, page = office.hunter(), office.page
    account = office.client(an, "Công ty Cổ phần ABC", "Nguyễn Thị Lan", short_name="ABC")
    deal = office.deal(an, account, "ABC CRM")
    office.sit(an, "/desks/hunt/")
    open_line(office)
    office.driver.type("gọi chị Lan ABC, chốt 120tr")
    office.driver.key("Enter")
    offer = page.locator(".filed-offer [data-choice]")
    expect(offer).to_have_count(1)
    office.driver.begin_here()
    if office.driver.device.is_phone:
        office.driver.press(offer, "the proposal")
    else:
        office.driver.key("1")
    expect(offer).to_have_count(0)
    with office.seen_by(an):
        deal.refresh_from_db()
        assert deal.amount == 120_000_000
