import { edit, fill, make, openInBar } from "./outbox-row.js";
import * as rounds from "../ui/js/outbox/rounds.js";
import * as store from "../ui/js/outbox/store.js";

/** The list of what waits on this device for whoever is signed in: words, when, what about it; to change, take away, send. */
class Outbox extends HTMLElement {
  #abort = new AbortController();
  #owner = "";
  #stop = null;

  async connectedCallback() {
    const signal = { signal: this.#abort.signal };
    for (const source of [store.changes, rounds.news]) source.addEventListener("change", () => this.#show(), signal);
    for (const name of ["online", "offline"]) window.addEventListener(name, () => this.#show(), signal);
    this.addEventListener("click", (event) => this.#press(event.target.closest("[data-act]")));
    this.addEventListener("submit", (event) => this.#save(event));
    const device = await store.device().catch(() => ({}));
    this.#owner = this.dataset.owner ?? device.owner ?? "";
    // On a page of Vai the frame sends already.
    if (this.#owner && !document.querySelector("vai-waiting")) this.#stop = rounds.start(this.#owner);
    this.#show();
  }

  disconnectedCallback() {
    this.#abort.abort();
    this.#stop?.();
  }

  async #show() {
    const lines = this.#owner ? (await store.linesOf(this.#owner)).filter((line) => !(line.heldUntil > Date.now())) : [];
    const list = this.querySelector("ol");
    const rows = new Map([...list.children].map((row) => [row.dataset.line, row]));
    for (const line of lines) {
      const row = rows.get(line.key) ?? make(this.querySelector("template"), line.key);
      rows.delete(line.key);
      fill(row, line, this.dataset);
      list.append(...(row.isConnected ? [] : [row]));
    }
    for (const gone of rows.values()) gone.remove();
    this.querySelector("[data-none]").hidden = lines.length > 0;
    this.querySelector("[data-act=send]").hidden = !lines.some((line) => line.state === "waiting");
    for (const note of this.querySelectorAll("[data-when]")) note.hidden = note.dataset.when !== this.#situation(lines);
  }

  #situation(lines) {
    if (!this.#owner || rounds.outcome() === "signed-out") return "signed-out";
    if (!navigator.onLine || rounds.outcome() === "later") return lines.some((line) => line.state === "waiting") ? "offline" : "";
    return this.hasAttribute("data-alone") && rounds.outcome() === "done" ? "online" : "";
  }

  async #press(button) {
    const row = button?.closest("[data-line]");
    const key = row?.dataset.line;
    const act = button?.dataset.act;
    if (act === "send") await rounds.now();
    else if (act === "edit" || act === "keep-as-is") edit(row, act === "edit");
    else if (act === "delete" && (row.dataset.state !== "unknown" || confirm(this.dataset.mayBeFiled))) await this.#remove(row, key);
    else if (act === "open") openInBar((await store.linesOf(this.#owner)).find((line) => line.key === key));
  }

  async #save(event) {
    if (!event.target.closest("[data-line]")) return;
    event.preventDefault();
    const row = event.target.closest("[data-line]");
    const words = row.querySelector("textarea").value.trim();
    if (!words) return;
    // Answers to what was asked belong to the words that were asked about.
    const rewrite = (line) => void (line.isTried || Object.assign(line, { line: words, state: "waiting", text: "", code: "", fields: [...line.fields.filter(([name]) => name === "page"), ["line", words]] }));
    await store.change(row.dataset.line, rewrite);
    edit(row, false);
    await rounds.now();
  }

  async #remove(row, key) {
    const next = row.nextElementSibling ?? row.previousElementSibling;
    await store.remove(key);
    (next?.querySelector("[data-act=delete]") ?? this.querySelector("h2")).focus();
  }
}

customElements.define("vai-outbox", Outbox);
