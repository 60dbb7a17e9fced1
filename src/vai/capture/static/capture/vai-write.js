import * as rounds from "../ui/js/outbox/rounds.js";
import * as store from "../ui/js/outbox/store.js";

const RECORD = /^\/(accounts|contacts|leads|deals)\/\d+\//;

/** The box of the page without network: what is written goes onto this device, for the person who was signed in here last. */
class Write extends HTMLElement {
  #key = crypto.randomUUID();

  async connectedCallback() {
    const device = await store.device().catch(() => ({}));
    this.hidden = !device.owner;
    if (device.theme) document.documentElement.dataset.theme = device.theme;
    this.querySelector("[data-here]").hidden = !RECORD.test(location.pathname);
    this.addEventListener("submit", (event) => this.#keep(event, device));
    const field = this.querySelector("textarea");
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      event.target.form.requestSubmit();
    });
    if (device.owner) field.focus();
  }

  async #keep(event, device) {
    event.preventDefault();
    const field = this.querySelector("textarea");
    const told = this.querySelector("[role=status]");
    const line = field.value.trim();
    if (!line) return;
    const key = this.#key;
    try {
      await store.keep({ key, owner: device.owner, for: device.for, line, fields: [["line", line], ["page", location.pathname]] });
    } catch {
      told.textContent = this.dataset.notKept;
      return;
    }
    if (field.value.trim() === line) field.value = "";
    if (this.#key === key) this.#key = crypto.randomUUID();
    told.textContent = this.dataset.kept;
    await rounds.later();
    await rounds.now();
  }
}

customElements.define("vai-write", Write);
