// A move of a card on a board: where it was, the POST that makes it true, and the way back when it is refused.
import { announce, post, raise } from "./page.js";

export const placeOf = (card) => ({ column: card.parentElement, before: card.nextElementSibling });

export const putBack = (card, { column, before }) => {
  if (before?.isConnected) before.before(card);
  else column.append(card);
};

/** Post where the card stands now; put it back to `home` if the server refuses. */
export const settle = async (board, card, home) => {
  if (card.parentElement === home.column && card.nextElementSibling === home.before) return;
  count(home.column, -1);
  count(card.parentElement, 1);
  card.setAttribute("aria-busy", "true");
  const answer = await post(board.dataset.moveUrl, {
    card: card.dataset.card,
    to: card.parentElement.dataset.column,
    before: card.nextElementSibling?.dataset.card ?? "",
    version: card.dataset.version ?? "",
  }).catch(() => null);
  card.removeAttribute("aria-busy");
  if (!answer?.ok) {
    count(card.parentElement, -1);
    count(home.column, 1);
    putBack(card, home);
  }
  const text = answer?.ok ? board.dataset.moved : board.dataset.refused;
  announce(text.replace("{column}", card.parentElement.dataset.title));
  if (answer) follow(answer, card);
  board.dispatchEvent(new CustomEvent(answer?.ok ? "vai:moved" : "vai:refused", { bubbles: true, detail: { card: card.dataset.card } }));
};

/** The answer may raise events, give the card's new version, lead elsewhere, or ask for something first in a dialog. */
function follow(answer, card) {
  raise(answer);
  const [version, address, dialog] = ["X-Vai-Version", "HX-Redirect", "X-Vai-Dialog"].map((name) => answer.headers.get(name));
  if (version) card.dataset.version = version;
  if (address) location.assign(address);
  if (dialog) window.htmx.ajax("GET", dialog, { target: "#dialog", swap: "innerHTML" });
}

function count(column, by) {
  const place = column.closest(".board-column").querySelector("[data-count]");
  if (place && /^\d+$/.test(place.textContent)) place.textContent = Number(place.textContent) + by;
}
