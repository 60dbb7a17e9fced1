/** The capture line: opened from the phone's bar, left by Escape, emptied when what it held is filed. */
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
    this.addEventListener("vai:filed", () => this.#empty());
    this.addEventListener("input", () => {
      if (!this.#input.value.trim()) this.#understanding.replaceChildren();
    });
    // A look that was asked for before the line was emptied must not come back.
    this.addEventListener("htmx:beforeSwap", (event) => {
      if (event.detail.target === this.#understanding && !this.#input.value.trim()) event.detail.shouldSwap = false;
    });
  }

  disconnectedCallback() {
    for (const button of document.querySelectorAll("[data-capture]")) button.removeEventListener("click", this.#open);
    document.removeEventListener("pointerdown", this.#outside);
  }

  #press(event) {
    if (event.key === "Escape") {
      this.removeAttribute("data-open");
      document.activeElement?.blur();
    } else if (event.key === "ArrowDown" && event.target === this.#input) {
      const first = this.#understanding.querySelector("a, button, input:not([type=hidden]), select");
      if (!first) return;
      event.preventDefault();
      first.focus();
    }
  }

  #empty() {
    this.#input.value = "";
    this.#understanding.replaceChildren();
    this.removeAttribute("data-open");
    document.activeElement?.blur();
  }
}

customElements.define("vai-capture", Capture);
