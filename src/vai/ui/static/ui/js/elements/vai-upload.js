/** Files chosen or dropped on a form: dropping sends them at once, and the bar shows how far they are. */
class Upload extends HTMLElement {
  #abort = new AbortController();

  connectedCallback() {
    const form = this.closest("form");
    if (!form) return;
    const signal = { signal: this.#abort.signal };
    for (const name of ["dragenter", "dragover"]) {
      this.addEventListener(name, (event) => this.#over(event, true), signal);
    }
    this.addEventListener("dragleave", (event) => this.#over(event, false), signal);
    this.addEventListener("drop", (event) => this.#drop(event, form), signal);
    form.addEventListener("htmx:xhr:progress", (event) => this.#progress(event.detail), signal);
    form.addEventListener("htmx:afterRequest", () => this.#show(null), signal);
  }

  disconnectedCallback() {
    this.#abort.abort();
  }

  #over(event, isOver) {
    event.preventDefault();
    this.toggleAttribute("data-over", isOver);
  }

  #drop(event, form) {
    this.#over(event, false);
    if (!event.dataTransfer?.files.length) return;
    this.querySelector("input[type=file]").files = event.dataTransfer.files;
    form.requestSubmit();
  }

  #progress({ loaded, total }) {
    if (total) this.#show((100 * loaded) / total);
  }

  #show(value) {
    const bar = this.querySelector("progress");
    bar.hidden = value === null;
    if (value !== null) bar.value = value;
  }
}

customElements.define("vai-upload", Upload);
