import { announce } from "../page.js";

/** A button that copies a text; says so, and raises vai:copied. */
class Copy extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => event.target.closest("button") && this.#copy());
  }

  async #copy() {
    const text = this.getAttribute("text");
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Without a secure address there is no clipboard to write to: the text is selected for the person's own copy.
      const area = Object.assign(document.createElement("textarea"), { value: text, className: "visually-hidden" });
      this.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    announce(this.getAttribute("done"));
    const label = this.querySelector("button span");
    const before = label.textContent;
    label.textContent = this.getAttribute("done");
    setTimeout(() => (label.textContent = before), 1500);
    this.dispatchEvent(new CustomEvent("vai:copied", { bubbles: true }));
  }
}

customElements.define("vai-copy", Copy);
