import { announce, isPlain, isTyping } from "../page.js";

const STORE = "vai-keys-off";
const PAUSE = 1500;
// A keyboard that writes Telex turns the brackets and w into letters, also where nothing is being written.
const TELEX = { ư: "]", ơ: "[", Ư: "}", Ơ: "{" };

/** Single keys: data-key on anything to press or focus, data-go after g, ? for the list of keys. They can be turned off. */
class Keys extends HTMLElement {
  #waitsForPlace = 0;
  #listener = (event) => this.#press(event);

  connectedCallback() {
    document.addEventListener("keydown", this.#listener);
    const box = this.querySelector("[data-keys-off]");
    if (!box) return;
    box.checked = this.#areOff;
    box.addEventListener("change", () => {
      localStorage.setItem(STORE, box.checked ? "1" : "");
      announce(this.getAttribute(box.checked ? "off-label" : "on-label"));
    });
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#listener);
  }

  get #areOff() {
    return localStorage.getItem(STORE) === "1";
  }

  #press(event) {
    if (event.key === "Escape") return this.#leave(event);
    if (event.defaultPrevented || !isPlain(event) || this.#areOff || isTyping(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    if (this.#waitsForPlace > Date.now()) return this.#go(event);
    if (event.key === "g") {
      this.#waitsForPlace = Date.now() + PAUSE;
      return;
    }
    if (event.key === "u") return this.#undo(event);
    const wanted = this.#shown(`[data-key="${CSS.escape(TELEX[event.key] ?? event.key)}"]`);
    if (!wanted) return;
    event.preventDefault();
    if (isTyping(wanted)) wanted.focus();
    else wanted.click();
  }

  #go(event) {
    this.#waitsForPlace = 0;
    const link = document.querySelector(`a[data-go="${CSS.escape(event.key)}"]`);
    if (!link) return;
    event.preventDefault();
    link.click();
  }

  #undo(event) {
    event.preventDefault();
    document.dispatchEvent(new CustomEvent("vai:undo"));
  }

  #leave(event) {
    this.#waitsForPlace = 0;
    if (isTyping(event.target) && !event.target.closest("dialog, [popover], vai-combobox, vai-inline-edit")) event.target.blur();
  }

  /** The first such thing that can be used now: one inside a closed menu counts, one that is not drawn at all does not. */
  #shown(selector) {
    const all = [...document.querySelectorAll(selector)];
    return all.find((one) => one.checkVisibility()) ?? all.find((one) => one.closest("[popover]"));
  }
}

customElements.define("vai-keys", Keys);
