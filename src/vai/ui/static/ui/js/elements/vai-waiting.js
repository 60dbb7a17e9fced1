import { announce } from "../page.js";
import * as rounds from "../outbox/rounds.js";
import * as store from "../outbox/store.js";

const SINGLY = 3;

/** Says on every page how many lines wait on this device, sends them when it can, and tells what became of them. */
class Waiting extends HTMLElement {
  #abort = new AbortController();
  #stop = null;
  #count = Infinity;

  async connectedCallback() {
    const { owner, for: other, language, ready, send } = this.dataset;
    const signal = { signal: this.#abort.signal };
    store.changes.addEventListener("change", () => this.#show(), signal);
    document.addEventListener("visibilitychange", () => this.#show(), signal);
    document.addEventListener("submit", (event) => event.target.matches("[data-sign-out]") && store.setDevice({ owner: "" }), signal);
    try {
      await store.setDevice({ owner, for: other, language, ready, send, theme: document.documentElement.dataset.theme });
    } catch {
      return; // A browser that keeps nothing.
    }
    if (this.#abort.signal.aborted) return;
    this.#stop = rounds.start(owner);
    this.#show();
    navigator.serviceWorker?.register(this.dataset.worker, { updateViaCache: "none" }).catch(() => null);
  }

  disconnectedCallback() {
    this.#abort.abort();
    this.#stop?.();
  }

  async #show() {
    const lines = await store.linesOf(this.dataset.owner);
    const waiting = lines.filter((line) => line.state !== "filed" && !(line.heldUntil > Date.now()));
    const label = this.dataset.label.replace("{n}", waiting.length);
    const link = this.querySelector("a");
    link.hidden = !waiting.length;
    link.toggleAttribute("data-needs-you", waiting.some((line) => line.state !== "waiting"));
    link.setAttribute("aria-label", label);
    for (const place of document.querySelectorAll("[data-waiting-count]")) place.textContent = waiting.length || "";
    for (const note of document.querySelectorAll("[data-waiting-note]")) {
      note.hidden = !waiting.length;
      note.textContent = note.dataset.waitingNote.replace("{n}", waiting.length);
    }
    if (waiting.length > this.#count) announce(label);
    this.#count = waiting.length;
    if (document.visibilityState === "visible") this.#tell(lines.filter((line) => line.state === "filed"));
  }

  /** Tell what was filed; whichever tab takes a line away is the one that tells it. */
  async #tell(filed) {
    const told = [];
    for (const { key } of filed) {
      const line = await store.change(key, (one) => one.state !== "filed");
      if (line?.state === "filed") told.push(line);
    }
    const toasts = told.length > SINGLY ? [{ text: this.dataset.filed.replace("{n}", told.length) }] : told.map(({ text, undo, line }) => ({ text: `${text} (${line})`, undo_url: undo }));
    for (const detail of toasts) document.dispatchEvent(new CustomEvent("vai:toast", { detail }));
  }
}

// Nobody is signed in: without network this device shows no lines until somebody is.
if (document.querySelector("[data-nobody]")) store.setDevice({ owner: "" }).catch(() => null);

customElements.define("vai-waiting", Waiting);
