import { isPlain, isTyping } from "../page.js";

/** Rows walked by j, k and arrow keys, opened by Enter, chosen by x (with shift: all from the last chosen), edited by e, done by d. */
class List extends HTMLElement {
  #listener = (event) => this.#press(event);
  #last = null;

  connectedCallback() {
    document.addEventListener("keydown", this.#listener);
    this.addEventListener("change", (event) => this.#changed(event.target));
    this.addEventListener("click", (event) => this.#stretch(event));
    this.addEventListener("reset", () => requestAnimationFrame(() => this.#all(false)));
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#listener);
  }

  get #rows() {
    return [...this.querySelectorAll("[data-row]")];
  }

  get #boxes() {
    return [...this.querySelectorAll("tbody .cell-check input")];
  }

  #press(event) {
    if (event.defaultPrevented || !isPlain(event) || isTyping(event.target) || document.querySelector("dialog[open]")) return;
    const row = document.activeElement?.closest?.("[data-row]");
    const mine = row && this.contains(row);
    if (!mine && (row || !this.#isFirst)) return;
    const onRow = document.activeElement === row;
    if (event.key === "j" || (event.key === "ArrowDown" && onRow)) return this.#step(event, row, 1);
    if (event.key === "k" || (event.key === "ArrowUp" && onRow)) return this.#step(event, row, -1);
    if (!mine) return;
    const wanted = { Enter: onRow && "[data-open]", x: ".cell-check input", e: "[data-edit]", d: "[data-done]" }[event.key];
    const target = wanted && row.querySelector(wanted);
    if (!target) return;
    event.preventDefault();
    target.click();
  }

  get #isFirst() {
    return [...document.querySelectorAll("vai-list")].find((one) => one.checkVisibility()) === this;
  }

  #step(event, row, by) {
    const rows = this.#rows;
    const next = rows[row ? rows.indexOf(row) + by : by > 0 ? 0 : rows.length - 1];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  }

  #stretch(event) {
    const boxes = this.#boxes;
    const to = boxes.indexOf(event.target);
    if (to < 0) return;
    const from = boxes.indexOf(this.#last);
    if (event.shiftKey && from >= 0) for (const box of boxes.slice(Math.min(from, to), Math.max(from, to) + 1)) box.checked = event.target.checked;
    this.#last = event.target;
    this.#changed(event.target);
  }

  #changed(target) {
    if (target.matches("[data-all]")) return this.#all(target.checked);
    const n = this.#boxes.filter((box) => box.checked).length;
    const all = this.querySelector("[data-all]");
    if (all) [all.checked, all.indeterminate] = [n > 0 && n === this.#boxes.length, n > 0 && n < this.#boxes.length];
    const count = this.querySelector("[data-count]");
    if (count) count.value = this.dataset.chosen.replace("{n}", n);
  }

  #all(checked) {
    for (const box of this.#boxes) box.checked = checked;
    this.#changed(this);
  }
}

customElements.define("vai-list", List);
