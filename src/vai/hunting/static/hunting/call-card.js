import { isTyping } from "../ui/js/page.js";

// What the call list does with one card: get it, and choose from what it has open by a digit.

/** Fetch the card of a lead. */
export async function fetchCard(address) {
  const answer = await fetch(address, { headers: { "HX-Request": "true" } });
  if (!answer.ok) throw new Error(answer.statusText);
  const holder = document.createElement("template");
  holder.innerHTML = await answer.text();
  return holder.content.querySelector(".call");
}

/** In an open choice the digits mean its lines, not the outcomes behind it. */
export function choose(event, open) {
  if (!open || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const choice = open.querySelectorAll("button[name]")[Number(event.key) - 1];
  if (!choice) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  choice.click();
}
