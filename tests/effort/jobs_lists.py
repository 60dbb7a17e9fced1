"""Jobs on lists and files: narrowed, kept as a view, taken out, brought in; and an answer for a client who waits."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils import timezone
from playwright.sync_api import expect

from tests.effort.office import Office
from tests.effort.registry import job
from vai.catalog.actions.answers import AnswerData, add_answer
from vai.core.rowsecurity import acting_as
from vai.doors.models import ImportBatch
from vai.staff.models import Person, SavedView

CUSTOMERS = (
    "Company Name,Phone Number,City\nGạo Đồng Tâm,0912345678,Cần Thơ\nSữa Mộc Châu,0987654321,Sơn La\n"
)


def two_clients(office: Office) -> Person:
    """Give the account manager a golden client and another."""
    chi = office.farmer()
    office.client(chi, "Gỗ Bình Minh", tier="gold")
    office.client(chi, "Nhựa Bình Minh")
    return chi


@job("list-filtered", "A list narrowed by one filter", who="account manager")
def list_filtered(office: Office) -> None:
    page = office.page
    office.sit(two_clients(office), "/accounts/")
    office.driver.press(page.locator('[popovertarget="list-tier"]'), "Tier")
    with page.expect_navigation():
        office.driver.press(page.locator("#list-tier a", has_text="Gold"), "Gold")
    expect(page.locator("[data-row]")).to_have_count(1)
    expect(page.locator("[data-row]")).to_contain_text("Gỗ Bình Minh")


@job("view-saved", "A narrowed list kept as a view", who="account manager")
def view_saved(office: Office) -> None:
    chi, page = two_clients(office), office.page
    office.sit(chi, "/accounts/?sort=silence")
    office.driver.press(page.locator('[popovertarget="views-menu"]'), "Save this view")
    expect(page.locator("#views-menu [name=name]")).to_be_focused()
    office.driver.type("im lặng lâu")
    with page.expect_navigation():
        office.driver.key("Enter")
    expect(page.locator(".tabs")).to_contain_text("im lặng lâu")
    with office.seen_by(chi):
        assert SavedView.objects.get().name == "im lặng lâu"


@job("list-exported", "A list taken out as a file", who="account manager")
def list_exported(office: Office) -> None:
    page = office.page
    office.sit(two_clients(office), "/accounts/")
    office.driver.press(page.locator('[popovertarget="export-menu"]'), "Export")
    file = office.driver.download(page.locator('#export-menu a[href$=".csv"], #export-menu a').first, "CSV")
    rows = list(csv.reader(file.read_text("utf-8-sig").splitlines()))
    assert {"Gỗ Bình Minh", "Nhựa Bình Minh"} <= {cell for row in rows for cell in row}


@job("file-imported", "A file of a known kind brought in: looked at, then begun", who="account manager")
def file_imported(office: Office) -> None:
    chi, page = office.farmer(), office.page
    office.sit(chi, "/imports/new/")
    with TemporaryDirectory() as folder:
        file = Path(folder) / "companies.csv"
        file.write_text(CUSTOMERS, "utf-8")
        office.driver.upload(page.locator("input[type=file]"), "Files", file)
        profile = page.locator("select[name=profile]")
        office.driver.choose(profile, "Where they come from", label="HubSpot")
        office.driver.press(page.locator("#main form button[type=submit][data-kind=primary]"), "Look")
        page.wait_for_url(re.compile(r"/imports/\d+/"))
    expect(page.locator("#main")).to_contain_text("Sữa Mộc Châu")
    office.driver.press(page.locator('form[action$="/run/"] button'), "Import now")
    expect(page.locator("progress")).to_be_visible()
    with office.seen_by(chi):
        assert ImportBatch.objects.get(person_id=chi.pk).state == "running"


@job("answer-found", "An answer found while one looks at a lead", who="hunter")
def answer_found(office: Office) -> None:
    an, page, device = office.hunter(), office.page, office.driver.device.name
    with acting_as(office.world.cast.minh, at=office.at):
        for question, body in (
            (f"Bảo hành bao lâu ({device})?", "Hai năm, tại nơi lắp đặt."),
            (f"Có dùng thử không ({device})?", "Có, 14 ngày."),
        ):
            add_answer(AnswerData(question=question, body=body), by=office.world.cast.minh, at=timezone.now())
    lead = office.lead(an, "Lê Văn Tám")
    office.sit(an, f"/leads/{lead.pk}/")
    field = page.locator("#answers-q")
    if office.driver.device.is_phone:
        office.driver.press(field, "Find an answer")
    else:
        office.driver.key("a")
    expect(field).to_be_focused()
    office.driver.type(f"bao hanh {device}")
    expect(page.locator("#answers-at-hand details[open]")).to_contain_text("Hai năm, tại nơi lắp đặt.")
