"""A desk by keys alone: choose, put off, dismiss, switch, undo; and the records of a list one after another."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from tests.cast import PASSWORD

from vai.clients.models import Coverage
from vai.core.rowsecurity import acting_as
from vai.guidance.models import GuidanceAnswer
from vai.workspace.tests.test_pages import fill


def sign_in(page: Any, world: Any, key: str) -> None:
    person = getattr(world.cast, key)
    person.language = "en"
    person.save()
    page.goto(f"{world.url}/sign-in/login/")
    page.fill("[name=login]", person.email)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/desks/**")


def test_a_desk_is_worked_by_keys(world: Any, page: Any) -> None:
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    account = fill(world.cast.son, "hunt", world.cast, 2)
    with acting_as(world.cast.son, at=timezone.now()):
        Coverage.objects.create(
            account=account, person=world.cast.son, mode="farm", since=timezone.localdate()
        )
    sign_in(page, world, "son")
    cards = page.locator("#now .todo")
    n = cards.count()
    assert n >= 3
    first, second = cards.nth(0).get_attribute("id"), cards.nth(1).get_attribute("id")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == second
    page.keyboard.press("s")
    page.keyboard.press("Enter")
    page.locator(f"#{second}").wait_for(state="detached")
    with acting_as(world.cast.son, at=timezone.now()):
        assert GuidanceAnswer.objects.get().answer == "snoozed"
    page.keyboard.press("u")
    page.locator(f"#{second}").wait_for()
    with acting_as(world.cast.son, at=timezone.now()):
        assert not GuidanceAnswer.objects.exists()
    page.locator(f"#{first}").focus()
    page.keyboard.press("n")
    assert page.locator("[popover]:popover-open").count() == 1
    page.keyboard.press("Escape")
    page.keyboard.press("2")
    page.wait_for_url("**/desks/farm/")
    page.keyboard.press("g")
    page.keyboard.press("h")
    page.wait_for_url("**/desks/hunt/")
    assert problems == []


def test_records_follow_one_another_and_search_leads_to_them(world: Any, page: Any) -> None:
    fill(world.cast.chi, "farm", world.cast, 2)
    sign_in(page, world, "chi")
    page.locator(".care-card a[data-open]").first.click()
    page.wait_for_url("**/accounts/**")
    first = page.url.split("?")[0]
    page.locator("#stream").wait_for()
    page.keyboard.press("]")
    page.wait_for_url(lambda url: "/accounts/" in url and first not in url)
    page.keyboard.press("[")
    page.wait_for_url(lambda url: url.startswith(first))
    page.keyboard.press("/")
    page.keyboard.type("nguoi 1")
    page.locator("#search-results a").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/contacts/**")
    assert "Người 1" in page.locator("h1").inner_text()
