"""The capture bar in a real browser, in both languages: c, type, look, Enter; u takes it back. Keys are counted."""

from __future__ import annotations

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from tests import cast as named_cast
from tests.browser import World

from vai.capture.tests import book as books
from vai.core.rowsecurity import acting_as
from vai.journal.models import Interaction, NextStep

WORDS = {
    "vi": {
        "line": "gọi chị Lan ABC, mai gửi báo giá",
        "step": "Gửi báo giá",
        "filed": "Đã lưu",
        "asked": "gọi chị Lan, chốt 120tr",
        "tap": "Ghi 120 tr vào cơ hội “ABC CRM”",
    },
    "en": {
        "line": "called Ms Lan at ABC, send quote tomorrow",
        "step": "Send the quote",
        "filed": "Filed",
        "asked": "called Ms Lan, agreed 120tr",
        "tap": "Write 120m on the deal “ABC CRM”",
    },
}


def sign_in(page: Page, world: World, language: str) -> None:
    """Sign An in."""
    person = world.cast.an
    person.language = language
    person.save()
    page.goto(f"{world.url}/sign-in/login/")
    page.fill("input[name=login]", person.email)
    page.fill("input[name=password]", named_cast.PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(lambda url: "/sign-in/" not in url)
    expect(page.locator("#capture")).to_be_attached()


def written(world: World) -> tuple[int, int]:
    """Count An's interactions and steps."""
    with acting_as(world.cast.an, at=timezone.now()):
        return (
            Interaction.objects.filter(archived_at=None).count(),
            NextStep.objects.filter(archived_at=None).count(),
        )


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_line_is_filed_and_taken_back_by_keys_alone(world: World, page: Page, language: str) -> None:
    """Besides the line itself it takes two keys to file and one to undo."""
    words = WORDS[language]
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda fault: problems.append(str(fault)))
    books.fill(world.cast)
    sign_in(page, world, language)

    page.keyboard.press("c")
    page.keyboard.type(words["line"])
    understood = page.locator("#capture-understanding .understood")
    expect(understood).to_contain_text("Nguyễn Thị Lan")
    expect(understood).to_contain_text(words["step"])
    assert written(world) == (0, 0)

    page.keyboard.press("Enter")
    expect(page.locator(".toast")).to_contain_text(words["filed"])
    expect(page.locator("#capture [name=line]")).to_have_value("")
    assert written(world) == (1, 1)

    with page.expect_navigation():
        page.keyboard.press("u")
    assert written(world) == (0, 0)
    assert problems == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_question_is_answered_by_a_number_and_a_proposal_by_another(
    world: World, page: Page, language: str
) -> None:
    """Two chị Lan: Enter shows the question, 1 answers and files; 1 again writes the amount."""
    words = WORDS[language]
    book = books.fill(world.cast)
    sign_in(page, world, language)

    page.keyboard.press("c")
    page.keyboard.type(words["asked"])
    page.keyboard.press("Enter")
    question = page.locator(".question")
    expect(question).to_contain_text("Phạm Ngọc Lan")
    expect(page.locator(".question [data-choice]").first).to_be_focused()
    choices = page.locator(".question [data-choice]").all_inner_texts()
    place = next(n for n, text in enumerate(choices, 1) if "Nguyễn Thị Lan" in text)

    page.keyboard.press(str(place))
    offer = page.locator(".filed-offer [data-choice]")
    expect(offer).to_contain_text(words["tap"])
    page.keyboard.press("1")
    expect(offer).to_have_count(0)
    with acting_as(world.cast.an, at=timezone.now()):
        book.deal.refresh_from_db()
        assert Interaction.objects.get().contact_id == book.lan.pk
    assert book.deal.amount == 120_000_000


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_fits_a_phone(world: World, page: Page, theme: str) -> None:
    """At 360 pixels nothing runs over the edge, and what is pressed is large."""
    books.fill(world.cast)
    page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": 360, "height": 740})
    sign_in(page, world, "vi")

    page.locator("[data-capture]").first.click()
    page.keyboard.type("gọi chị Lan, chốt 120tr, hẹn thứ 6 gửi báo giá")
    understood = page.locator("#capture-understanding .understood")
    expect(understood).to_contain_text("120 tr")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert understood.locator(".question-choice").first.bounding_box()["height"] >= 40  # type: ignore[index]
