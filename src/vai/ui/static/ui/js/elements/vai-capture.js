/**
 * The capture line: opened from the phone's bar, left by Escape, emptied when what it held is filed. What is asked before
 * filing takes the focus and is answered by the number keys.
 */
class Capture extends HTMLElement {
  #sent = null;
  #open = () => this.#input?.focus();
  #outside = (event) => {
    if (!this.contains(event.target)) this.removeAttribute("data-open");
  };

  get #input() {
    return this.querySelector("input[name=line]");
  }

  get #understanding() {
    return this.querySelector("#capture-understanding");
  }

  get #isOver() {
    return !this.#input.value.trim() || this.#input.value === this.#sent;
  }

  connectedCallback() {
    for (const button of document.querySelectorAll("[data-capture]")) button.addEventListener("click", this.#open);
    document.addEventListener("pointerdown", this.#outside);
    this.addEventListener("keydown", (event) => this.#press(event));
    this.addEventListener("focusin", () => this.setAttribute("data-open", ""));
    this.addEventListener("vai:filed", (event) => this.#empty(event.detail?.keep));
    this.addEventListener("input", () => {
      this.#sent = null;
      if (!this.#input.value.trim()) this.#understanding.replaceChildren();
    });
    // A look that was asked for before the line was sent or emptied must not take the place of the answer.
    this.addEventListener("htmx:beforeRequest", (event) => {
      if (event.detail.elt !== this.#input) this.#sent = this.#input.value;
      else if (this.#isOver) event.preventDefault();
    });
    this.addEventListener("htmx:beforeSwap", (event) => {
      if (event.detail.requestConfig.elt === this.#input && this.#isOver) event.detail.shouldSwap = false;
    });
    this.addEventListener("htmx:afterSwap", () => this.#understanding.querySelector("[data-asks] [data-choice], [data-filed] [data-choice]")?.focus());
  }

  disconnectedCallback() {
    for (const button of document.querySelectorAll("[data-capture]")) button.removeEventListener("click", this.#open);
    document.removeEventListener("pointerdown", this.#outside);
  }

  #press(event) {
    if (event.key === "Escape") {
      this.removeAttribute("data-open");
      document.activeElement?.blur();
    } else if (/^[1-9]$/.test(event.key) && !event.target.matches("input, select, textarea")) {
      const choice = this.#understanding.querySelector(".question, .filed-offers")?.querySelectorAll("[data-choice]")[event.key - 1];
      if (!choice) return;
      event.preventDefault();
      event.stopPropagation();
      choice.click();
    } else if (event.key === "ArrowDown" && event.target === this.#input) {
      const first = this.#understanding.querySelector("a, button, input:not([type=hidden]), select");
      if (!first) return;
      event.preventDefault();
      first.focus();
    }
  }

  /** The next line is another thing: it takes a key of its own. A card that waits for a tap stays (`keep`). */
  #empty(keep) {
    this.#input.value = "";
    this.querySelector("input[name=idempotency_key]").value = crypto.randomUUID?.() ?? String(Math.random()).slice(2);
    if (keep) return;
    // Later: what raised this may lie in there, and has more to tell.
    setTimeout(() => this.#understanding.replaceChildren());
    this.removeAttribute("data-open");
    document.activeElement?.blur();
  }
}

customElements.define("vai-capture", Capture);
