"""The journal and a handover in a real browser: told inline, done by a key, dropped, accepted; nothing the policy refuses."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings

from tests.browser import World
from tests.cast import NOW
from vai.core.rowsecurity import acting_as
from vai.handovers.models import Handover
from vai.handovers.tests.given import an_account, proposed, serving
from vai.journal.actions import steps
from vai.journal.models import Attachment, Interaction, NextStep
from vai.journal.tests.about import a_contact
from vai.journal.tests.pages import signed_in
from vai.staff.models import Person

pytestmark = pytest.mark.skipif(
    bool(os.environ.get("VAI_NO_BROWSER")), reason=f"browser test: {os.environ.get('VAI_NO_BROWSER')}"
)
FOLDER = os.environ.get("VAI_SCREENSHOTS", "")


@pytest.fixture
def visit(world: World, page: Any, settings: Any, tmp_path: Path) -> Callable[[Person, str], Any]:
    """Open a page as somebody; what the browser refused to do is in `page.refused`."""
    settings.MEDIA_ROOT = tmp_path
    page.refused = []
    page.on(
        "console", lambda said: page.refused.append(said.text) if "Content Security" in said.text else None
    )
    page.on("pageerror", lambda fault: page.refused.append(str(fault)))

    def go(person: Person, path: str) -> Any:
        person.language = "en"
        person.save()
        cookie = signed_in(person).cookies[django_settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies(
            [{"name": django_settings.SESSION_COOKIE_NAME, "value": cookie, "url": world.url}]
        )
        page.goto(world.url + path)
        return page

    return go


def looked_at(page: Any, name: str) -> None:
    """Keep pictures of a page for people to look at, where a folder is named."""
    if not FOLDER:
        return
    for width, theme in ((1280, "light"), (360, "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("theme => document.documentElement.dataset.theme = theme", theme)
        page.wait_for_timeout(150)
        page.screenshot(path=f"{FOLDER}/{name}-{width}-{theme}.png", full_page=True)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate("() => document.documentElement.dataset.theme = 'light'")


def test_a_call_is_told_in_the_stream_and_a_file_dropped(
    world: World, visit: Callable, tmp_path: Path
) -> None:
    an = world.cast.an
    account = an_account(an)
    a_contact(an, account)
    page = visit(an, f"/accounts/{account.pk}/stream/")
    page.click("#stream >> text=Call")
    page.fill("#interaction-form textarea", "Chị Lan muốn gói lớn, nhờ @Khoa xem giá")
    page.check("#interaction-form input[name=contact_ids]")
    page.click("#interaction-form summary")
    page.fill("#interaction-form input[name=next_what]", "Gửi báo giá")
    looked_at(page, "stream-form")
    page.click("#interaction-form button[type=submit]")
    page.wait_for_selector(".timeline-item >> text=Chị Lan muốn gói lớn")
    page.click("#stream >> text=File")
    dropped = tmp_path / "hợp đồng.txt"
    dropped.write_text("nội dung")
    page.set_input_files("#attachment-files", str(dropped))
    page.click("#attachment-form button[type=submit]")
    page.wait_for_selector(".timeline-item >> text=hợp đồng.txt")
    page.click(".timeline-item >> nth=1 >> [aria-label=History]")
    page.wait_for_selector("#dialog >> text=Added")
    page.keyboard.press("Escape")
    looked_at(page, "stream")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.refused == []
    with acting_as(an, at=NOW):
        assert (Interaction.objects.get().is_two_way, Attachment.objects.get().name) == (True, "hợp đồng.txt")
        assert NextStep.objects.get().what == "Gửi báo giá"


def test_a_step_is_done_by_one_key_and_says_what_came_of_it(world: World, visit: Callable) -> None:
    an = world.cast.an
    account = an_account(an)
    with acting_as(an, at=NOW):
        for what in ("Gọi chị Lan", "Gửi báo giá"):
            steps.plan(what, by=an, at=NOW, due_on=NOW.date(), account_id=account.pk)
    page = visit(an, "/steps/")
    looked_at(page, "steps")
    page.keyboard.press("j")
    page.keyboard.press("d")
    page.wait_for_selector(".todo[data-tone=good]")
    looked_at(page, "steps-done")
    page.fill(".todo[data-tone=good] input[name=note]", "Đồng ý gặp")
    page.keyboard.press("Enter")
    page.wait_for_selector(".todo[data-tone=good] >> text=Đồng ý gặp")
    assert page.refused == []
    with acting_as(an, at=NOW):
        done = NextStep.objects.get(done_at__isnull=False)
        assert (done.what, done.done_note) == ("Gọi chị Lan", "Đồng ý gặp")


def test_a_handover_is_proposed_sent_back_and_accepted(world: World, visit: Callable) -> None:
    cast = world.cast
    account = an_account(cast.an)
    page = visit(cast.an, f"/accounts/{account.pk}/handover/")
    for number in range(8):
        page.fill(f"#id_item_{number}", f"Điều {number}")
    page.fill("#id_notes", "Khách thích trao đổi qua Zalo")
    looked_at(page, "handover-propose")
    page.select_option("#id_to_mode", "advise")
    page.wait_for_selector("text=What the client wants to reach")
    page.select_option("#id_to_mode", "farm")
    page.wait_for_selector("text=The contract and the scope")
    assert page.input_value("#id_notes") == "Khách thích trao đổi qua Zalo"
    for number in range(8):
        page.fill(f"#id_item_{number}", f"Điều {number}")
    page.click("#propose .form-actions button[type=submit]")
    page.wait_for_url("**/handovers/*/")
    with acting_as(cast.an, at=NOW):
        handover = Handover.objects.get()
    page = visit(cast.chi, "/handovers/")
    looked_at(page, "handovers")
    page.click(f"text={account.name}")
    page.click("summary >> text=Something is missing")
    page.fill("#id_reason", "Thiếu lịch giao")
    looked_at(page, "handover")
    page.click("text=Send back >> nth=-1")
    page.wait_for_url("**/handovers/")
    page = visit(cast.an, f"/handovers/{handover.pk}/")
    looked_at(page, "handover-again")
    page.fill("#id_item_5", "Giao ngày 15 hằng tháng")
    page.click("form[action$='/again/'] button[type=submit]")
    page.wait_for_selector("text=Waiting for an answer")
    page = visit(cast.chi, f"/handovers/{handover.pk}/")
    page.click("#checklist button >> nth=0")
    page.wait_for_selector("#checklist >> text=1 of 8")
    page.click("form[action$='/accept/'] button[type=submit]")
    page.wait_for_selector("text=Accepted")
    assert page.refused == []
    assert serving(account) == [("chi", "farm", True)]


def test_a_handover_fits_a_phone(world: World, visit: Callable) -> None:
    cast = world.cast
    handover = proposed(cast, an_account(cast.an))
    page = visit(cast.chi, f"/handovers/{handover.pk}/")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.refused == []
