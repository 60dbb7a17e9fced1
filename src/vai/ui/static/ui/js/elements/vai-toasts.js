import { announce, post, raise } from "../page.js";

const STORE = "vai-undo";
const SECONDS = 10;
const UNDO_MINUTES = 10;

/** Shows what was done, offers to undo it, and remembers the last undo for the key u. */
class Toasts extends HTMLElement {
  #show = (event) => this.#add(event.detail);
  #undo = () => this.#undoLast();
  #failed = () => this.#add({ text: this.getAttribute("failed"), level: "error" });
  // An answer that tells by itself what is wrong needs no second toast.
  #refused = (event) => event.detail.xhr.getResponseHeader("HX-Trigger")?.includes("vai:toast") || this.#failed();

  connectedCallback() {
    document.addEventListener("vai:toast", this.#show);
    document.addEventListener("vai:undo", this.#undo);
    document.addEventListener("htmx:sendError", this.#failed);
    document.addEventListener("htmx:responseError", this.#refused);
    this.addEventListener("click", (event) => event.target.closest("[data-dismiss]") && event.target.closest(".toast").remove());
    this.addEventListener("submit", (event) => this.#submit(event));
    for (const toast of this.querySelectorAll(".toasts > .toast")) this.#prepare(toast);
  }

  disconnectedCallback() {
    document.removeEventListener("vai:toast", this.#show);
    document.removeEventListener("vai:undo", this.#undo);
    document.removeEventListener("htmx:sendError", this.#failed);
    document.removeEventListener("htmx:responseError", this.#refused);
  }

  #add({ text, level = "success", undo_url: undo }) {
    const toast = this.querySelector("template").content.firstElementChild.cloneNode(true);
    toast.dataset.level = level;
    toast.querySelector(".toast-text").textContent = text;
    const form = toast.querySelector("[data-undo]");
    if (undo) form.action = undo;
    else form.remove();
    this.querySelector(".toasts").append(toast);
    announce(text);
    this.#prepare(toast);
  }

  #prepare(toast) {
    const form = toast.querySelector("[data-undo]");
    if (form) sessionStorage.setItem(STORE, JSON.stringify({ address: form.getAttribute("action"), until: Date.now() + UNDO_MINUTES * 60000 }));
    if (toast.dataset.level !== "error") this.#leave(toast);
  }

  #leave(toast) {
    setTimeout(() => (toast.matches(":hover, :focus-within") ? this.#leave(toast) : toast.remove()), SECONDS * 1000);
  }

  #submit(event) {
    if (!event.target.matches("[data-undo]")) return;
    event.preventDefault();
    event.target.closest(".toast").remove();
    this.#undoLast(event.target.getAttribute("action"));
  }

  async #undoLast(address) {
    const kept = JSON.parse(sessionStorage.getItem(STORE) ?? "{}");
    if (!address && !(kept.until > Date.now())) return announce(this.getAttribute("nothing"));
    sessionStorage.removeItem(STORE);
    const answer = await post(address ?? kept.address, {}).catch(() => null);
    if (!answer || answer.status >= 400) return this.#failed();
    raise(answer);
    const to = answer.headers.get("HX-Redirect");
    if (to) location.assign(to);
    else location.reload();
  }
}

customElements.define("vai-toasts", Toasts);
