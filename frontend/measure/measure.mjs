// Measures pages with Lighthouse as it does by itself: a phone with a slow processor on slow 4G, nothing in its cache.
// Reads {"chrome", "flags", "pages": [{"name", "url", "cookie"}]} from standard input; tells one line of JSON a page.
import { readFileSync } from "node:fs";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const CATEGORIES = ["performance", "accessibility", "best-practices"];
const plan = JSON.parse(readFileSync(0, "utf8"));
const chrome = await launch({ chromePath: plan.chrome, chromeFlags: ["--headless=new", ...plan.flags], logLevel: "silent" });

try {
  for (const page of plan.pages) {
    const options = { port: chrome.port, logLevel: "silent", output: "json", onlyCategories: CATEGORIES };
    if (page.cookie) options.extraHeaders = { Cookie: page.cookie };
    let { lhr } = await lighthouse(page.url, options);
    // A busy machine may show Lighthouse no picture in its time; a page that is at fault has none the second time either.
    if (failures(lhr).length) ({ lhr } = await lighthouse(page.url, options));
    console.log(JSON.stringify({ name: page.name, ...read(lhr) }));
  }
} finally {
  chrome.kill();
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
