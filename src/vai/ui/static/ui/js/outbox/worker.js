// The service worker: without network a page opens in which one can write, and what waits is sent when the network is
// back. It keeps Vai's own looks and that one page; no answer that holds anything of a client is ever kept.
import { send } from "./sending.js";
import * as store from "./store.js";

/** `pages`: the address of the page without network by language; `file`: where the form of the capture page is sent. */
export function serve({ version, assets, pages, file }) {
  const name = `vai-${version}`;

  const take = async () => {
    const kept = await caches.open(name);
    await kept.addAll([...assets, ...Object.values(pages)].map((address) => new Request(address, { cache: "no-cache", credentials: "omit" })));
    await self.skipWaiting();
  };

  const begin = async () => {
    for (const old of await caches.keys()) if (old.startsWith("vai-") && old !== name) await caches.delete(old);
    await self.registration.navigationPreload?.enable();
    await self.clients.claim();
  };

  const withoutNetwork = async () => {
    const { language } = await store.device().catch(() => ({}));
    return (await caches.match(pages[language] ?? pages.vi, { cacheName: name, ignoreVary: true })) ?? Response.error();
  };

  const page = async (event) => {
    const sent = event.request.method === "POST" && new URL(event.request.url).pathname === file ? event.request.clone() : null;
    const answer = await Promise.resolve(event.preloadResponse).then((early) => early ?? fetch(event.request)).catch(() => null);
    // What stands before Vai says in its own words that Vai is down.
    if (answer && !([502, 503, 504].includes(answer.status) && !answer.headers.has("Content-Security-Policy"))) return answer;
    if (sent) await keepForm(await sent.formData());
    return withoutNetwork();
  };

  const asset = (request) => fetch(request).catch(async () => (await caches.match(request, { cacheName: name, ignoreVary: true })) ?? Response.error());

  const sendAll = async () => {
    if ((await send()) === "later") throw new Error("no network yet");
  };

  self.addEventListener("install", (event) => event.waitUntil(take()));
  self.addEventListener("activate", (event) => event.waitUntil(begin()));
  self.addEventListener("sync", (event) => event.tag === "vai-outbox" && event.waitUntil(sendAll()));
  self.addEventListener("fetch", (event) => {
    if (event.request.mode === "navigate") event.respondWith(page(event));
    else if (assets.includes(new URL(event.request.url).pathname)) event.respondWith(asset(event.request));
  });
}

/** Keep a line that a plain form sent into nothing. */
async function keepForm(form) {
  const { owner, for: other } = await store.device();
  const line = String(form.get("line") ?? "").trim();
  if (!owner || !line) return;
  const fields = [...form].filter(([field]) => !["csrfmiddlewaretoken", "idempotency_key"].includes(field));
  await store.keep({ key: form.get("idempotency_key") || crypto.randomUUID(), owner, for: other, line, fields });
}
