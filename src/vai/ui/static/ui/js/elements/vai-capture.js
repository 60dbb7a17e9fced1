import { pressed } from "../capture-keys.js";
import { asOneLine } from "../one-line.js";
import { walk } from "../walk.js";

const hasKeys = matchMedia("(pointer: fine)");

/**
 * The capture line: opened from the phone's bar, left by Escape, emptied when what it held is filed. What is asked before
 * filing takes the focus and is answered by the number keys.
 */
class Capture extends HTMLElement {
  #sent = null;
  #open = () => this.#input?.focus();
  #outside = (event) => {
    if (!this.contains(event.target)) this.removeAttribute("data-open");
  };

  get #input() {
    return this.querySelector("[name=line]");
  }

  get #understanding() {
    return this.querySelector("#capture-understanding");
  }

  get #isOver() {
    return !this.#input.value.trim() || this.#input.value === this.#sent;
  }

  connectedCallback() {
    for (const button of document.querySelectorAll("[data-capture]")) button.addEventListener("click", this.#open);
    document.addEventListener("pointerdown", this.#outside);
    asOneLine(this.#input);
    this.addEventListener("keydown", (event) => this.#press(event));
    this.addEventListener("focusin", () => this.setAttribute("data-open", ""));
    this.addEventListener("vai:filed", (event) => this.#empty(event.detail?.keep));
    this.addEventListener("input", () => {
      this.#sent = null;
      if (!this.#input.value.trim()) this.#understanding.replaceChildren();
    });
    // A look that was asked for before the line was sent or emptied must not take the place of the answer.
    this.addEventListener("htmx:beforeRequest", (event) => {
      if (event.detail.elt !== this.#input) this.#sent = this.#input.value;
      else if (this.#isOver) event.preventDefault();
    });
    this.addEventListener("htmx:beforeSwap", (event) => {
      if (event.detail.requestConfig.elt === this.#input && this.#isOver) event.detail.shouldSwap = false;
    });
    this.addEventListener("htmx:afterSwap", () => this.#focus());
    // What a part is corrected by is at hand as soon as the part is opened.
    this.addEventListener("toggle", (event) => event.target.open && walk(event.target.querySelector(".fix-options"), 1), true);
  }

  disconnectedCallback() {
    for (const button of document.querySelectorAll("[data-capture]")) button.removeEventListener("click", this.#open);
    document.removeEventListener("pointerdown", this.#outside);
  }

  #press(event) {
    if (event.key !== "Escape") return pressed(event, this.#input, this.#understanding);
    this.removeAttribute("data-open");
    document.activeElement?.blur();
  }

  /** To what is asked or offered now; else, where a correction took the focus away with it, back to the line: Enter files it. */
  #focus() {
    const asked = this.#understanding.querySelector("[data-asks] [data-choice], [data-filed] [data-choice]");
    if (asked) asked.focus();
    else if (document.activeElement === document.body && this.hasAttribute("data-open") && hasKeys.matches) this.#input.focus();
  }

  /** The next line is another thing: it takes a key of its own. A card that waits for a tap stays (`keep`). */
  #empty(keep) {
    this.#input.value = "";
    this.querySelector("input[name=idempotency_key]").value = crypto.randomUUID?.() ?? String(Math.random()).slice(2);
    if (keep) return;
    // Later: what raised this may lie in there, and has more to tell.
    setTimeout(() => this.#understanding.replaceChildren());
    this.removeAttribute("data-open");
    document.activeElement?.blur();
  }
}

customElements.define("vai-capture", Capture);
