/** A form is sent once: its buttons wait while it is on its way, and a second press is not a second thing. */
class Once extends HTMLElement {
  #abort = new AbortController();

  connectedCallback() {
    const form = this.closest("form");
    if (!form) return;
    const signal = { signal: this.#abort.signal };
    form.addEventListener("submit", (event) => this.#send(form, event), signal);
    form.addEventListener("htmx:afterRequest", () => form.removeAttribute("aria-busy"), signal);
    window.addEventListener("pageshow", () => form.removeAttribute("aria-busy"), signal);
  }

  disconnectedCallback() {
    this.#abort.abort();
  }

  #send(form, event) {
    if (form.getAttribute("aria-busy") === "true") {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    if (!event.defaultPrevented || form.hasAttribute("hx-post")) form.setAttribute("aria-busy", "true");
  }
}

customElements.define("vai-once", Once);
