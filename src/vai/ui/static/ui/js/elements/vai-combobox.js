import { announce } from "../page.js";
import { Listbox } from "../listbox.js";

/** A field that looks up while one types; the server draws the options. "Create" opens a dialog whose thing comes back here. */
class Combobox extends HTMLElement {
  #timer = 0;
  #input;
  #hidden;
  #box;
  #made = (event) => this.#take(event.detail);

  connectedCallback() {
    this.#input = this.querySelector("[role=combobox]");
    this.#hidden = this.querySelector("input[type=hidden]");
    const list = this.querySelector("[role=listbox]");
    this.#box = new Listbox(list, this.#input);
    document.addEventListener("vai:made", this.#made);
    this.#input.addEventListener("input", () => this.#typed());
    this.#input.addEventListener("click", () => this.#look());
    this.#input.addEventListener("keydown", (event) => this.#press(event));
    list.addEventListener("click", (event) => this.#choose(event.target.closest("[role=option]")));
    this.addEventListener("focusout", (event) => !this.contains(event.relatedTarget) && this.#close());
  }

  disconnectedCallback() {
    document.removeEventListener("vai:made", this.#made);
    clearTimeout(this.#timer);
  }

  #typed() {
    this.#hidden.value = "";
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(this.#input.value), 150);
  }

  #address(path, typed) {
    const address = new URL(path, location.href);
    address.searchParams.set("q", typed);
    address.searchParams.set("field", this.#hidden.name);
    return address.pathname + address.search;
  }

  async #look(typed = "") {
    const answer = await fetch(this.#address(this.dataset.url, typed), { headers: { "HX-Request": "true" } }).catch(() => null);
    if (!answer?.ok || !this.contains(document.activeElement)) return;
    this.#box.open(await answer.text());
    announce(this.dataset.found.replace("{n}", this.#box.options.filter((one) => !one.dataset.create).length));
  }

  #press(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (this.#box.isOpen) this.#box.mark(step);
      else this.#look(this.#hidden.value ? "" : this.#input.value);
    } else if (event.key === "Enter" && this.#box.isOpen && this.#box.marked && !event.isComposing) {
      event.preventDefault();
      this.#choose(this.#box.marked);
    } else if (event.key === "Escape" && this.#box.isOpen) {
      event.preventDefault();
      event.stopPropagation();
      this.#close();
    }
  }

  #choose(option) {
    if (!option || option.hasAttribute("aria-disabled")) return;
    if (!option.dataset.create) return this.#take({ field: this.#hidden.name, ...option.dataset });
    const address = this.#address(option.dataset.create, this.#input.value);
    this.#close();
    window.htmx.ajax("GET", address, { target: "#dialog", swap: "innerHTML" });
  }

  #take({ field, value, label }) {
    if (field !== this.#hidden.name) return;
    [this.#hidden.value, this.#input.value] = [value, label];
    this.#close();
    this.#hidden.dispatchEvent(new Event("change", { bubbles: true }));
  }

  #close() {
    clearTimeout(this.#timer);
    this.#box.close();
  }
}

customElements.define("vai-combobox", Combobox);
