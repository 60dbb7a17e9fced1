// Menus by keys: the arrow keys go along what an open menu offers; on the button of a closed one, down opens it.
import { walk } from "./walk.js";

const STEPS = { ArrowDown: 1, ArrowUp: -1 };

document.addEventListener("keydown", (event) => {
  const step = STEPS[event.key];
  if (!step || event.defaultPrevented || event.target.matches?.("input, select, textarea")) return;
  const opener = event.target.closest?.("[popovertarget]");
  const menu = event.target.closest?.(".menu[popover]") ?? (opener && document.getElementById(opener.getAttribute("popovertarget")));
  if (!menu?.matches(".menu")) return;
  event.preventDefault();
  if (!menu.matches(":popover-open")) menu.showPopover({ source: opener });
  walk(menu, step);
});
