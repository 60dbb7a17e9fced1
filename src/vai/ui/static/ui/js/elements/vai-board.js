import { placeOf, putBack, settle } from "../board-move.js";
import { announce } from "../page.js";

/** A board: cards are dragged, or lifted by their grip and moved by arrow keys. A refused move goes back. */
class Board extends HTMLElement {
  #sortables = [];
  #lifted = null;
  #home = null;
  #isMoving = false;

  async connectedCallback() {
    this.addEventListener("keydown", (event) => this.#press(event));
    this.addEventListener("click", (event) => this.#grip(event.target.closest(".board-grip")?.closest(".board-card")));
    this.addEventListener("focusout", (event) => this.#lifted && !this.#isMoving && event.relatedTarget !== event.target && this.#release(true));
    await import("../../../vendor/sortable.min.js"); // which is no module: it leaves its name with the window
    const options = { group: "board", animation: 120, delay: 180, delayOnTouchOnly: true, filter: ".button, form", preventOnFilter: false };
    for (const column of this.querySelectorAll("[data-column]")) {
      const onStart = ({ item }) => (this.#home = placeOf(item));
      this.#sortables.push(window.Sortable.create(column, { ...options, onStart, onEnd: ({ item }) => settle(this, item, this.#home) }));
    }
  }

  disconnectedCallback() {
    for (const one of this.#sortables) one.destroy();
    this.#sortables = [];
  }

  #grip(card) {
    if (!card) return;
    if (this.#lifted === card) return this.#release(false);
    this.#home = placeOf(card);
    this.#lifted = card;
    card.setAttribute("data-lifted", "");
    announce(this.dataset.lifted);
  }

  #press(event) {
    const card = this.#lifted;
    if (!card) return;
    const columns = [...this.querySelectorAll("[data-column]")];
    const place = columns.indexOf(card.parentElement);
    const moves = {
      ArrowLeft: () => columns[place - 1]?.prepend(card),
      ArrowRight: () => columns[place + 1]?.prepend(card),
      ArrowUp: () => card.previousElementSibling?.before(card),
      ArrowDown: () => card.nextElementSibling?.after(card),
      Escape: () => this.#release(true),
    };
    if (!moves[event.key]) return;
    event.preventDefault();
    event.stopPropagation();
    this.#isMoving = true;
    moves[event.key]();
    card.querySelector(".board-grip").focus();
    this.#isMoving = false;
    card.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (event.key !== "Escape") announce(card.parentElement.dataset.title);
  }

  #release(goesBack) {
    const card = this.#lifted;
    this.#lifted = null;
    card.removeAttribute("data-lifted");
    if (goesBack) putBack(card, this.#home);
    else settle(this, card, this.#home);
  }
}

customElements.define("vai-board", Board);
