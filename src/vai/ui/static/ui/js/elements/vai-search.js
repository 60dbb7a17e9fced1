/** The search overlay: Enter opens the first of what was found, arrow keys walk the others; all results are the last. */
class Search extends HTMLElement {
  connectedCallback() {
    const dialog = this.querySelector("dialog");
    const input = this.querySelector("input[type=search]");
    this.addEventListener("keydown", (event) => this.#walk(event, input));
    this.addEventListener("submit", (event) => this.#openFirst(event, input));
    dialog?.addEventListener("close", () => {
      input.value = "";
      this.#results.replaceChildren();
    });
    // Escape first empties a search field in some browsers; here it always closes.
    input?.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      dialog.close();
    });
  }

  get #results() {
    return this.querySelector("#search-results");
  }

  /** Enter before the answer to the last letter has come goes to the page of all results, as without scripts. */
  #openFirst(event, input) {
    const first = this.#results.querySelector("[data-found]");
    if (first?.dataset.found !== input.value.trim()) return;
    event.preventDefault();
    first.querySelector("a[data-open]").click();
  }

  #walk(event, input) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const links = [...this.#results.querySelectorAll("a[href]")];
    if (!links.length) return;
    event.preventDefault();
    const place = links.indexOf(document.activeElement) + step;
    if (place < 0) input.focus();
    else links[Math.min(place, links.length - 1)].focus();
  }
}

customElements.define("vai-search", Search);
