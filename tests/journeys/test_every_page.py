"""Every page that somebody can click to: it opens, in both languages and looks, wide and narrow, and hurts nobody.

Each role walks from its desk along the links. A page that another role has seen is not looked at again. It is read in
Vietnamese at both widths and in both looks, then in English on a phone: by all rules of accessibility at each width and in
each language, by those of colour in each look. It is gone through by keys alone, and must not shift while it comes. All
faults are told together.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qs, urlsplit

from django.urls import Resolver404, resolve
from django.utils import timezone
from playwright.sync_api import Browser

from tests.browser import World
from tests.journeys import keys, small_world, words
from tests.journeys.browsing import faults_of, let_in, speaks
from tests.journeys.weight import SHIFT_MOST, shifts_of, watched
from vai.staff.models import Person

ROLES = ("an", "chi", "dung", "giang", "son", "ha", "khoa", "lan", "minh")
MOST_PAGES = 60
FEWEST_PAGES = 60
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
AXE = Path(__file__).resolve().parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
# What answers with a file, leaves, or is for whoever builds pages.
NOT_PAGES = (
    "account_logout",
    "doors:export",
    "doors:import_bad_rows",
    "hunting:quote_link_paper",
    "hunting:quote_paper",
    "journal:attachment",
    "ui:patterns",
)
# Pages that look otherwise by what is in the address.
BY_ADDRESS = {"workspace:account": "mode", "journal:steps": "show"}
# Names of things, which no catalogue speaks for here.
NAMES = {"Website", "English"}
ALL_RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
# What depends on the look alone.
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
# A face of initials is a picture of somebody: it is no part of a label.
RUN_AXE = """async (runOnly) => {
const frame = () => new Promise(requestAnimationFrame);
await frame();
await frame();
const moving = document.getAnimations().map((one) => one.finished);
await Promise.race([Promise.allSettled(moving), new Promise((go) => setTimeout(go, 1000))]);
return axe.run(document, {
  preload: false, resultTypes: ["violations"], runOnly,
}).then((got) => got.violations.flatMap((one) => one.nodes.filter((node) => !(one.id === "label-content-name-mismatch" && document.querySelector(`${node.target[0]} > .avatar`))).slice(0, 3).map((node) =>
  `${one.id}: ${node.target.join(" ")} | ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? ""}`)));
}"""
READ_PAGE = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), texts = new Set();
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!parent.closest('script, style, [translate="no"], [lang]:not(html), kbd, textarea')) texts.add(walker.currentNode.data);
  }
  for (const name of ["aria-label", "title", "placeholder", "alt"])
    for (const one of document.querySelectorAll(`[${name}]`)) texts.add(one.getAttribute(name));
  return {
    lang: document.documentElement.lang,
    h1: [...document.querySelectorAll("h1")].filter((one) => one.checkVisibility()).length,
    title: document.title.replace(/·?\\s*Vai$/, "").trim(),
    texts: [...texts].map((text) => text.replace(/\\s+/g, " ").trim()).filter(Boolean),
    links: [...document.querySelectorAll("a[href]")].map((one) => one.href),
  };
}"""
# Nothing is under way, and what loads by itself (panels) has come.
SETTLED = """() => !document.querySelector('.htmx-request, .htmx-settling, .htmx-swapping, [hx-trigger="load"][hx-swap="outerHTML"]')"""
TOO_WIDE = """() => {
  const most = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= most) return null;
  const out = [...document.querySelectorAll("body *")].filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > most + 1);
  const last = out.filter((one) => !out.some((other) => one !== other && one.contains(other)));
  return last.slice(0, 3).map((one) => `${one.tagName.toLowerCase()}.${one.className} ${Math.round(one.getBoundingClientRect().right)}`).join(", ") || "something";
}"""


class Walk:
    """One role's way through the pages that nobody has seen yet."""

    def __init__(
        self, world: World, browser: Browser, person: Person, seen: set[str], faults: list[tuple[str, str]]
    ):
        self.world, self.person, self.seen, self.faults = world, person, seen, faults
        self.who = person.email.split("@")[0]
        # Without movement: what has the focus shows it at once.
        self.context = browser.new_context(
            service_workers="block", viewport=WIDE, color_scheme="light", reduced_motion="reduce"
        )
        let_in(self.context, world, person)
        self.page = watched(self.context)
        self.page.set_default_timeout(15_000)
        self.noise = faults_of(self.page)
        self.visited: list[str] = []
        self.opened: set[str] = set()

    def tell(self, path: str, fault: str) -> None:
        """Keep a fault."""
        self.faults.append((fault, f"{self.who} {path}"))

    def walk(self, looks: itertools.cycle[bool]) -> None:
        """Go from the desk along the links, in Vietnamese; then through the same pages in English."""
        speaks(self.person, "vi", "auto")
        waiting = ["/"]
        while waiting and len(self.visited) < MOST_PAGES:
            path = waiting.pop(0)
            links = self.visit(path, "vi", next(looks))
            waiting += [link.removeprefix(self.world.url) for link in links if self.is_new(link)]
        speaks(self.person, "en", "auto")
        for path in self.visited:
            self.visit_in_english(path, next(looks))
        self.context.close()

    def is_new(self, link: str) -> bool:
        """Whether this is a page of Vai that nobody has looked at."""
        parts = urlsplit(link)
        if not link.startswith(self.world.url) or parts.path.startswith("/static/") or "#" in link:
            return False
        key = page_key(parts.path, parts.query, self.person)
        if key is None or key in self.seen:
            return False
        self.seen.add(key)
        return True

    def open(self, path: str) -> bool:
        """Go to a page and let it settle; say whether it came."""
        answer = self.page.goto(self.world.url + path)
        if answer is None or answer.status != 200:
            self.tell(path, f"status {answer.status if answer else None}")
            return False
        self.page.wait_for_function(SETTLED)
        moved, what = shifts_of(self.page)
        if moved > SHIFT_MOST:
            self.tell(path, f"shifts by {moved:.2f}: {', '.join(what)}")
        return True

    def visit(self, path: str, language: str, wide_is_light: bool) -> list[str]:
        """Look at a page in both widths and both looks; return its links."""
        self.page.set_viewport_size(WIDE)
        self.look("light" if wide_is_light else "dark")
        if not self.open(path):
            return []
        self.visited.append(path)
        told = self.page.evaluate(READ_PAGE)
        self.read(path, told, language)
        for text in set(words.left_in(told["texts"])) - NAMES:
            self.tell(path, f"English in a Vietnamese page: {text!r}")
        self.check(path, "1280", ALL_RULES)
        self.look("dark" if wide_is_light else "light")
        self.check(path, "1280", COLOURS)
        self.use_keys(path)
        self.page.set_viewport_size(NARROW)
        self.check(path, "360", ALL_RULES)
        self.look("light" if wide_is_light else "dark")
        self.check(path, "360", COLOURS)
        return list(told["links"])

    def visit_in_english(self, path: str, is_light: bool) -> None:
        """Look at the same page on a phone, in English."""
        self.page.set_viewport_size(NARROW)
        self.look("light" if is_light else "dark")
        if self.open(path):
            self.read(path, self.page.evaluate(READ_PAGE), "en")
            self.check(path, "360 in English", ALL_RULES)

    def look(self, scheme: Literal["light", "dark"]) -> None:
        """Change the look of the page that is open."""
        self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")

    def use_keys(self, path: str) -> None:
        """Go through the page by Tab, the frame on the first page only; open and leave what opens."""
        faults = keys.tab_through(self.page, in_main=len(self.visited) > 1)
        faults += keys.open_and_leave(self.page, self.opened)
        for fault in faults:
            self.tell(path, f"by keys: {fault}")

    def read(self, path: str, told: dict[str, object], language: str) -> None:
        """Check what every page has, and that the console is quiet."""
        if told["lang"] != language:
            self.tell(path, f"lang {told['lang']}")
        if told["h1"] != 1:
            self.tell(path, f"{told['h1']} h1")
        if not told["title"]:
            self.tell(path, "no title")
        for fault in self.noise:
            self.tell(path, fault)
        self.noise.clear()

    def check(self, path: str, width: str, rules: dict[str, object]) -> None:
        """Run rules of accessibility, and see that nothing sticks out."""
        # From its top, as it opens: after the keys the bar of the top would lie over whatever is there.
        self.page.evaluate("scrollTo(0, 0)")
        if width.startswith("360"):
            self.is_narrow(path)
        if not self.page.evaluate("!!window.axe"):
            self.page.evaluate(AXE.read_text())
        for fault in self.page.evaluate(RUN_AXE, rules):
            self.tell(path, f"at {width} {fault}")
        self.noise.clear()

    def is_narrow(self, path: str) -> None:
        """See that a phone need not scroll sideways."""
        if wide := self.page.evaluate(TOO_WIDE):
            self.tell(path, f"too wide for a phone: {wide}")


def page_key(path: str, query: str, person: Person) -> str | None:
    """Name what a page shows: its url name, with what tells its kinds apart; None where it is none."""
    try:
        match = resolve(path)
    except Resolver404:
        return f"nowhere {path}"
    if match.view_name in NOT_PAGES or "suggest" in match.view_name:
        return None
    words_in_it = [str(value) for value in match.kwargs.values() if not str(value).isdigit()]
    told = parse_qs(query).get(BY_ADDRESS.get(match.view_name, ""), [])
    if match.view_name == "workspace:account":
        told = told or [next(iter(person.title_modes), "hunt")]
    return " ".join([match.view_name, *words_in_it, *told])


def report(faults: list[tuple[str, str]]) -> str:
    """Tell each fault once, with how often and where first."""
    places: dict[str, list[str]] = {}
    for fault, place in faults:
        places.setdefault(fault, []).append(place)
    return "\n".join(f"{len(at)}x {fault}   <- {at[0]}" for fault, at in sorted(places.items()))


def test_every_page_is_sound(world: World, browser: Browser) -> None:
    """Walk as each role; the list of faults is empty."""
    small_world.fill(world.cast, timezone.now())
    seen: set[str] = set()
    faults: list[tuple[str, str]] = []
    looks = itertools.cycle([True, False])
    person_of: Callable[[str], Person] = world.cast.__getattribute__
    for role in ROLES:
        Walk(world, browser, person_of(role), seen, faults).walk(looks)
    assert not faults, f"{len(set(faults))} faults on {len(seen)} pages\n" + report(faults)
    assert len(seen) >= FEWEST_PAGES, sorted(seen)
