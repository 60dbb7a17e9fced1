/** A dialog. The remote one opens when htmx puts something into it, and is closed by the event vai:close. */
class Dialog extends HTMLElement {
  #close = () => this.#dialog?.open && this.#dialog.close();
  #swapped = (event) => this.hasAttribute("data-remote") && this.contains(event.detail.target) && this.#open();
  #from = null;

  get #dialog() {
    return this.querySelector("dialog");
  }

  connectedCallback() {
    document.addEventListener("vai:close", this.#close);
    document.addEventListener("htmx:afterSwap", this.#swapped);
    this.#dialog?.addEventListener("close", () => this.#closed());
  }

  disconnectedCallback() {
    document.removeEventListener("vai:close", this.#close);
    document.removeEventListener("htmx:afterSwap", this.#swapped);
  }

  #open() {
    const dialog = this.#dialog;
    const title = dialog.querySelector("h2");
    if (title) dialog.setAttribute("aria-label", title.textContent);
    if (!dialog.open) {
      this.#from = document.activeElement;
      dialog.showModal();
    }
    const field = dialog.querySelector('[aria-invalid="true"]') ?? dialog.querySelector("[autofocus]") ?? dialog.querySelector(".dialog-body :is(input:not([type=hidden]), select, textarea)");
    field?.focus();
  }

  #closed() {
    if (this.hasAttribute("data-remote")) this.querySelector("#dialog").replaceChildren();
    if (this.#from?.isConnected) this.#from.focus();
    this.#from = null;
  }
}

customElements.define("vai-dialog", Dialog);
