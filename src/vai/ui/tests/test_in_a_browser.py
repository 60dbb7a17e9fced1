"""The look and feel in a real browser: no fault that axe sees, nothing wider than the screen, all of it by keyboard."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings
from django.test.testcases import LiveServerThread, _StaticFilesHandler

from vai.ui.shell import MODES

AXE = Path(__file__).resolve().parents[4] / "frontend/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The colours of a mode change contrast and nothing else.
CONTRAST = ["color-contrast"]

# Changes the look, and waits until it is drawn.
WEAR = """([theme, mode]) => new Promise((done) => {
    document.documentElement.dataset.theme = theme;
    document.body.dataset.mode = mode;
    requestAnimationFrame(() => setTimeout(done, 100));
})"""

pytestmark = pytest.mark.skipif(
    bool(os.environ.get("VAI_NO_BROWSER")), reason=f"browser test: {os.environ.get('VAI_NO_BROWSER')}"
)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Serve pages to somebody who is not in a database; one that asks for the database is refused by pytest-django."""
    server = LiveServerThread("127.0.0.1", _StaticFilesHandler)
    server.daemon = True
    door, stand_in = "vai.config.middleware.act_as_person", "vai.ui.tests.frames.as_someone"
    with override_settings(MIDDLEWARE=[stand_in if one == door else one for one in settings.MIDDLEWARE]):
        server.start()
        server.is_ready.wait()
    assert server.error is None, server.error
    yield f"http://127.0.0.1:{server.port}"
    server.terminate()


@pytest.fixture
def shown(address: str, page: Any, settings: Any) -> Any:
    """The pattern page in the frame of someone; what the browser refused to do is in `shown.refused`."""
    settings.DEBUG = True
    settings.VAI_SHELL = "vai.ui.tests.frames.someone"
    page.refused = []
    page.on(
        "console", lambda said: page.refused.append(said.text) if "Content Security" in said.text else None
    )
    page.on("pageerror", lambda fault: page.refused.append(str(fault)))
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{address}/ui/")
    return page


# Colours that change gradually are judged when they have arrived.
SETTLE = """async () => {
const moving = document.getAnimations().map((one) => one.finished);
await Promise.race([Promise.allSettled(moving), new Promise((go) => setTimeout(go, 1000))]);
}"""


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_no_fault_and_nothing_is_wider_than_the_screen(shown: Any, theme: str, width: int) -> None:
    shown.set_viewport_size({"width": width, "height": 800})
    for mode, rules in (("hunt", RULES), *((mode, CONTRAST) for mode in MODES if width == 360)):
        shown.evaluate(WEAR, [theme, mode])
        shown.evaluate(SETTLE)
        assert _faults(shown, rules) == []
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    assert shown.refused == []


def test_axe_sees_a_fault_where_there_is_one(shown: Any) -> None:
    shown.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert [name for name, _where in _faults(shown, RULES)] == ["button-name"]


def test_a_list_is_walked_chosen_and_edited_by_keys(shown: Any) -> None:
    press = shown.keyboard.press
    press("j")
    press("j")
    press("x")
    assert (
        shown.locator(".bulk-count").inner_text() == "1 selected"
        or "1" in shown.locator(".bulk-count").inner_text()
    )
    press("e")
    field = shown.locator(".edit-form input[name=name]")
    field.wait_for()
    assert field.evaluate("one => one === document.activeElement")
    press("Escape")
    assert shown.locator(".edit-form").count() == 0
    press("Enter")
    field.fill("Disputed")
    press("Enter")
    shown.locator("table .edit-conflict button").click()
    shown.locator("table .edit-value", has_text="Disputed").wait_for()
    assert shown.refused == []


def test_what_is_made_on_the_way_comes_back_into_the_form(shown: Any) -> None:
    shown.fill("#id_notes", "half written")
    field = shown.locator("#id_baker")
    field.fill("Người mới")
    create = shown.locator(".option-create")
    create.wait_for()
    shown.keyboard.press("ArrowDown")
    shown.keyboard.press("Enter")
    name = shown.locator("#dialog input[name=name]")
    name.wait_for()
    assert name.input_value() == "Người mới"
    name.fill("x")
    shown.keyboard.press("Enter")
    shown.locator("#dialog .field-error").wait_for()
    name.fill("Mới Toanh")
    shown.keyboard.press("Enter")
    shown.locator("#remote dialog").wait_for(state="hidden")
    assert field.input_value() == "Mới Toanh"
    assert shown.locator("input[type=hidden][name=baker]").input_value() == "99"
    assert shown.locator("#id_notes").input_value() == "half written"
    assert shown.refused == []


def test_an_unsent_form_is_there_again_after_leaving(shown: Any) -> None:
    shown.on("dialog", lambda question: question.accept())
    shown.fill("#id_notes", "half written")
    shown.reload()
    assert shown.locator("#id_notes").input_value() == "half written"
    shown.locator(".draft-note button").click()
    assert shown.locator("#id_notes").input_value() == ""
    shown.reload()
    assert shown.locator("#id_notes").input_value() == ""


def test_a_card_moves_by_keys_and_goes_back_when_refused(shown: Any) -> None:
    grip = shown.locator("[data-card=a1] .board-grip")
    column = "document.querySelector('[data-card=a1]').parentElement.dataset.column"
    grip.focus()
    for key in ("Enter", "ArrowRight", "Enter"):
        shown.keyboard.press(key)
    shown.wait_for_function("document.querySelector('[data-card=a1]').dataset.version === '2'")
    assert shown.evaluate(column) == "2"
    grip.focus()
    for key in ("Enter", "ArrowRight", "Escape"):
        shown.keyboard.press(key)
    assert shown.evaluate(column) == "2"
    for key in ("Enter", "ArrowRight", "Enter"):
        shown.keyboard.press(key)
    shown.locator("vai-toasts .toast", has_text="The oven is full.").wait_for()
    assert shown.evaluate(column) == "2"
    assert shown.refused == []


def test_the_last_change_is_undone_by_a_key(shown: Any) -> None:
    shown.locator("main form[action='/ui/done/'] button").first.click()
    shown.locator("vai-toasts .toast", has_text="Done.").wait_for()
    with shown.expect_request(lambda asked: asked.method == "POST" and asked.url.endswith("/ui/done/")):
        shown.keyboard.press("u")


def test_a_form_is_not_sent_twice(shown: Any) -> None:
    form = "document.querySelector('form:has(#id_picture)')"
    sent = shown.evaluate(
        f"""() => {{
            const form = {form};
            let n = 0;
            form.addEventListener("submit", (event) => {{ n += 1; event.preventDefault(); }});
            form.setAttribute("hx-post", "/nowhere");
            form.dispatchEvent(new SubmitEvent("submit", {{cancelable: true}}));
            form.dispatchEvent(new SubmitEvent("submit", {{cancelable: true}}));
            return n;
        }}"""
    )
    assert sent == 1


def test_single_keys_can_be_turned_off(shown: Any) -> None:
    shown.evaluate("localStorage.setItem('vai-keys-off', '1')")
    shown.keyboard.press("/")
    assert shown.locator("#search[open]").count() == 0
    shown.evaluate("localStorage.removeItem('vai-keys-off')")
    shown.keyboard.press("/")
    assert shown.locator("#search[open]").count() == 1


def _faults(page: Any, rules: list[str]) -> list[tuple[str, str]]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: rules, preload: false, resultTypes: ['violations']})", rules
    )
    return [
        (fault["id"], re.sub(r"\s+", " ", fault["nodes"][0]["html"])[:160]) for fault in found["violations"]
    ]
