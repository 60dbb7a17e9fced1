// When to send: at once, when the network or the page comes back, and again after a while that grows.
import { send } from "./sending.js";
import { changes, linesOf } from "./store.js";

const SHORTEST = 2_000;
const LONGEST = 300_000;

export const news = new EventTarget();
let pause = SHORTEST;
let timer = 0;
let isGoing = false;
let last = "";

/** The outcome of the last try. */
export const outcome = () => last;

/** Try now, whatever was waited for. */
export async function now() {
  pause = SHORTEST;
  await round();
}

async function round() {
  if (isGoing) return;
  isGoing = true;
  clearTimeout(timer);
  last = await send().catch(() => "nobody");
  isGoing = false;
  news.dispatchEvent(new Event("change"));
  if (["later", "held", "busy"].includes(last)) {
    timer = setTimeout(round, pause);
    pause = Math.min(pause * 2, LONGEST);
  } else pause = SHORTEST;
}

/** Go on by itself from here: for one person's lines. */
export function start(owner) {
  const signal = new AbortController();
  const on = (target, name, act) => target.addEventListener(name, act, { signal: signal.signal });
  on(window, "online", now);
  on(window, "pageshow", now);
  on(document, "visibilitychange", () => document.visibilityState === "visible" && now());
  on(changes, "change", async () => {
    const waits = (await linesOf(owner)).some((line) => line.state === "waiting" && !(line.sendingSince || line.heldUntil > Date.now()));
    if (waits && !isGoing && last !== "later" && last !== "signed-out") round();
  });
  now();
  return () => signal.abort();
}

/** Ask the browser to send later even when no page is open, where it can. */
export const later = async () => (await navigator.serviceWorker?.getRegistration())?.sync?.register("vai-outbox").catch(() => null);
