/** A value edited where it stands: the server gives the form and takes the answer; Escape brings the value back. */
class InlineEdit extends HTMLElement {
  #shown = null;

  connectedCallback() {
    this.addEventListener("htmx:beforeSwap", () => {
      const value = this.querySelector(":scope > [data-edit]");
      if (!value) return;
      this.#shown = value.cloneNode(true);
      this.#shown.classList.remove("htmx-request");
    });
    this.addEventListener("htmx:afterSwap", () => this.#focus());
    this.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.#shown || this.querySelector(":scope > [data-edit]")) return;
      event.preventDefault();
      event.stopPropagation();
      this.#cancel();
    });
    this.addEventListener("click", (event) => event.target.closest("[data-cancel]") && this.#cancel());
  }

  #focus() {
    const field = this.querySelector("form :is(input:not([type=hidden]), select, textarea)");
    if (!field) return this.querySelector("[data-edit], button")?.focus();
    field.focus();
    field.select?.();
  }

  #cancel() {
    if (!this.#shown) return;
    this.replaceChildren(this.#shown);
    window.htmx?.process(this);
    this.#shown = null;
    this.querySelector("[data-edit]")?.focus();
  }
}

customElements.define("vai-inline-edit", InlineEdit);
