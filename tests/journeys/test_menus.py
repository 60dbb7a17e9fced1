"""Menus stand by their buttons in every browser, and whoever chose by keys stays where they were."""

from __future__ import annotations

from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser import World
from tests.journeys.browsing import let_in
from vai.clients.actions import accounts
from vai.clients.actions.accounts import AccountData
from vai.clients.models import Account
from vai.core.rowsecurity import acting_as

# As in a browser that cannot place a menu by its button.
OLDER = """const asked = CSS.supports.bind(CSS);
CSS.supports = (...what) => (String(what[0]).startsWith("position-area") ? false : asked(...what));"""


def an_account(world: World) -> Account:
    """Let An open an account."""
    now = timezone.now()
    with acting_as(world.cast.an, at=now):
        return accounts.open_account(AccountData(name="Nhựa Bình Minh"), by=world.cast.an, at=now)


def test_menus_stand_by_their_buttons_where_the_browser_does_not_place_them(world: World, page: Page) -> None:
    page.add_init_script(OLDER)
    let_in(page.context, world, world.cast.an)
    page.goto(f"{world.url}/accounts/")
    for opener, menu in ((".person-open", "#person-menu"), ("[popovertarget=list-tier]", "#list-tier")):
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 800})
            page.locator(opener).click()
            expect(page.locator(menu)).to_be_visible()
            button, box = page.locator(opener).bounding_box(), page.locator(menu).bounding_box()
            assert button is not None
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
            assert box["x"] < button["x"] + button["width"]
            assert box["x"] + box["width"] > button["x"]
            assert abs(box["y"] - (button["y"] + button["height"]) - 4) < 2
            page.keyboard.press("Escape")


def test_the_focus_stays_at_the_button_whose_menu_drew_its_part_anew(world: World, page: Page) -> None:
    account = an_account(world)
    let_in(page.context, world, world.cast.an)
    page.goto(f"{world.url}/accounts/{account.pk}/")
    opener = page.locator("[popovertarget=stream-kinds]")
    before = opener.inner_text()
    opener.focus()
    page.keyboard.press("Enter")
    page.locator("#stream-kinds .menu-item").nth(1).focus()
    page.keyboard.press("Enter")
    expect(opener).not_to_have_text(before)
    expect(opener).to_be_focused()


def test_the_first_tab_shows_a_way_past_the_frame(world: World, page: Page) -> None:
    let_in(page.context, world, world.cast.an)
    page.goto(f"{world.url}/accounts/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('main').contains(document.activeElement)")
