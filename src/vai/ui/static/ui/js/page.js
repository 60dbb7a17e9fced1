// What several elements share: is someone typing, say it aloud, open and close dialogs.

export const isTyping = (target) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=reset])"));

export const isPlain = (event) => !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;

/** Tell people who listen to the page instead of looking at it. */
export const announce = (text) => {
  const place = document.getElementById("announcer");
  if (!place || !text) return;
  const line = document.createElement("p");
  line.textContent = text;
  place.append(line);
  setTimeout(() => line.remove(), 5000);
};

export const token = () => {
  const headers = document.body.getAttribute("hx-headers");
  return headers ? JSON.parse(headers)["X-CSRFToken"] : "";
};

/** POST like a form of this page; returns the answer of the server. */
export const post = (address, values, headers = {}) =>
  fetch(address, {
    method: "POST",
    body: new URLSearchParams(values),
    headers: { "X-CSRFToken": token(), "HX-Request": "true", ...headers },
    redirect: "manual",
  });

/** Raise the events that an answer to a POST of ours asks for, as htmx does for its own. */
export const raise = (answer) => {
  const asked = answer.headers.get("HX-Trigger");
  if (!asked) return;
  for (const [name, detail] of Object.entries(JSON.parse(asked))) {
    document.body.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
};

document.addEventListener("click", (event) => {
  const opener = event.target.closest?.("[data-opens]");
  const dialog = opener && document.getElementById(opener.dataset.opens);
  if (dialog instanceof HTMLDialogElement && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    opener.closest("[popover]")?.hidePopover?.();
    if (!dialog.open) dialog.showModal();
    return;
  }
  if (event.target.closest?.("[data-closes]")) event.target.closest("dialog")?.close();
  else if (event.target instanceof HTMLDialogElement && event.target.open && isBeside(event)) event.target.close();
});

// What is opened to be written into is written into at once.
document.addEventListener("toggle", (event) => {
  if (event.target.matches?.("details.more") && event.target.open) event.target.querySelector("textarea, input:not([type=hidden])")?.focus();
}, true);

// Ctrl and Enter send the form one writes in, also from a field of several lines.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !isTyping(event.target) || !event.target.form) return;
  event.preventDefault();
  event.target.form.requestSubmit();
});

function isBeside(event) {
  const box = event.target.getBoundingClientRect();
  const inside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
  return !inside && event.detail > 0;
}
