const SKIPPED = "[type=hidden], [type=password], [type=file], [type=submit], [type=button]";
// What was chosen in a combobox stands in a hidden field beside its text.
const CHOSEN = "vai-combobox [type=hidden]";

/** Keeps what is typed into a form in this tab until it is sent, brings it back, and warns before it would be lost. */
class Draft extends HTMLElement {
  #isDirty = false;
  #form = null;
  #warn = (event) => this.#isDirty && event.preventDefault();
  #abort = new AbortController();

  get #store() {
    return `vai-draft:${this.getAttribute("key")}`;
  }

  connectedCallback() {
    this.#form = this.closest("form");
    if (!this.#form) return;
    const signal = { signal: this.#abort.signal };
    // A form that comes back refused carries what was typed; the copy here is older.
    if (this.#form.querySelector(".form-errors")) this.#isDirty = true;
    else this.#restore();
    this.#form.addEventListener("input", () => this.#keep(), signal);
    this.#form.addEventListener("change", () => this.#keep(), signal);
    this.#form.addEventListener("submit", () => (this.#isDirty = false), signal);
    this.#form.addEventListener("submit", () => !this.#form.hasAttribute("hx-post") && this.#forget(), signal);
    this.#form.addEventListener("htmx:afterRequest", (event) => event.detail.successful && event.detail.elt === this.#form && this.#forget(), signal);
    window.addEventListener("beforeunload", this.#warn, signal);
  }

  disconnectedCallback() {
    this.#abort.abort();
  }

  get #fields() {
    return [...this.#form.elements].filter((one) => one.name && (one.matches(CHOSEN) || !one.matches(SKIPPED)) && "value" in one && one.type !== "fieldset");
  }

  #keep() {
    this.#isDirty = true;
    const values = this.#fields.map((one) => [one.name, one.matches("[type=checkbox], [type=radio]") ? `${one.value}=${one.checked}` : one.value]);
    sessionStorage.setItem(this.#store, JSON.stringify(values));
  }

  #restore() {
    const kept = JSON.parse(sessionStorage.getItem(this.#store) ?? "null");
    const fields = this.#fields;
    if (!kept || kept.length !== fields.length || kept.some(([name], n) => name !== fields[n].name)) return;
    const chosen = fields.filter((one) => one.matches(CHOSEN)).map((one) => [one, one.value]);
    kept.forEach(([, value], n) => {
      if (fields[n].matches("[type=checkbox], [type=radio]")) fields[n].checked = value.endsWith("=true");
      else fields[n].value = value;
    });
    this.#isDirty = true;
    this.#tell(chosen);
  }

  /** `chosen`: hidden fields and what they held before, which a reset of the form does not bring back. */
  #tell(chosen) {
    const note = document.createElement("p");
    const button = document.createElement("button");
    note.className = "draft-note";
    Object.assign(button, { type: "button", className: "button", textContent: this.getAttribute("discard") });
    button.dataset.size = "small";
    button.addEventListener("click", () => {
      this.#forget();
      this.#form.reset();
      for (const [field, value] of chosen) field.value = value;
      note.remove();
    });
    note.append(this.getAttribute("restored"), button);
    this.append(note);
  }

  #forget() {
    this.#isDirty = false;
    sessionStorage.removeItem(this.#store);
  }
}

customElements.define("vai-draft", Draft);
