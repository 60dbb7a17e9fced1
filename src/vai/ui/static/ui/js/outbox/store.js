// What this device keeps of its own accord: lines that Vai does not have yet, each with whom it belongs to, and who was
// signed in here last. Nothing of a client is kept but the words that somebody typed.

/** Tells of every change, also of those made in another tab or by the service worker. */
export const changes = new EventTarget();
const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel("vai-outbox") : null;
if (channel) channel.onmessage = () => changes.dispatchEvent(new Event("change"));

let opening = null;

const result = (request) =>
  new Promise((good, bad) => {
    request.onsuccess = () => good(request.result);
    request.onerror = () => bad(request.error);
  });

function open() {
  opening ??= new Promise((good, bad) => {
    const request = indexedDB.open("vai", 1);
    request.onupgradeneeded = () => {
      const lines = request.result.createObjectStore("lines", { keyPath: "seq", autoIncrement: true });
      lines.createIndex("key", "key", { unique: true });
      request.result.createObjectStore("device", { keyPath: "id" });
    };
    request.onsuccess = () => {
      request.result.onclose = request.result.onversionchange = () => (request.result.close(), (opening = null));
      good(request.result);
    };
    request.onerror = () => ((opening = null), bad(request.error));
  });
  return opening;
}

/** Do something in one transaction; what it returns is given when all of it stands on the disk. */
async function within(name, mode, act) {
  const work = (await open()).transaction(name, mode, { durability: "strict" });
  const ended = new Promise((good, bad) => {
    work.oncomplete = good;
    work.onerror = work.onabort = () => bad(work.error);
  });
  const [made] = await Promise.all([act(work.objectStore(name)), ended]);
  if (mode === "readwrite" && name === "lines") {
    channel?.postMessage("change");
    changes.dispatchEvent(new Event("change"));
  }
  return made;
}

const ofKey = (lines, key) => result(lines.index("key").get(key));

/** Return the lines of one person, in the order in which they were typed. */
export const linesOf = async (owner) => (await within("lines", "readonly", (lines) => result(lines.getAll()))).filter((line) => line.owner === owner);

/** Keep a line to be sent; under a key that is kept already it is the same line, with what is known of it now. */
export const keep = (line) =>
  within("lines", "readwrite", async (lines) => {
    const before = (await ofKey(lines, line.key)) ?? { typedAt: new Date().toISOString(), faults: 0 };
    await result(lines.put({ ...before, state: "waiting", ...line }));
  });

/** Change a line of that key, if it is there: `act` alters it, or returns false for taking it away. */
export const change = (key, act) =>
  within("lines", "readwrite", async (lines) => {
    const line = await ofKey(lines, key);
    if (!line) return null;
    if (act(line) === false) await result(lines.delete(line.seq));
    else await result(lines.put(line));
    return line;
  });

export const remove = (key) => change(key, () => false);

export const device = async () => (await within("device", "readonly", (kept) => result(kept.get("now")))) ?? {};

/** Note who is signed in on this device, in which language and look, and where lines are sent; nothing is written anew. */
export async function setDevice(values) {
  const known = await device();
  if (Object.entries(values).every(([name, value]) => known[name] === value)) return;
  await within("device", "readwrite", (kept) => result(kept.put({ ...known, ...values, id: "now" })));
}
