/** Keys on the chosen next action, or the first: d done, s later, n not useful. */
class NextActions extends HTMLElement {
  #listener = (event) => this.#press(event);

  connectedCallback() {
    document.addEventListener("keydown", this.#listener);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#listener);
  }

  #press(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || localStorage.getItem("vai-keys-off") === "1") return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]") || document.querySelector("dialog[open], [popover]:popover-open")) return;
    const does = { d: "done", s: "snooze", n: "dismiss" }[event.key];
    const row = does && (document.activeElement?.closest?.(".todo") ?? this.querySelector(".todo"));
    const button = row && this.contains(row) && row.querySelector(`[data-does="${does}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
    if (does !== "done") row.querySelector(`#${button.getAttribute("popovertarget")} button`)?.focus();
  }
}

customElements.define("vai-next-actions", NextActions);
