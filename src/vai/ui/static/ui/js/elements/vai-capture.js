/**
 * The capture line: opened from the phone's bar, left by Escape, emptied when what it held is filed. What is asked before
 * filing takes the focus and is answered by the number keys.
 */
class Capture extends HTMLElement {
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

  connectedCallback() {
    for (const button of document.querySelectorAll("[data-capture]")) button.addEventListener("click", this.#open);
    document.addEventListener("pointerdown", this.#outside);
    this.addEventListener("keydown", (event) => this.#press(event));
    this.addEventListener("focusin", () => this.setAttribute("data-open", ""));
    this.addEventListener("vai:filed", (event) => this.#empty(event.detail?.keep));
    this.addEventListener("input", () => {
      if (!this.#input.value.trim()) this.#understanding.replaceChildren();
    });
    // A look that was asked for before the line was emptied must not come back.
    this.addEventListener("htmx:beforeSwap", (event) => {
      const wasTyping = event.detail.requestConfig.elt === this.#input;
      if (wasTyping && event.detail.target === this.#understanding && !this.#input.value.trim()) event.detail.shouldSwap = false;
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
    this.#understanding.replaceChildren();
    if (keep) return;
    this.removeAttribute("data-open");
    document.activeElement?.blur();
  }
}

customElements.define("vai-capture", Capture);
