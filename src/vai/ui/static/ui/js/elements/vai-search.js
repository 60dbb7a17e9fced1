/** The search overlay: arrow keys walk the links of the answer, Enter opens the chosen or shows all results. */
class Search extends HTMLElement {
  connectedCallback() {
    const dialog = this.querySelector("dialog");
    const input = this.querySelector("input[type=search]");
    this.addEventListener("keydown", (event) => this.#walk(event, input));
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
