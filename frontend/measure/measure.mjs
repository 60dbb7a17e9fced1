// Measures pages with Lighthouse as it does by itself: a phone with a slow processor on slow 4G, nothing in its cache.
// Reads {"chrome", "flags", "pages": [{"name", "url", "cookie"}]} from standard input; tells one line of JSON a page.
import { readFileSync } from "node:fs";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const CATEGORIES = ["performance", "accessibility", "best-practices"];
const plan = JSON.parse(readFileSync(0, "utf8"));
// Lighthouse sometimes misses the beginning of a page, or its first picture on a busy machine; what is the page's own
// fault comes each time.
const TRIES = 3;

for (const page of plan.pages) {
  let lhr;
  for (let tries = 0; tries < TRIES && (!lhr || failures(lhr).length); tries++) lhr = await look(page);
  console.log(JSON.stringify({ name: page.name, ...read(lhr) }));
}

/** Look at a page in a browser of its own, which knows nothing of the page before. */
async function look(page) {
  const chrome = await launch({ chromePath: plan.chrome, chromeFlags: ["--headless=new", ...plan.flags], logLevel: "silent" });
  try {
    const options = { port: chrome.port, logLevel: "silent", output: "json", onlyCategories: CATEGORIES };
    if (page.cookie) options.extraHeaders = { Cookie: page.cookie };
    return (await lighthouse(page.url, options)).lhr;
  } finally {
    chrome.kill();
  }
}

function read(lhr) {
  const number = (id) => lhr.audits[id]?.numericValue ?? null;
  return {
    error: lhr.runtimeError?.message ?? (failures(lhr).join("; ") || null),
    landed: new URL(lhr.finalDisplayedUrl).pathname,
    scores: Object.fromEntries(CATEGORIES.map((id) => [id, Math.round((lhr.categories[id].score ?? 0) * 100)])),
    fcp_ms: number("first-contentful-paint"),
    lcp_ms: number("largest-contentful-paint"),
    tbt_ms: number("total-blocking-time"),
    speed_index_ms: number("speed-index"),
    cls: number("cumulative-layout-shift"),
    faults: CATEGORIES.flatMap((id) => faults(lhr, lhr.categories[id])),
  };
}

/** What could not be measured. */
function failures(lhr) {
  const refs = CATEGORIES.flatMap((id) => lhr.categories[id].auditRefs).filter((ref) => ref.weight > 0);
  return refs.map((ref) => lhr.audits[ref.id]).filter((one) => one.scoreDisplayMode === "error").map((one) => `${one.id}: ${one.errorMessage}`);
}

/** What costs points, with the first places where it does. */
function faults(lhr, category) {
  const costly = category.auditRefs.map((ref) => ({ ...ref, ...lhr.audits[ref.id] })).filter((one) => one.weight > 0 && one.score !== null && one.score < 0.9);
  return costly.map((one) => ({
    id: one.id,
    score: one.score,
    places: (one.details?.items ?? []).slice(0, 3).map((item) => item.node?.selector ?? item.url ?? item.description ?? "").filter(Boolean),
  }));
}
