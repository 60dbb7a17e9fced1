"""The hands of a person in a browser. Every act goes through here, is really done, and is counted; pages tell themselves."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.effort.keystrokes import Tally

SETTLED = "() => !document.querySelector('.htmx-request, [aria-busy=\"true\"]')"
# What a person sees of a page between the bars that stay, and where a thing is in it.
PLACE = """(thing) => {
  const box = thing.getBoundingClientRect();
  const inDialog = thing.closest("dialog, [popover], header.top, nav.bottom, .toasts");
  const top = inDialog ? 0 : document.querySelector("header.top").getBoundingClientRect().bottom;
  const bar = document.querySelector("nav.bottom");
  const bottom = inDialog || !bar?.checkVisibility() ? innerHeight : bar.getBoundingClientRect().top;
  const middle = box.top + Math.min(box.height, bottom - top) / 2;
  return { away: middle < top ? top - middle : middle > bottom ? middle - bottom : 0, sight: bottom - top };
}"""
# A finger lifts a card after it has rested; steps of a drag in between.
REST_MS, STEPS = 260, 12


@dataclass(frozen=True)
class Device:
    """What a person works with."""

    name: str
    width: int
    height: int
    is_phone: bool

    @property
    def options(self) -> dict[str, Any]:
        """How a browser is opened to be it."""
        size = {"width": self.width, "height": self.height}
        return {"viewport": size, "has_touch": self.is_phone, "is_mobile": self.is_phone}


LAPTOP = Device("laptop", 1280, 800, is_phone=False)
PHONE = Device("phone", 360, 740, is_phone=True)
DEVICES = {device.name: device for device in (LAPTOP, PHONE)}


class Driver:
    """A person's hands on one page; `tally` is what they did since `begin`."""

    def __init__(self, page: Page, base: str, device: Device) -> None:
        self.page, self.base, self.device = page, base, device
        self.tally = Tally(has_mouse=not device.is_phone)
        page.on("domcontentloaded", self._count_page)
        page.context.on("page", self._count_page)

    def begin(self, path: str) -> None:
        """Stand on a page; the counting starts now."""
        self.page.goto(self.base + path)
        self.page.wait_for_load_state("load")
        self._settle()
        self.tally = Tally(has_mouse=not self.device.is_phone)

    def begin_here(self) -> None:
        """Begin the counting where one stands."""
        self._settle()
        self.tally = Tally(has_mouse=not self.device.is_phone)

    def key(self, *keys: str) -> None:
        """Press keys one after the other. A phone has no keys but those of its keyboard while one writes."""
        for key in keys:
            if self.device.is_phone:
                assert key in ("Enter", "Backspace"), f"no phone has the key {key}"
                assert self._is_writing(), "a phone shows its keyboard only where one writes"
            self.tally.press(key)
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Type a text into the field that has the focus."""
        assert self._is_writing(), f"nowhere to type “{text}”"
        self.tally.write(text)
        self.page.keyboard.type(text)

    def press(self, thing: Locator, what: str) -> None:
        """Click something, or tap it on a phone."""
        self._reach(thing)
        self.tally.point(what)
        if self.device.is_phone:
            thing.tap()
        else:
            thing.click()

    def choose(self, select: Locator, what: str, *, label: str) -> None:
        """Open a list of choices and take one."""
        self._reach(select)
        self.tally.pick(f"{what}: {label}")
        select.select_option(label=label)

    def type_date(self, field: Locator, day: date) -> None:
        """Type a day into a field that has the focus: its eight digits."""
        expect(field).to_be_focused()
        self.tally.write(day.strftime("%d%m%Y"))
        field.fill(day.isoformat())

    def pick_date(self, field: Locator, what: str, day: date) -> None:
        """Open the calendar that a phone shows, pick a day, close it."""
        self._reach(field)
        self.tally.point(what)
        self.tally.pick("the day")
        field.fill(day.isoformat())

    def drag(self, thing: Locator, to: Locator, what: str) -> None:
        """Carry something to a place in one gesture."""
        self._settle()
        self.page.wait_for_load_state("networkidle")
        self.tally.carry(what)
        start, end = thing.bounding_box(), to.bounding_box()
        assert start
        assert end
        # What sticks out of sight is reached at its edge.
        x = min(end["x"] + end["width"] / 2, self.device.width - 12)
        way = [(start["x"] + 40, start["y"] + start["height"] - 8), (x, end["y"] + 24)]
        (self._drag_by_finger if self.device.is_phone else self._drag_by_mouse)(*way)

    def upload(self, field: Locator, what: str, *files: Path) -> None:
        """Choose files: a press on the field, and a double click in the system's own window."""
        self._reach(field)
        self.tally.point(what)
        self.tally.point("file in the system's window", clicks=2)
        field.set_input_files(list(files))

    def download(self, thing: Locator, what: str) -> Path:
        """Press what gives a file, and return where it lies."""
        self._reach(thing)
        self.tally.point(what)
        with self.page.expect_download() as coming:
            thing.tap() if self.device.is_phone else thing.click()
        return Path(coming.value.path())

    def _reach(self, thing: Locator) -> None:
        """Bring a thing into sight; every screen on the way to it is a turn of the wheel or a swipe."""
        expect(thing).to_be_visible()
        self._settle()
        place = thing.evaluate(PLACE)
        self.tally.scroll(math.ceil(place["away"] / (0.8 * place["sight"])))

    def _settle(self) -> None:
        self.page.wait_for_function(SETTLED)

    def _is_writing(self) -> bool:
        return bool(
            self.page.evaluate(
                "document.activeElement.matches('textarea, [contenteditable], input:not([type=checkbox], [type=radio])')"
            )
        )

    def _count_page(self, _page: Page) -> None:
        self.tally.pages += 1

    def _drag_by_mouse(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        self.page.mouse.move(*start)
        self.page.mouse.down()
        for x, y in between(start, end):
            self.page.mouse.move(x, y)
        self.page.mouse.up()

    def _drag_by_finger(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        session = self.page.context.new_cdp_session(self.page)

        def touch(kind: str, *points: tuple[float, float]) -> None:
            places = [{"x": x, "y": y} for x, y in points]
            session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": places})

        touch("touchStart", start)
        self.page.wait_for_timeout(REST_MS)
        for point in between(start, end):
            touch("touchMove", point)
            self.page.wait_for_timeout(16)
        touch("touchEnd")


def between(start: tuple[float, float], end: tuple[float, float]) -> list[tuple[float, float]]:
    """Return the points of a straight way, its end the last."""
    parts = [part / STEPS for part in range(1, STEPS + 1)]
    return [(start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part) for part in parts]
