import { later } from "../outbox/rounds.js";
import * as store from "../outbox/store.js";

const HELD = 10_000;
const OWN = ["csrfmiddlewaretoken", "idempotency_key", "typed_at", "sent_at", "owner", "for"];

/** Keeps the line of the capture form on this device while it is on its way, and until Vai has it where no answer comes. */
class Keep extends HTMLElement {
  #abort = new AbortController();
  #form = null;
  #sentKey = "";

  connectedCallback() {
    this.#form = this.closest("form");
    const on = (target, name, act, capture = false) => target.addEventListener(name, act, { signal: this.#abort.signal, capture });
    on(this.#form, "htmx:configRequest", (event) => this.#field("typed_at").value && (event.detail.parameters.sent_at = new Date().toISOString()));
    on(this.#form, "htmx:beforeSend", (event) => this.#isFiling(event) && this.#hold(event.detail.requestConfig.formData));
    on(this.#form, "htmx:afterRequest", (event) => this.#isFiling(event) && this.#answered(event.detail.xhr));
    for (const fault of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) on(this.#form, fault, (event) => this.#failed(event));
    on(this.#form, "input", () => !this.#field("line").value.trim() && this.#renew(), true);
    on(this.#form, "vai:filed", () => (this.#field("typed_at").value = ""));
    on(document, "vai:correct", (event) => this.#correct(event.detail));
  }

  disconnectedCallback() {
    this.#abort.abort();
  }

  #field(name) {
    return this.#form.elements.namedItem(name);
  }

  #isFiling(event) {
    return event.detail.pathInfo?.requestPath === this.#form.getAttribute("action");
  }

  /** Written down as it is sent: the page may be left, or the machine stop, before the answer comes. */
  #hold(sent) {
    this.#sentKey = sent.get("idempotency_key");
    const { owner, for: other } = this.dataset;
    const typed = sent.get("typed_at") ? { typedAt: sent.get("typed_at") } : {};
    const fields = [...sent].filter(([name]) => !OWN.includes(name));
    store.keep({ key: this.#sentKey, owner, for: other, line: sent.get("line").trim(), fields, ...typed, heldUntil: Date.now() + HELD, isTried: true }).catch(() => null);
  }

  async #answered(request) {
    // What waited here and is asked about waits on; what was just typed stands in the form.
    if (request.status === 422 && this.#field("typed_at").value) return store.change(this.#sentKey, (line) => void Object.assign(line, { state: "asked", heldUntil: 0, isTried: false })).catch(() => null);
    if (!isLost(request)) return store.remove(this.#sentKey).catch(() => null);
    const kept = await store.change(this.#sentKey, (line) => void Object.assign(line, { heldUntil: 0, isTried: !isTurnedAway(request) })).catch(() => null);
    if (!kept) return this.#say(this.dataset.notKept, "error");
    this.#form.closest("vai-capture").dispatchEvent(new CustomEvent("vai:filed", { detail: {} }));
    this.#renew();
    this.#say(this.dataset.kept, "info");
    return later();
  }

  /** What is kept has not failed; and while one types, it is enough to say that there is no network. */
  #failed(event) {
    if (this.#isFiling(event) ? !isLost(event.detail.xhr) : event.target !== this.#field("line")) return;
    event.stopPropagation();
    if (!this.#isFiling(event)) this.#form.querySelector("[data-understanding]").textContent = this.dataset.offline;
  }

  #say(text, level) {
    document.dispatchEvent(new CustomEvent("vai:toast", { detail: { text, level } }));
  }

  /** What is written from here on is another thing. */
  #renew() {
    this.#field("typed_at").value = "";
    this.#field("idempotency_key").value = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
  }

  /** Take a line that waits into the form, to answer what is asked about it. */
  #correct({ key, line, typedAt }) {
    const field = this.#field("line");
    field.value = line;
    this.#field("idempotency_key").value = key;
    this.#field("typed_at").value = typedAt;
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/** Turned away at the door: certainly not filed. */
const isTurnedAway = (request) => request.status === 403 || Boolean(request.getResponseHeader("HX-Redirect"));
const isLost = (request) => !request.status || request.status >= 500 || isTurnedAway(request);

customElements.define("vai-keep", Keep);
