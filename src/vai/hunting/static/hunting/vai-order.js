/** A list put into order by dragging; what is dropped is sent as a form. Without it, buttons move rows up and down. */
class Order extends HTMLElement {
  #sortable = null;

  async connectedCallback() {
    await import("../vendor/sortable.min.js"); // which is no module: it leaves its name with the window
    const list = this.querySelector("ol");
    this.#sortable = window.Sortable.create(list, { handle: ".routing-grip", animation: 120, onEnd: () => this.#send() });
  }

  disconnectedCallback() {
    this.#sortable?.destroy();
    this.#sortable = null;
  }

  #send() {
    const form = this.querySelector("form");
    const keys = [...this.querySelectorAll("[data-key-of]")].map((row) => row.dataset.keyOf);
    if (form.elements.order.value === keys.join()) return;
    form.elements.order.value = keys.join();
    form.requestSubmit();
  }
}

customElements.define("vai-order", Order);
