"""How long one waits after Enter: measured in the browser when docs/effort.md is made, printed, never compared."""

from __future__ import annotations

import os
import platform
import re
import statistics
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import World
from tests.effort import report
from tests.effort.driver import LAPTOP, Driver
from tests.effort.office import Office
from vai.journal.models import Interaction, NextStep

TIMES = 20
# The clock runs in the page: from the key to the message, which the server sends once all is stored.
CLOCK = """() => {
  window.took = new Promise((done) => {
    let pressed = 0;
    addEventListener("keydown", (event) => { if (event.key === "Enter") pressed = performance.now(); }, { capture: true, once: true });
    const shown = new MutationObserver(() => {
      if (!document.querySelector(".toasts .toast")) return;
      shown.disconnect();
      requestAnimationFrame(() => done(performance.now() - pressed));
    });
    shown.observe(document.querySelector(".toasts"), { childList: true });
  });
}"""


def note(page: Page, number: int) -> float:
    """Write a line, press Enter, and return the milliseconds until the message is drawn."""
    page.keyboard.press("c")
    page.keyboard.type(f"gọi chị Lan ABC, mai gửi báo giá số {number}")
    expect(page.locator("#capture-understanding .understood")).to_contain_text("Nguyễn Thị Lan")
    page.evaluate(CLOCK)
    page.keyboard.press("Enter")
    took = page.evaluate("window.took")
    page.evaluate("document.querySelectorAll('.toasts .toast').forEach((one) => one.remove())")
    return float(took)


@pytest.mark.skipif(not report.IS_WRITING, reason=f"a measurement: {report.COMMAND}")
def test_capture_is_timed(shared_world: World, browser: Browser) -> None:
    """Every line that was acknowledged is stored."""
    page = browser.new_context(locale="vi-VN", **LAPTOP.options).new_page()
    office = Office(shared_world, Driver(page, shared_world.url, LAPTOP))
    an = office.hunter()
    office.client(an, "Công ty Cổ phần ABC", "Nguyễn Thị Lan", short_name="ABC")
    office.sit(an, "/desks/hunt/")
    note(page, 0)
    times = sorted(note(page, number) for number in range(1, TIMES + 1))
    with office.seen_by(an):
        assert (Interaction.objects.count(), NextStep.objects.count()) == (TIMES + 1, TIMES + 1)
    text = (
        f"median {statistics.median(times):.0f} ms, 95th percentile {times[int(0.95 * TIMES) - 1]:.0f} ms of {TIMES} notes, "
        f"from the press of Enter to the drawn message that the server sends once the note and its step are stored; "
        f"{datetime.now(UTC):%d %b %Y}, {machine()}."
    )
    sys.stderr.write(f"\n{text}\n")
    report.MEASUREMENTS.append(text)
    page.context.close()


def machine() -> str:
    """Name the processor and how many there are."""
    known = Path("/proc/cpuinfo")
    told = re.search(r"model name\s*: (.+)", known.read_text()) if known.exists() else None
    name = told[1] if told else platform.processor() or platform.machine()
    return f"{os.cpu_count()} × {name}, server, database and browser on the one machine"
