"""What a page weighs: the bytes that come over the line, by kind, with an empty cache and again; and how it shifts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext, Page, sync_playwright

from tests.chromiums import chromium, flags

# Without pictures and charts; fonts and the sprite of icons count.
FIRST_LOAD_MOST = 150_000
SHIFT_MOST = 0.02
PHONE = {"width": 412, "height": 823}
KINDS = {"Document": "html", "Stylesheet": "css", "Script": "js", "Font": "font"}
# Fragments that htmx brings after the page belong to its HTML.
FRAGMENTS = ("XHR", "Fetch")
# What htmx brings by itself comes after the page was painted, as over a slow line: what it moves is seen to move.
WATCH_SHIFTS = """window.shifts = [];
document.addEventListener("htmx:confirm", (event) => {
  if (event.detail.triggeringEvent && event.detail.triggeringEvent.type !== "load") return;
  event.preventDefault();
  requestAnimationFrame(() => requestAnimationFrame(() => event.detail.issueRequest(true)));
});
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) {
    const moved = one.sources.map(({ node }) => (node?.nodeType === 3 ? node.parentElement : node)).filter(Boolean);
    window.shifts.push({ value: one.value, what: moved.map((it) => `${it.localName}${it.id ? "#" + it.id : ""}.${it.className?.baseVal ?? it.className}`) });
  }
}).observe({ type: "layout-shift", buffered: true });"""


@dataclass
class Weight:
    """The bytes of one load by kind, how many requests they took, and the layout shift while it happened."""

    by_type: dict[str, int] = field(default_factory=dict)
    requests: int = 0
    shift: float = 0.0
    shifted: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        """All bytes, headers included."""
        return sum(self.by_type.values())


class Scale:
    """Listens to the line of one page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._kinds: dict[str, str] = {}
        self._weight = Weight()
        self._line = page.context.new_cdp_session(page)
        self._line.on("Network.responseReceived", self._began)
        self._line.on("Network.loadingFinished", self._ended)
        self._line.send("Network.enable")

    def weigh(self, url: str) -> Weight:
        """Open a page and wait until nothing comes any more; return what it took."""
        self._weight = Weight()
        self._page.goto(url, wait_until="networkidle")
        self._weight.shift, self._weight.shifted = shifts_of(self._page)
        return self._weight

    def _began(self, event: dict[str, Any]) -> None:
        kind = KINDS.get(event["type"]) or ("html" if event["type"] in FRAGMENTS else "icons")
        self._kinds[event["requestId"]] = kind

    def _ended(self, event: dict[str, Any]) -> None:
        kind, size = self._kinds.get(event["requestId"]), int(event["encodedDataLength"])
        if kind and size:
            self._weight.by_type[kind] = self._weight.by_type.get(kind, 0) + size
            self._weight.requests += 1


def shifts_of(page: Page) -> tuple[float, list[str]]:
    """Sum up how much a page has shifted so far, and name what did."""
    shifts = page.evaluate("window.shifts ?? []")
    return sum(one["value"] for one in shifts), sorted({what for one in shifts for what in one["what"]})


def watched(context: BrowserContext) -> Page:
    """Open a page that notes its layout shifts."""
    page = context.new_page()
    page.add_init_script(WATCH_SHIFTS)
    return page


def of_visits(visits: Sequence[tuple[str, str]]) -> list[tuple[Weight, Weight]]:
    """Weigh each address (with its cookie) in a phone of its own, with an empty cache and once more."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=flags())
        try:
            return [
                _twice(
                    browser.new_context(
                        viewport=PHONE,
                        service_workers="block",
                        has_touch=True,
                        extra_http_headers={"Cookie": cookie} if cookie else {},
                    ),
                    url,
                )
                for url, cookie in visits
            ]
        finally:
            browser.close()


def _twice(context: BrowserContext, url: str) -> tuple[Weight, Weight]:
    scale = Scale(watched(context))
    first, again = scale.weigh(url), scale.weigh(url)
    context.close()
    return first, again
