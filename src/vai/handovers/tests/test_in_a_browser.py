"""A handover in a real browser: proposed, sent back, proposed again, accepted; nothing the policy refuses."""

from __future__ import annotations

from collections.abc import Callable

from tests.browser import World
from tests.cast import NOW

from vai.core.rowsecurity import acting_as
from vai.handovers.models import Handover
from vai.handovers.tests.given import an_account, proposed, serving
from vai.journal.tests.browsing import looked_at, needs_browser, visit

__all__ = ["visit"]
pytestmark = needs_browser


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
    page.wait_for_selector("#checklist >> text=1 of 12")
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
