import { post } from "../page.js";

/** The choice between light, dark and the device's own look: shown at once, kept by the server in a cookie. */
class Theme extends HTMLElement {
  connectedCallback() {
    this.addEventListener("submit", async (event) => {
      const chosen = event.submitter?.value;
      if (!chosen) return;
      event.preventDefault();
      document.documentElement.dataset.theme = chosen;
      for (const button of this.querySelectorAll("[name=theme]")) button.setAttribute("aria-pressed", button.value === chosen);
      await post(event.target.action, { theme: chosen }, { "X-Vai-Quiet": "1" });
    });
  }
}

customElements.define("vai-theme", Theme);
