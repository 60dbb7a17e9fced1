const MINUTE = 60000;

/** A clock that runs: how long until a moment, or since; written anew each minute. Without scripts it says what was so when the page came. */
class Clock extends HTMLElement {
  #timer = 0;

  connectedCallback() {
    this.#write();
    this.#timer = setInterval(() => this.#write(), MINUTE / 2);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
  }

  #write() {
    const minutes = Math.round((Date.parse(this.getAttribute("datetime")) - Date.now()) / MINUTE);
    const isLate = minutes < 0;
    this.toggleAttribute("data-late", isLate);
    this.querySelector("time").textContent = this.getAttribute(isLate ? "late" : "left").replace("{t}", this.#span(Math.abs(minutes)));
  }

  #span(minutes) {
    const [days, hours, minute] = this.getAttribute("units").split(",");
    const [d, h, m] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
    if (d) return days.replace("{d}", d) + (h ? ` ${hours.replace("{h}", h)}` : "");
    if (h) return hours.replace("{h}", h) + (m ? ` ${minute.replace("{m}", m)}` : "");
    return minute.replace("{m}", m);
  }
}

customElements.define("vai-clock", Clock);
