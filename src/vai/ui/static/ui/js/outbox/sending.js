// Sending what was kept: in order, one after the other, by one tab or the service worker at a time. The server files a
// key once, so whatever was sent without an answer is sent again under the same key.
import * as store from "./store.js";

const PATIENCE = 20_000;
const MOST_FAULTS = 5;

/**
 * Send what waits. Returns done, later (no network, or the server is down), held (a page is sending it just now), busy
 * (another tab sends), signed-out, or nobody.
 */
export const send = () =>
  navigator.locks ? navigator.locks.request("vai-outbox", { ifAvailable: true }, (lock) => (lock ? drain() : "busy")) : drain();

async function drain() {
  const device = await store.device();
  if (!device.owner) return "nobody";
  const first = (await store.linesOf(device.owner)).find((line) => line.state === "waiting");
  if (!first) return "done";
  if (first.heldUntil > Date.now()) return "held";
  let ready = await ask(device);
  for (let renewed = false; typeof ready !== "string"; ) {
    const line = (await store.linesOf(ready.owner)).find((one) => one.state === "waiting" && one.for === ready.for);
    if (!line) return "done";
    if (line.heldUntil > Date.now()) return "held";
    const outcome = await deliver(line, ready, device);
    if (outcome === "token" && !renewed) {
      renewed = true;
      ready = await ask(device);
    } else if (outcome) return outcome === "token" ? "later" : outcome;
  }
  return ready;
}

/** Ask for whom lines can be sent, with a fresh token; or say why none can be. */
async function ask(device) {
  const answer = await fetched(device.ready);
  if (!answer) return "later";
  if (isSignedOut(answer)) return "signed-out";
  return (await json(answer)) ?? "later";
}

async function deliver(line, ready, device) {
  await store.change(line.key, (kept) => void ((kept.isTried = true), (kept.sendingSince = Date.now())));
  const sent = { idempotency_key: line.key, typed_at: line.typedAt, sent_at: new Date().toISOString(), owner: ready.owner, for: ready.for };
  const body = new URLSearchParams([...line.fields, ...Object.entries(sent)]);
  const answer = await fetched(device.send, { method: "POST", body, headers: { "X-CSRFToken": ready.token } });
  const said = answer && (answer.status === 200 || answer.status === 422) ? await json(answer) : null;
  const outcome = judge(answer, said);
  await store.change(line.key, (kept) => settle(kept, outcome, said, answer?.status));
  return { filed: "", asked: "", fault: "", unknown: "later" }[outcome] ?? outcome;
}

/** Name what came of it: filed, asked, token, signed-out, fault (the server cannot), unknown (it may have been filed). */
function judge(answer, said) {
  if (!answer) return "unknown";
  if (isSignedOut(answer) || answer.status === 409) return "signed-out";
  if (answer.status === 403) return "token";
  if (said) return answer.status === 200 ? "filed" : "asked";
  return [400, 404, 405, 413].includes(answer.status) ? "fault" : "unknown";
}

/** Note what came of it. Only after an answer that says so is it certain that nothing was filed. */
function settle(line, outcome, said, status) {
  line.sendingSince = 0;
  if (outcome !== "unknown") line.isTried = outcome === "filed";
  if (status === 500) line.faults += 1;
  if (outcome === "filed") Object.assign(line, { state: said.has_offers ? "offers" : "filed", text: said.text, undo: said.undo_url });
  else if (outcome === "asked") Object.assign(line, { state: "asked", text: said.text, code: said.code });
  else if (outcome === "fault" || line.faults >= MOST_FAULTS) Object.assign(line, { state: "asked", text: "", code: "fault", faults: 0 });
}

const isSignedOut = (answer) => answer.type === "opaqueredirect" || answer.status === 401;

/** Fetch with patience; null where no answer came. */
const fetched = (address, options = {}) =>
  fetch(address, { redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(PATIENCE), ...options }).catch(() => null);

/** Read what Vai said; null where somebody else answers in its place, as the gate of a guest network does. */
const json = (answer) => (answer.headers.get("Content-Type")?.startsWith("application/json") ? answer.json().catch(() => null) : null);
