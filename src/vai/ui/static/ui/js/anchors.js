// Menus and options stand by what opened them: here where a browser cannot see to that by itself (`position-area`).

const EDGE = 8;

const openerOf = (it) => document.querySelector(`[popovertarget="${CSS.escape(it.id)}"], [role="combobox"][aria-controls="${CSS.escape(it.id)}"]`);

const put = (it, by) => {
  const box = by.getBoundingClientRect();
  it.style.positionArea = "none";
  it.style.inset = "auto";
  it.style.margin = "0";
  const own = it.getBoundingClientRect();
  const left = it.matches(".options") ? box.left : box.right - own.width;
  const isBelow = box.bottom + 4 + own.height <= innerHeight - EDGE || box.top < own.height;
  it.style.left = `${Math.max(EDGE, Math.min(left, innerWidth - own.width - EDGE))}px`;
  it.style.top = `${Math.max(EDGE, isBelow ? Math.min(box.bottom + 4, innerHeight - own.height - EDGE) : box.top - own.height - 4)}px`;
};

if (!CSS.supports("position-area: block-end")) {
  document.addEventListener(
    "toggle",
    (event) => {
      const it = event.target;
      if (event.newState !== "open" || !it.matches?.(".menu[popover], .options[popover]")) return;
      const by = openerOf(it);
      if (by) put(it, by);
    },
    true,
  );
}
