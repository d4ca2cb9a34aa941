/** How long platforms want us to wait, as their headers say. Pure. */

type Headers = Readonly<Record<string, string>>;

/** Where a refusal does not say how long. */
const usualWaitMs = 10_000;
const longestWaitMs = 15 * 60_000;
/** Of a bucket that leaks, this share is left to the merchant's other programs. */
const fullShare = 0.8;
/** A bucket of 40 that leaks 2 a second has one place again after this. */
const leakMs = 500;

/** After a refusal (429, or 503 that says when): ms until the same may be asked again; `now` in epoch ms. */
export function readRefusalWait(headers: Headers, now: number): number {
  const told = readRetryAfter(headers["retry-after"], now) ?? readReset(headers, now) ?? usualWaitMs;
  return Math.min(Math.max(told, 0), longestWaitMs);
}

/** After an answer: ms to wait before the next request, so that none is refused; 0 mostly. */
export function readPause(headers: Headers, now: number): number {
  const bucket = headers["x-shopify-shop-api-call-limit"] ?? headers["x-gorgias-account-api-call-limit"];
  const [used, size] = (bucket ?? "").split("/").map(Number);
  if (used !== undefined && size !== undefined && size > 0 && used >= fullShare * size) return leakMs;
  if (headers["x-ratelimit-remaining"] !== "0" && headers["ratelimit-remaining"] !== "0") return 0;
  return Math.min(readReset(headers, now) ?? 0, longestWaitMs);
}

/** Seconds (with a fraction, as Shopify writes them), or a date. */
function readRetryAfter(value: string | undefined, now: number): number | null {
  if (value === undefined) return null;
  if (/^\d+(?:\.\d+)?$/.test(value.trim())) return Math.ceil(Number(value) * 1000);
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

/** An epoch in seconds (Intercom), or seconds from now (Zendesk). */
function readReset(headers: Headers, now: number): number | null {
  const value = Number(headers["x-ratelimit-reset"] ?? headers["ratelimit-reset"] ?? Number.NaN);
  if (!(value >= 0)) return null;
  return value > 1e9 ? Math.max(0, value * 1000 - now) : value * 1000;
}
