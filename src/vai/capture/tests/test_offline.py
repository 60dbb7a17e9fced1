"""A phone without network, in a real browser: it opens, keeps, and sends each line once, whatever breaks on the way."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.browser import World
from tests.journeys.browsing import faults_of, let_in, speaks
from tests.journeys.test_every_page import ALL_RULES, AXE, RUN_AXE, TOO_WIDE

from vai.capture.tests import book as books
from vai.capture.tests.bad_line import LOSES_ANSWERS, LOSES_REQUESTS, BadLine
from vai.capture.views import lines
from vai.core.rowsecurity import acting_as
from vai.journal.models import Interaction, NextStep
from vai.staff.models import Person

LINE = "gọi chị Lan ABC, mai gửi báo giá"
PHONE = {"width": 360, "height": 740}
# The worker is there, and has what it needs to open a page alone.
READY = """async () => {
  await navigator.serviceWorker.ready;
  while (!navigator.serviceWorker.controller) await new Promise((go) => setTimeout(go, 20));
}"""
KEPT = """async () => {
  const kept = [];
  for (const name of await caches.keys()) for (const one of await (await caches.open(name)).keys()) kept.push(new URL(one.url).pathname);
  return kept;
}"""
QUEUE = """async ([owner, lines]) => {
  const store = await import("/static/ui/js/outbox/store.js");
  for (const [n, line] of lines.entries())
    await store.keep({ key: `k${n}`, owner, for: "", line, fields: [["line", line]], typedAt: new Date(Date.now() - 86400000 + n * 60000).toISOString() });
}"""


class Phone:
    """An's phone, behind a line that can break."""

    def __init__(self, world: World, line: BadLine, context: BrowserContext) -> None:
        self.world, self.line, self.context = World(line.url, world.cast), line, context
        self.page = context.new_page()
        self.page.set_default_timeout(10_000)

    def open(self, person: Person, path: str = "/steps/") -> Page:
        """Let somebody in, and wait until the phone could do without network."""
        let_in(self.context, self.world, person)
        self.page.goto(self.world.url + path)
        self.page.evaluate(READY)
        return self.page

    def go(self, path: str) -> None:
        """Go to an address, as one types it."""
        self.page.goto(self.world.url + path)

    def write(self, line: str) -> None:
        """Write a line into the bar of the page."""
        self.page.locator("#capture [name=line]").fill(line)
        self.page.keyboard.press("Enter")

    def note(self, line: str) -> None:
        """Write a line into the box of the page without network."""
        self.page.locator("vai-write textarea").fill(line)
        self.page.keyboard.press("Enter")
        expect(self.page.locator("vai-write textarea")).to_have_value("")

    def waits(self) -> list[str]:
        """Read what the list says is waiting."""
        return self.page.locator("[data-words]").all_inner_texts()


@pytest.fixture
def phone(world: World, browser: Browser) -> Iterator[Phone]:
    """Give An a phone and a small book."""
    books.fill(world.cast)
    speaks(world.cast.an, "vi")
    line = BadLine(world.url)
    context = browser.new_context(service_workers="allow", viewport=PHONE, has_touch=True)  # type: ignore[arg-type]
    yield Phone(world, line, context)
    context.close()
    line.close()


def told(person: Person) -> list[str]:
    """List the lines that are filed as this person's, in the order of filing."""
    with acting_as(person, at=timezone.now()):
        return list(Interaction.objects.order_by("pk").values_list("captured_text", flat=True))


def n_steps(person: Person) -> int:
    """Count this person's next steps."""
    with acting_as(person, at=timezone.now()):
        return NextStep.objects.count()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_without_network_one_writes_and_with_it_each_line_is_sent(phone: Phone, language: str) -> None:
    """Open a page, lose the network, open another: write, put right, take away; then all is filed, in order, once."""
    an = phone.world.cast.an
    speaks(an, language, "dark")
    page = phone.open(an)
    phone.context.set_offline(True)
    phone.line.cut()
    phone.go("/accounts/")
    assert page.evaluate("document.documentElement.lang") == language
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    for line in ("gọi chị Lan ABC", "gặp chị Hương Viettel", "gọi chị Lan ABC lần nữa"):
        phone.note(line)
    phone.go("/steps/")
    expect(page.locator("[data-words]")).to_have_text(
        ["gọi chị Lan ABC", "gặp chị Hương Viettel", "gọi chị Lan ABC lần nữa"]
    )

    second = page.locator("[data-line]").nth(1)
    second.locator("[data-act=edit]").click()
    page.keyboard.press("Control+A")
    page.keyboard.type("gặp chị Hương Viettel xong")
    second.locator(".outbox-edit button[type=submit]").click()
    page.locator("[data-line]").nth(2).locator("[data-act=delete]").click()
    expect(page.locator("[data-line]")).to_have_count(2)
    page.evaluate(AXE.read_text() + ";0")
    assert page.evaluate(RUN_AXE, ALL_RULES) == []
    assert page.evaluate(TOO_WIDE) is None
    assert told(an) == []

    phone.line.mend()
    phone.context.set_offline(False)
    expect(page.locator("[data-when=online]")).to_be_visible(timeout=30_000)
    assert told(an) == ["gọi chị Lan ABC", "gặp chị Hương Viettel xong"]
    page.locator("[data-when=online] a").click()
    expect(page.locator(".toast")).to_have_count(2)
    page.reload()
    expect(page.locator(".toast")).to_have_count(0)
    assert all(kept.startswith(("/static/", "/offline/")) for kept in page.evaluate(KEPT))


@pytest.mark.parametrize("state", [LOSES_REQUESTS, LOSES_ANSWERS])
def test_a_line_cut_off_in_mid_send_is_kept_and_filed_once(phone: Phone, state: str) -> None:
    """Whether the request or the answer was lost: the bar says that it is kept, counts it, and it is filed once."""
    an = phone.world.cast.an
    page = phone.open(an)
    faults = faults_of(page)
    phone.line.state = state
    phone.write(LINE)
    expect(page.locator(".toast")).to_contain_text("Đã giữ trên máy này")
    expect(page.locator("#capture [name=line]")).to_have_value("")
    expect(page.locator("vai-waiting a")).to_have_attribute("aria-label", "Đang chờ trên máy này: 1")
    expect(page.locator(".bottom-capture [data-waiting-count]")).to_have_text("1")
    assert len(told(an)) == (state == LOSES_ANSWERS)

    phone.line.mend()
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("vai-waiting a")).to_be_hidden()
    expect(page.locator(".toast [data-undo]")).to_have_count(1)
    assert told(an) == [LINE]
    assert n_steps(an) == 1
    assert [fault for fault in faults if "ERR_" not in fault and "htmx" not in fault] == []


def test_the_page_is_left_and_the_server_breaks_in_mid_send(
    phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reload while it is being sent; then a fault after everything was written: taken back, sent again, filed once."""
    an = phone.world.cast.an
    page = phone.open(an)
    real, calls = lines.filing.file, []

    def breaks_at_first(*args: Any, **kwargs: Any) -> Any:
        filed = real(*args, **kwargs)
        calls.append(1)
        if len(calls) == 1:
            raise RuntimeError("the machine fell over")
        return filed

    monkeypatch.setattr(lines.filing, "file", breaks_at_first)
    phone.line.state = LOSES_REQUESTS
    phone.write(LINE)
    page.reload()
    expect(page.locator("vai-waiting a")).to_be_visible()
    phone.line.mend()
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("vai-waiting a")).to_be_hidden()
    assert (len(calls), told(an), n_steps(an)) == (2, [LINE], 1)


def test_two_tabs_send_fifty_lines_once_and_in_order(phone: Phone) -> None:
    """Both tabs and the worker are awake, and the line loses some answers on the way."""
    an = phone.world.cast.an
    page = phone.open(an)
    page.evaluate("import('/static/ui/js/outbox/store.js').then(() => 0)")
    phone.line.cut()
    wanted = [f"gọi chị Lan ABC về hồ sơ M{n:02}" for n in range(50)]
    before = timezone.now() - timedelta(days=1)
    other = phone.context.new_page()
    other.goto(phone.world.url + "/steps/")
    page.evaluate(QUEUE, [an.device_key, wanted])

    phone.line.state = LOSES_ANSWERS
    for tab in (page, other):
        tab.evaluate("dispatchEvent(new Event('online'))")
    page.wait_for_timeout(300)
    phone.line.mend()
    for tab in (page, other):
        tab.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("vai-waiting a")).to_be_hidden(timeout=30_000)
    assert told(an) == wanted
    with acting_as(an, at=timezone.now()):
        times = list(Interaction.objects.order_by("pk").values_list("occurred_at", flat=True))
    assert all(timedelta(seconds=55) < b - a < timedelta(seconds=65) for a, b in itertools.pairwise(times))
    assert timedelta(0) < times[0] - before < timedelta(minutes=1)
    assert phone.line.n_sent >= 51


def test_another_person_on_the_same_phone_sees_and_sends_nothing(phone: Phone) -> None:
    """An signs out with a line waiting and is told so; Bình sees none; An comes back and it goes on."""
    an, binh = phone.world.cast.an, phone.world.cast.binh
    page = phone.open(an)
    phone.line.state = LOSES_REQUESTS
    phone.write(LINE)
    expect(page.locator("vai-waiting a")).to_be_visible()
    page.locator(".person-open").click()
    expect(page.locator("#waiting-note")).to_contain_text("đang chờ trên máy này: 1")
    page.locator("[data-sign-out] button").click()
    page.wait_for_url("**/sign-in/**")
    phone.line.cut()
    phone.go("/")
    expect(page.locator("[data-when=signed-out]")).to_be_visible()
    expect(page.locator("vai-write")).to_be_hidden()
    assert phone.waits() == []
    phone.line.mend()

    phone.open(binh, "/outbox/")
    expect(page.locator("[data-none]")).to_be_visible()
    expect(page.locator("vai-waiting a")).to_be_hidden()
    assert phone.waits() == []
    assert told(an) == told(binh) == []

    phone.open(an, "/outbox/")
    expect(page.locator(".toast")).to_be_visible()
    assert (told(an), told(binh)) == ([LINE], [])


def test_a_session_that_ended_keeps_the_line_until_one_signs_in(phone: Phone) -> None:
    """The bar is sent to the sign-in; the line is there afterwards, and is filed."""
    an = phone.world.cast.an
    page = phone.open(an)
    Session.objects.all().delete()
    phone.write(LINE)
    page.wait_for_url("**/sign-in/**")
    assert told(an) == []

    phone.open(an)
    expect(page.locator(".toast")).to_be_visible(timeout=20_000)
    assert (told(an), n_steps(an)) == ([LINE], 1)


def test_what_is_asked_waits_for_an_answer(phone: Phone) -> None:
    """Two chị Lan: nothing is filed by guess; the line stays, says why, and is answered in the bar."""
    an = phone.world.cast.an
    page = phone.open(an)
    phone.line.state = LOSES_REQUESTS
    phone.write("gọi chị Lan, mai gửi báo giá")
    expect(page.locator("vai-waiting a")).to_be_visible()
    phone.line.mend()
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("vai-waiting a[data-needs-you]")).to_be_visible()
    page.locator("vai-waiting a").click()
    row = page.locator("[data-line]")
    expect(row).to_contain_text("Lan")
    expect(row.locator(".outbox-state")).not_to_be_empty()
    assert told(an) == []

    row.locator("[data-act=open]").click()
    expect(page.locator("#capture-understanding .understood")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".question [data-choice]").first).to_be_focused()
    page.keyboard.press("1")
    expect(page.locator(".toast [data-undo]")).to_have_count(1)
    expect(row).to_have_count(0)
    assert told(an) == ["gọi chị Lan, mai gửi báo giá"]


def test_the_capture_page_loses_no_line_and_the_worker_sends_it_alone(phone: Phone) -> None:
    """A plain form sent into nothing is kept; with no page of Vai open the browser sends it in the background."""
    an = phone.world.cast.an
    page = phone.open(an, "/capture/")
    page.locator(".capture-page [name=line]").fill(LINE)
    phone.line.cut()
    page.locator(".capture-page .button[data-kind=primary]").click()
    expect(page.locator("[data-words]")).to_have_text(LINE)
    page.goto("about:blank")
    phone.line.mend()

    browser = phone.context.new_cdp_session(page)
    workers: list[str] = []
    browser.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda event: workers.extend(one["registrationId"] for one in event["registrations"]),
    )
    browser.send("ServiceWorker.enable")
    page.wait_for_timeout(100)
    sync = {
        "origin": phone.world.url,
        "registrationId": workers[-1],
        "tag": "vai-outbox",
        "lastChance": False,
    }
    browser.send("ServiceWorker.dispatchSyncEvent", sync)
    for _try in range(50):
        if told(an):
            break
        page.wait_for_timeout(100)
    assert (told(an), n_steps(an)) == ([LINE], 1)
    phone.go("/steps/")
    expect(page.locator(".toast [data-undo]")).to_have_count(1)


def test_with_network_nothing_stays_on_the_device(phone: Phone) -> None:
    """A line that is filed at once leaves no trace, and costs no other request."""
    an = phone.world.cast.an
    page = phone.open(an)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(phone.world.url)))
    phone.write(LINE)
    expect(page.locator(".toast [data-undo]")).to_have_count(1)
    left = page.evaluate(
        "async (owner) => (await import('/static/ui/js/outbox/store.js')).linesOf(owner)", an.device_key
    )
    assert left == []
    assert [one for one in asked if "/capture/" in one and one not in ("/capture/", "/capture/file/")] == []
    assert told(an) == [LINE]
