"""A day's small jobs by the keyboard alone, and forms that lose nothing and send once."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser import World
from tests.journeys.browsing import faults_of, let_in, speaks
from vai.clients.actions import accounts
from vai.clients.actions.accounts import AccountData
from vai.clients.models import Account, Affiliation
from vai.core.rowsecurity import acting_as
from vai.hunting.models import Lead
from vai.journal.models import Interaction
from vai.staff.models import Person


def as_hunter(world: World, page: Page, path: str = "/desks/hunt/") -> Person:
    """Let An in, in Vietnamese, with two accounts of a like name."""
    an = world.cast.an
    speaks(an, "vi")
    now = timezone.now()
    with acting_as(an, at=now):
        for name in ("Nhựa Bình Minh", "Gỗ Bình Minh Đông", "Thép Hòa Phát"):
            accounts.open_account(AccountData(name=name), by=an, at=now)
    let_in(page.context, world, an)
    page.goto(world.url + path)
    return an


def rows(person: Person, read: Callable[[], Any]) -> Any:
    """Read what a person sees."""
    with acting_as(person, at=timezone.now()):
        return read()


def press(page: Page, *keys: str) -> int:
    """Press keys one after the other; return how many."""
    for key in keys:
        page.keyboard.press(key)
    return len(keys)


def test_find_note_undo_and_leave_without_a_mouse(world: World, page: Page) -> None:
    """Search by a part without accents in at most eight keys, the next record, a note, undo, and another desk."""
    an = as_hunter(world, page)
    faults = faults_of(page)
    n_keys = press(page, "/")
    expect(page.locator("#search input[type=search]")).to_be_focused()
    n_keys += press(page, *"binh")
    expect(page.locator("#search-results a", has_text="Bình Minh")).to_have_count(2)
    expect(page.locator("#search-results a", has_text="Hòa Phát")).to_have_count(0)
    n_keys += press(page, "ArrowDown", "Enter")
    page.wait_for_url("**/accounts/*/")
    assert n_keys <= 8
    first = page.locator("h1").inner_text()

    press(page, "]")
    expect(page.locator("h1")).not_to_have_text(first)
    expect(page.locator("h1")).to_contain_text("Bình Minh")
    press(page, "[")
    expect(page.locator("h1")).to_have_text(first)
    press(page, "]")
    expect(page.locator("h1")).not_to_have_text(first)
    here = int(page.url.rstrip("/").rpartition("/")[2])

    press(page, "c")
    page.keyboard.type("ghi chú: khách thích màu xanh")
    expect(page.locator("#capture-understanding")).not_to_be_empty()
    press(page, "Enter")
    expect(page.locator(".toast")).to_be_visible()
    expect(page.locator("#capture [name=line]")).to_have_value("")
    expect(page.locator("#stream")).to_contain_text("khách thích màu xanh")
    assert [one.account_id for one in rows(an, lambda: list(Interaction.objects.all()))] == [here]

    press(page, "u")
    expect(page.locator("#stream")).not_to_contain_text("khách thích màu xanh")
    assert rows(an, Interaction.objects.count) == 0

    press(page, "g", "h")
    page.wait_for_url("**/desks/hunt/")
    press(page, "g", "c")
    page.wait_for_url("**/accounts/")
    press(page, "j", "Enter")
    page.wait_for_url("**/accounts/*/")
    assert faults == []


def test_a_form_loses_nothing(world: World, page: Page) -> None:
    """What was typed, and what was made on the way, stands there after the page is loaded anew; then it is saved."""
    an = as_hunter(world, page, "/contacts/new/")
    page.fill("[name=name]", "Nguyễn Thị Lan")
    page.fill("[name=notes]", "gặp ở hội chợ")
    page.locator("[name=account__text]").press_sequentially("Nhà máy Sông Hồng")
    page.locator("[data-create]").wait_for()
    press(page, "ArrowUp", "Enter")
    page.locator("#dialog [name=name]").wait_for()
    page.locator("#dialog [name=tax_code]").fill("0100233488")
    press(page, "Enter")
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(page.locator("[name=account__text]")).to_have_value("Nhà máy Sông Hồng")
    made = rows(an, lambda: Account.objects.get(name="Nhà máy Sông Hồng").pk)

    page.on("dialog", lambda asked: asked.accept())
    page.reload()
    expect(page.locator("form [name=notes]")).to_have_value("gặp ở hội chợ")
    expect(page.locator("form [name=name]").first).to_have_value("Nguyễn Thị Lan")
    expect(page.locator("[name=account__text]")).to_have_value("Nhà máy Sông Hồng")
    page.locator("form [name=name]").first.press("Enter")
    page.wait_for_url(lambda url: "/contacts/new/" not in url)
    place = rows(an, lambda: Affiliation.objects.select_related("contact").get())
    assert (place.contact.name, place.contact.notes, place.account_id) == (
        "Nguyễn Thị Lan",
        "gặp ở hội chợ",
        made,
    )
    page.goto(f"{world.url}/contacts/new/")
    expect(page.locator("form [name=notes]")).to_have_value("")


def test_enter_pressed_twice_makes_one_lead(world: World, page: Page) -> None:
    """The second press of an impatient hand is not a second lead; neither is the same form sent again."""
    an = as_hunter(world, page, "/leads/new/")
    page.fill("form [name=name]", "Lê Văn Tám")
    page.fill("form [name=phone]", "0912 345 678")
    key = page.locator("#main form [name=idempotency_key]").input_value()
    page.locator("form [name=name]").evaluate(
        "(field) => { field.form.requestSubmit(); field.form.requestSubmit(); }"
    )
    page.wait_for_url(re.compile(r"/leads/\d+/"))
    assert rows(an, Lead.objects.count) == 1

    page.goto(f"{world.url}/leads/new/")
    page.fill("form [name=name]", "Lê Văn Tám")
    page.locator("#main form [name=idempotency_key]").evaluate("(field, key) => { field.value = key; }", key)
    page.locator("form [name=name]").press("Enter")
    page.wait_for_url(lambda url: "/leads/new/" not in url)
    assert rows(an, Lead.objects.count) == 1
