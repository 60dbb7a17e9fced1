// Whoever works by keys stays where they were when the server draws that part of the page anew.

let place = null;

/** How to find the same thing again: a link in a menu leads back to the button of the menu. */
const waysTo = (it) => {
  const menu = it.closest("[popover]");
  const named = (name, from = it) => from.hasAttribute(name) && `${from.localName}[${name}="${CSS.escape(from.getAttribute(name))}"]`;
  return [menu?.id && `[popovertarget="${CSS.escape(menu.id)}"]`, it.id && `#${CSS.escape(it.id)}`, named("popovertarget"), named("href"), named("name")].filter(Boolean);
};

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const it = document.activeElement;
  if (it && it !== document.body && detail.target?.contains(it)) place = { ways: waysTo(it), around: detail.target.id };
});

document.addEventListener("htmx:afterSettle", () => {
  if (!place || document.querySelector("dialog[open]")) return;
  const { ways, around } = place;
  place = null;
  if (document.activeElement && document.activeElement !== document.body) return;
  const again = ways.map((way) => document.querySelector(way)).find((it) => it?.checkVisibility());
  if (again) return again.focus({ preventScroll: true });
  const part = around && document.getElementById(around);
  if (!part) return;
  part.tabIndex = -1;
  part.focus({ preventScroll: true });
});
