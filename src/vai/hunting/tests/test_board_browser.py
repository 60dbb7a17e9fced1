"""The board in a real browser: moved by keys, a lost deal asks for its reason, a won one is a small joy."""

from __future__ import annotations

from datetime import timedelta

from playwright.sync_api import Page, expect
from tests import cast as named_cast
from tests.browser import World

from vai.core.rowsecurity import acting_as
from vai.hunting.models import Opportunity
from vai.hunting.tests.people import a_deal, an_account, reason, stage
from vai.staff.models import Person

NOW = named_cast.NOW


def sign_in(page: Page, world: World, person: Person) -> None:
    page.goto(f"{world.url}/sign-in/login/")
    page.fill("input[name=login]", person.email)
    page.fill("input[name=password]", named_cast.PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/sign-in/" not in url)


def column(page: Page, key: int):
    return page.locator(f'[data-column="{key}"]')


def test_cards_move_by_keys_and_ask_for_what_is_missing(world: World, page: Page) -> None:
    an = world.cast.an
    with acting_as(an, at=NOW):
        account = an_account(an)
        a_deal(an, NOW - timedelta(days=1), name="Website Minh Long", account=account)
        a_deal(an, NOW - timedelta(days=2), name="Phim giới thiệu", account=account)
        keys = {name: stage(name).pk for name in ("Prospecting", "Engaging", "Negotiation", "Won", "Lost")}
        why = str(reason().pk)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "console", lambda line: faults.append(line.text) if "Content Security Policy" in line.text else None
    )
    sign_in(page, world, an)
    page.goto(f"{world.url}/board/")
    card = page.locator(".board-card", has_text="Website Minh Long")
    card.locator(".board-grip").click()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(column(page, keys["Engaging"]).locator(".board-card")).to_have_count(1)
    page.wait_for_load_state("networkidle")
    with acting_as(an, at=NOW):
        assert Opportunity.objects.get(name="Website Minh Long").stage_id == keys["Engaging"]

    card.locator(".board-grip").click()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    dialog = page.locator("dialog[open]")
    expect(dialog).to_be_visible()
    expect(column(page, keys["Engaging"]).locator(".board-card")).to_have_count(1)
    dialog.locator("select[name=lost_reason]").select_option(why)
    dialog.locator("button[type=submit]").first.click()
    page.wait_for_url("**/deals/*/")
    with acting_as(an, at=NOW):
        assert Opportunity.objects.get(name="Website Minh Long").outcome == "lost"

    page.goto(f"{world.url}/board/")
    page.locator(".board-card", has_text="Phim giới thiệu").locator(".board-grip").click()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("dialog[open] .won-name")).to_contain_text("Phim giới thiệu")
    with acting_as(an, at=NOW):
        assert Opportunity.objects.get(name="Phim giới thiệu").outcome == "won"
    assert faults == []
