import { announce, raise } from "../ui/js/page.js";
import { choose, fetchCard } from "./call-card.js";

/**
 * The call list: the next lead is fetched while one is spoken to, stands there the moment the outcome is pressed, and the
 * outcome is kept behind it. What is refused brings the lead back. Undo comes back to the lead it was about.
 */
class Calls extends HTMLElement {
  #abort = new AbortController();
  #next = null;
  #last = null;

  connectedCallback() {
    const signal = { signal: this.#abort.signal };
    this.addEventListener("submit", (event) => this.#submit(event), signal);
    document.addEventListener("keydown", (event) => choose(event, this.querySelector(":popover-open")), { ...signal, capture: true });
    document.addEventListener("vai:undo", () => this.#remember(), signal);
    document.addEventListener("submit", (event) => event.target.matches("[data-undo]") && this.#remember(), { ...signal, capture: true });
    this.addEventListener("toggle", (event) => event.newState === "open" && event.target.querySelector("button, input:not([type=hidden])")?.focus(), { ...signal, capture: true });
    this.#fetchNext();
  }

  disconnectedCallback() {
    this.#abort.abort();
  }

  get #card() {
    return this.querySelector(".call");
  }

  /** Only what is kept is left behind: the next one is asked for when the server knows. */
  async #fetchNext() {
    const address = this.#card?.dataset.after;
    this.#next = address ? fetchCard(address) : null;
    await this.#next?.catch(() => (this.#next = null));
  }

  async #submit(event) {
    const form = event.target.closest("form[data-outcome]");
    if (!form) return;
    event.preventDefault();
    const left = this.#card;
    if (left.getAttribute("aria-busy") === "true") return;
    left.setAttribute("aria-busy", "true");
    const body = new URLSearchParams(new FormData(form, event.submitter));
    const note = left.querySelector('[name="note"]')?.value;
    if (note) body.set("note", note);
    for (const open of left.querySelectorAll(":popover-open")) open.hidePopover();
    const sent = fetch(form.action, { method: "POST", body, headers: { "HX-Request": "true" }, redirect: "manual" });
    const ready = await Promise.race([this.#next, sent.then(() => null)]).catch(() => null);
    if (ready) this.#show(ready);
    const answer = await sent.catch(() => null);
    if (!answer || answer.status !== 204) return this.#bringBack(left, answer);
    raise(answer);
    this.#last = left.dataset.call;
    if (!ready) this.#show(await fetchCard(left.dataset.after).catch(() => null));
    return this.#fetchNext();
  }

  #show(card) {
    if (!card) return location.assign(this.getAttribute("home"));
    card.removeAttribute("aria-busy");
    this.#card.replaceWith(card);
    this.#next = null;
    window.htmx?.process(card);
    scrollTo({ top: 0, behavior: "instant" });
    card.querySelector("h1")?.focus({ preventScroll: true });
    announce(card.dataset.said);
  }

  #bringBack(left, answer) {
    if (left !== this.#card) this.#show(left);
    left.removeAttribute("aria-busy");
    if (answer?.headers.get("HX-Trigger")) raise(answer);
    else document.dispatchEvent(new CustomEvent("htmx:sendError"));
    return this.#fetchNext();
  }

  #remember() {
    if (this.#last) history.replaceState(null, "", `${this.getAttribute("home")}?lead=${this.#last}`);
  }
}

customElements.define("vai-calls", Calls);
