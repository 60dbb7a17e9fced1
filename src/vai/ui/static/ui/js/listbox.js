// The options that drop from a field: drawn by the server, walked by keys, shown as a popover.

export class Listbox {
  #list;
  #input;

  constructor(list, input) {
    this.#list = list;
    this.#input = input;
    list.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  get options() {
    return [...this.#list.querySelectorAll("[role=option]:not([aria-disabled])")];
  }

  get isOpen() {
    return this.#list.matches(":popover-open");
  }

  get marked() {
    return this.#list.querySelector('[aria-selected="true"]');
  }

  open(markup) {
    this.#list.innerHTML = markup;
    this.options.forEach((option, n) => (option.id = `${this.#list.id}_${n}`));
    if (!this.isOpen) this.#list.showPopover({ source: this.#input });
    this.#input.setAttribute("aria-expanded", "true");
    this.#input.removeAttribute("aria-activedescendant");
  }

  close() {
    if (this.isOpen) this.#list.hidePopover();
    this.#input.setAttribute("aria-expanded", "false");
    this.#input.removeAttribute("aria-activedescendant");
  }

  mark(step) {
    const options = this.options;
    const now = options.indexOf(this.marked);
    const next = options[(now < 0 && step < 0 ? options.length - 1 : now + step + options.length) % options.length];
    for (const one of options) one.setAttribute("aria-selected", one === next);
    next?.scrollIntoView({ block: "nearest" });
    if (next) this.#input.setAttribute("aria-activedescendant", next.id);
  }
}
