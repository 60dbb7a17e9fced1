// One line of the list of what waits: what it shows, editing it, and taking it into the capture bar.

const SENDING = 30_000;

export function make(template, key) {
  const row = template.content.firstElementChild.cloneNode(true);
  row.dataset.line = key;
  return row;
}

/** Show a line as it is now; `words` holds a sentence for each state. */
export function fill(row, line, words) {
  const isSending = line.sendingSince && Date.now() - line.sendingSince < SENDING;
  const state = line.state !== "waiting" ? line.state : isSending ? "sending" : line.isTried ? "unknown" : "waiting";
  const act = (name) => row.querySelector(`[data-act=${name}]`);
  row.dataset.state = state;
  row.querySelector("[data-words]").textContent = line.line;
  row.querySelector("time").textContent = moment(line.typedAt);
  row.querySelector("[data-state-text]").textContent = line.text || words[line.code === "fault" ? "fault" : state] || "";
  // What may be filed as it was is not edited any more.
  act("edit").hidden = !["waiting", "asked"].includes(line.state) || Boolean(line.isTried);
  act("open").hidden = !["asked", "offers"].includes(line.state) || !document.querySelector("vai-keep");
  act("delete").hidden = Boolean(isSending);
}

/** Turn a line into a field, or back. */
export function edit(row, isOpen) {
  row.querySelector("form").hidden = !isOpen;
  row.querySelector("[data-shown]").hidden = isOpen;
  const field = row.querySelector("textarea");
  if (isOpen) field.value = row.querySelector("[data-words]").textContent;
  (isOpen ? field : row.querySelector("[data-act=edit]")).focus();
}

/** Take a line to the capture bar, where what is asked is answered; it waits on until it is filed. */
export function openInBar(line) {
  if (!line) return;
  // What is too old is told anew, as of now.
  const typedAt = line.code === "told_too_long_ago" ? "" : line.typedAt;
  document.dispatchEvent(new CustomEvent("vai:correct", { detail: { key: line.key, line: line.line, typedAt } }));
}

const moment = (at) => new Intl.DateTimeFormat(document.documentElement.lang, { weekday: "short", day: "numeric", month: "numeric", hour: "2-digit", minute: "2-digit" }).format(new Date(at));
