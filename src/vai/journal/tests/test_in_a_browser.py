"""The journal in a real browser: told inline, done by a key, files added; nothing the policy refuses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.browser import World
from tests.cast import NOW

from vai.core.rowsecurity import acting_as
from vai.journal.actions import steps
from vai.journal.models import Attachment, Interaction, NextStep
from vai.journal.tests.about import a_contact, an_account
from vai.journal.tests.browsing import looked_at, needs_browser, visit

__all__ = ["visit"]
pytestmark = needs_browser


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
