/** What the address and the headers of a request with events say. */
import { parseInstant } from "#app/events/instant.ts";

export type RequestSettings = {
  /** Everything of the named stores has been sent up to this time (epoch ms). */
  through: number | null;
  stores: string[];
  idempotencyKey: string | null;
};

const longestStoreKey = 128;
const idempotencyKeys = /^[\x21-\x7e]{1,255}$/;

/** Reads `?through=TIME`, `?store=KEY` (repeatable) and `Idempotency-Key`; a string says what is wrong with them. */
export function readSettings(request: Request, now: number): RequestSettings | string {
  const { searchParams } = new URL(request.url);
  const stores = searchParams.getAll("store");
  if (stores.some((key) => key.trim() === "" || key.length > longestStoreKey || key.includes("\0"))) {
    return "store: not a store key";
  }
  const idempotencyKey = request.headers.get("idempotency-key");
  if (idempotencyKey !== null && !idempotencyKeys.test(idempotencyKey)) {
    return "Idempotency-Key: 1 to 255 visible ASCII characters";
  }
  const text = searchParams.get("through");
  if (text === null) return { through: null, stores, idempotencyKey };
  // In a query string a plus sign reads as a blank: 2026-10-01T00:00:00 08:00 was sent with +08:00.
  const mended = /^\d+$/.test(text) ? Number(text) : text.replace(/ (\d\d:?\d\d)$/, "+$1");
  const through = parseInstant(mended, now);
  return typeof through === "string" ? `through: ${through}` : { through, stores, idempotencyKey };
}
