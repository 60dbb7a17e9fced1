const STORE = "vai-trail";
const MOST = 300;

// Whoever opens a row of a list, or of what was found, can go on to the rows beside it: their addresses are kept in this tab.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-open]");
  const list = link?.closest("vai-list, [data-trail]");
  if (!list) return;
  const all = [...list.querySelectorAll("a[data-open]")].map((one) => one.href);
  const at = all.indexOf(link.href);
  sessionStorage.setItem(STORE, JSON.stringify(all.slice(Math.max(at - MOST / 2, 0), at + MOST / 2)));
}, true);

/** The records before and after this one, of the list one came from: keys [ and ]. Holds two links, hidden until known. */
class RecordSteps extends HTMLElement {
  connectedCallback() {
    const trail = JSON.parse(sessionStorage.getItem(STORE) ?? "[]");
    const at = trail.findIndex((one) => new URL(one).pathname === location.pathname);
    if (at < 0) return;
    this.#lead('[rel="prev"]', trail[at - 1]);
    this.#lead('[rel="next"]', trail[at + 1]);
    this.hidden = false;
  }

  #lead(selector, address) {
    const link = this.querySelector(selector);
    if (!link) return;
    link.hidden = !address;
    if (address) link.href = address;
  }
}

customElements.define("vai-record-steps", RecordSteps);
