"""In a browser: an account is made on the way from a contact, and nothing that was typed is lost."""

from __future__ import annotations

from playwright.sync_api import Page, expect
from tests.browser import World
from tests.cast import NOW, PASSWORD

from vai.clients.models import Account, Affiliation
from vai.core.rowsecurity import acting_as


def test_an_account_made_on_the_way_comes_back_into_the_form(world: World, page: Page) -> None:
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    page.goto(f"{world.url}/contacts/new/")
    page.fill("input[name=login]", "an@example.vn")
    page.fill("input[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/contacts/new/")
    page.fill("[name=name]", "Nguyễn Thị Lan")
    page.fill("[name=notes]", "gặp ở hội chợ")
    page.locator("[name=account__text]").press_sequentially("Minh Long")
    page.locator("[data-create]").click()
    dialog = page.locator("#dialog")
    expect(dialog.locator("[name=name]")).to_have_value("Minh Long")
    dialog.locator("[name=tax_code]").fill("0100233488")
    dialog.locator("button[type=submit]").click()
    expect(page.locator("[name=account__text]")).to_have_value("Minh Long")
    expect(page.locator("form [name=notes]")).to_have_value("gặp ở hội chợ")
    page.locator(".form-actions button[type=submit]").first.click()
    page.wait_for_url("**/contacts/*/**")
    with acting_as(world.cast.an, at=NOW):
        place = Affiliation.objects.select_related("contact", "account").get()
        assert (place.contact.name, place.contact.notes) == ("Nguyễn Thị Lan", "gặp ở hội chợ")
        assert Account.objects.get().tax_digits == "0100233488"
    assert refused == []
