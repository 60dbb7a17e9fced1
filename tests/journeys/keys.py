"""Using a page by keys alone: everything that can be clicked is reached, shows that it is, and lets go again."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Error, Page

# More stops than things to stop at: a scrolling box is one too.
SPARE = 30
OPENERS_OF_A_PAGE = 6

# Notes what gets the focus. How a thing looks when it has the focus is compared with how it looks when it has not.
START = """(inMain) => {
  const main = document.getElementById("main");
  const within = inMain ? main : document;
  const told = (it) => `${it.localName}${it.id ? "#" + it.id : ""}${typeof it.className === "string" && it.className ? "." + it.className.trim().replace(/\\s+/g, ".") : ""}[${(it.getAttribute("aria-label") ?? it.textContent ?? it.name ?? "").trim().slice(0, 30)}]`;
  const looks = (it) => [it, it.parentElement, it.parentElement?.parentElement].filter((one) => one && one !== document.body).map((one) => {
    const now = getComputedStyle(one);
    return [now.outline, now.boxShadow, now.borderColor, now.backgroundColor, now.transform, now.opacity].join();
  }).join();
  // The skip link slides in over what is there, for as long as it has the focus; another test looks at it.
  const covered = (it) => {
    if (it.matches(".skip")) return false;
    const box = it.getBoundingClientRect();
    const spots = [0.5, 0.1, 0.9].flatMap((x) => [0.5, 0.15, 0.85].map((y) => [box.left + box.width * x, box.top + box.height * y]));
    return !spots.some(([x, y]) => {
      const top = document.elementFromPoint(x, y);
      return top && (it.contains(top) || top.contains(it) || top.matches(".skip") || top.closest("label")?.contains(it));
    });
  };
  const walk = (window.keyWalk = { reached: new Set(), faults: [], last: null, left: false, told });
  const leave = () => {
    if (walk.last && walk.last[0].isConnected && looks(walk.last[0]) === walk.last[1]) walk.faults.push(`no sign of the focus on ${told(walk.last[0])}`);
    walk.last = null;
  };
  // By now the page has moved to what got the focus.
  walk.before = (event) => {
    const it = document.activeElement;
    if (event.key === "Tab" && walk.reached.has(it) && covered(it)) walk.faults.push(`covered while it has the focus: ${told(it)}`);
  };
  document.addEventListener("keydown", walk.before, true);
  walk.note = (event) => {
    leave();
    const it = event.target;
    if (it === main) return;
    if (walk.reached.has(it) || (inMain && !main.contains(it))) return void (walk.left = true);
    walk.reached.add(it);
    walk.last = [it, looks(it)];
  };
  document.addEventListener("focusin", walk.note);
  const all = [...within.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]")];
  walk.wanted = all.filter((it) => it !== main && !it.disabled && it.checkVisibility({ visibilityProperty: true }) && !it.closest("[inert]") && it.type !== "hidden");
  if (inMain) main.focus();
  return walk.wanted.length;
}"""
LEFT = "() => window.keyWalk.left || document.activeElement === document.body"
FINISH = """() => {
  const { reached, faults, wanted, told, note, before } = window.keyWalk;
  document.removeEventListener("focusin", note);
  document.removeEventListener("keydown", before, true);
  const groups = new Set([...reached].filter((it) => it.type === "radio").map((it) => it.name));
  // In a list of choices one has the focus, and arrow keys go to the others.
  const inComposite = (it) => it.closest("[role=listbox], [role=tablist], [role=menu], [role=grid], [role=radiogroup]");
  for (const it of wanted) {
    if (!it.isConnected || !it.checkVisibility() || reached.has(it) || groups.has(it.name) || (it.tabIndex < 0 && inComposite(it))) continue;
    if (it.tabIndex < 0 && !it.matches("a[href], button, input, select, textarea, summary")) continue;
    faults.push(`not reached by Tab: ${told(it)}`);
  }
  for (const it of document.querySelectorAll("[tabindex]")) if (it.tabIndex > 0) faults.push(`jumps the queue: ${told(it)}`);
  const live = "a[href], button, input, select, textarea, summary, label, [tabindex], option";
  for (const it of document.querySelectorAll("#main *")) {
    if (getComputedStyle(it).cursor !== "pointer" || it.closest(live) || it.querySelector(live)) continue;
    faults.push(`looks as if it could be clicked, but only by a mouse: ${told(it)}`);
  }
  return faults;
}"""
# What opens something: menus, dialogs of the page, dialogs that the server fills.
OPENERS = """() => [...document.querySelectorAll("[popovertarget], [data-opens], [hx-target='#dialog']")]
  .filter((it) => it.matches("a, button") && it.checkVisibility())
  .map((it, n) => { it.dataset.opener = n; return [String(n), it.getAttribute("popovertarget") ?? it.dataset.opens ?? it.getAttribute("hx-get") ?? it.getAttribute("href")]; })"""
IS_OPEN = "() => !!document.querySelector(':popover-open:not(vai-toasts *), dialog[open]')"
FOCUS_INSIDE = "() => document.activeElement.closest('dialog[open], :popover-open') !== null || !document.querySelector('dialog[open]')"


def tab_through(page: Page, *, in_main: bool) -> list[str]:
    """Press Tab from the top (or from where the skip link leads) to the end; return what is wrong."""
    wanted = page.evaluate(START, in_main)
    for press in range(wanted + SPARE):
        page.keyboard.press("Tab")
        if press >= wanted // 2 and page.evaluate(LEFT):
            break
    else:
        return ["no end of the page is reached by Tab", *page.evaluate(FINISH)]
    return list(page.evaluate(FINISH))


def open_and_leave(page: Page, seen: set[str]) -> list[str]:
    """Open each kind of menu and dialog of a page by Enter, leave it by Escape; the focus is back where it was."""
    faults = []
    for place, target in page.evaluate(OPENERS):
        kind = _kind(target)
        if kind not in seen and len(seen) < 10_000:
            seen.add(kind)
            faults += [f"{fault}: {kind}" for fault in _open_and_leave(page, f"[data-opener='{place}']")]
    return faults


def _open_and_leave(page: Page, opener: str) -> list[str]:
    page.evaluate("(it) => document.querySelector(it).focus()", opener)
    page.keyboard.press("Enter")
    try:
        page.wait_for_function(IS_OPEN, timeout=5_000)
        page.wait_for_function(FOCUS_INSIDE, timeout=2_000)
    except Error:
        return ["does not open by Enter, or leaves the focus outside"]
    page.keyboard.press("Escape")
    if not _comes(page, f"() => !({IS_OPEN})()"):
        return ["is not closed by Escape"]
    is_back = _comes(page, "(it) => document.activeElement === document.querySelector(it)", opener)
    return [] if is_back else ["Escape does not give the focus back"]


def _comes(page: Page, what: str, told: str | None = None) -> bool:
    try:
        page.wait_for_function(what, arg=told, timeout=2_000)
    except Error:
        return False
    return True


def _kind(target: str) -> str:
    """Name what is opened, whichever record it is for."""
    try:
        return (
            resolve(urlsplit(target).path).view_name
            if target.startswith("/")
            else target.rstrip("0123456789")
        )
    except Resolver404:
        return target
