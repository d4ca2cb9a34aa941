/** `POST /api/v1/events`: lines of canonical events as the body of one request. */
import { parseInstant } from "#app/events/instant.ts";
import type { Clock } from "#app/events/parse-event.ts";
import type { Db } from "#db/connection.ts";
import { vouchThrough } from "#db/load/vouch.ts";
import { refreshDirtyBuckets } from "#db/rollup/refresh.ts";
import { hasBearerKey } from "./bearer-key.ts";
import { ingestStream } from "./ingest-stream.ts";
import { peek, unpackIfGzip } from "./open-input.ts";
import { explainInputError, UnreadableInput } from "./raw-record.ts";

export type EventsRequestOptions = { apiKey: string; clock?: Clock; bodyLimit?: number };

const defaultBodyLimit = 64 * 1024 * 1024;
const longestStoreKey = 128;

const tooLarge = "body over";

function fail(status: number, error: string, headers: Record<string, string> = {}): Response {
  return Response.json({ error }, { status, headers });
}

/** Passes bytes on until there are too many of them. */
async function* limitBytes(chunks: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Uint8Array> {
  let seen = 0;
  for await (const chunk of chunks) {
    seen += chunk.length;
    if (seen > limit) throw new UnreadableInput(`${tooLarge} ${limit / 1024 / 1024} MiB`);
    yield chunk;
  }
}

async function* readBody(request: Request): AsyncGenerator<Uint8Array> {
  if (!request.body) return;
  // Web streams are async iterable in Node; the DOM's types do not know it.
  yield* request.body as unknown as AsyncIterable<Uint8Array>;
}

type Settings = { through: number | null; stores: string[] };

/** Reads `?through=TIME` and `?store=KEY` (repeatable); a string says what is wrong with them. */
function readSettings(request: Request, now: number): Settings | string {
  const { searchParams } = new URL(request.url);
  const stores = searchParams.getAll("store");
  if (stores.some((key) => key.trim() === "" || key.length > longestStoreKey || key.includes("\0"))) {
    return "store: not a store key";
  }
  const text = searchParams.get("through");
  if (text === null) return { through: null, stores };
  // In a query string a plus sign reads as a blank: 2026-10-01T00:00:00 08:00 was sent with +08:00.
  const mended = /^\d+$/.test(text) ? Number(text) : text.replace(/ (\d\d:?\d\d)$/, "+$1");
  const through = parseInstant(mended, now);
  return typeof through === "string" ? `through: ${through}` : { through, stores };
}

/**
 * Takes the events of a request and answers once they are durable and queries see them: 200 with `{accepted, duplicate,
 * quarantined: [{line, reason}]}`; 400, 401, 405, 413 with `{error}`. `?store=` names the store of lines that name none
 * (when given once) and the stores that `?through=` speaks of; a heartbeat with `through` may have no lines.
 */
export async function ingestRequest(
  db: Db,
  request: Request,
  options: EventsRequestOptions,
): Promise<Response> {
  if (request.method !== "POST") return fail(405, "use POST", { Allow: "POST" });
  if (!hasBearerKey(request, options.apiKey)) {
    return fail(401, "wrong or missing key: send Authorization: Bearer KEY", {
      "WWW-Authenticate": "Bearer",
    });
  }
  const clock = options.clock ?? { now: () => Date.now() };
  const settings = readSettings(request, clock.now());
  if (typeof settings === "string") return fail(400, settings);
  const limit = options.bodyLimit ?? defaultBodyLimit;
  if (Number(request.headers.get("content-length") ?? 0) > limit) {
    return failBody(`${tooLarge} ${limit / 1024 / 1024} MiB`);
  }
  const body = limitBytes(unpackIfGzip(limitBytes(readBody(request), limit)), limit);
  return takeBody(db, body, { ...settings, clock });
}

/** Lines before the fault may be stored already; sending them again is the way out. */
function failBody(error: string): Response {
  const isTooLarge = error.startsWith(tooLarge);
  const wayOut = isTooLarge ? "send it in several requests" : "send it again";
  return fail(isTooLarge ? 413 : 400, `${error}; ${wayOut}, lines sent twice change nothing`);
}

async function takeBody(
  db: Db,
  body: AsyncIterable<Uint8Array>,
  { through, stores, clock }: Settings & { clock: Clock },
): Promise<Response> {
  let peeked;
  try {
    peeked = await peek(body, 1);
  } catch (error) {
    return failBody(explainInputError(error));
  }
  if (peeked.head.length === 0) return takeHeartbeat(db, through, stores);
  const quarantined: { line: number; reason: string }[] = [];
  const result = await ingestStream(db, peeked.all, {
    origin: "api",
    name: "POST /api/v1/events",
    format: "canonical",
    store: stores.length === 1 ? stores[0]! : null,
    through,
    throughStores: stores,
    clock,
    refreshEveryMs: null,
    onQuarantine: ({ line, field, reason }) =>
      quarantined.push({ line, reason: field === null ? reason : `${field}: ${reason}` }),
  });
  if (result.error !== null) return failBody(result.error);
  return Response.json({ accepted: result.accepted, duplicate: result.duplicate, quarantined });
}

async function takeHeartbeat(db: Db, through: number | null, stores: string[]): Promise<Response> {
  if (through !== null) {
    if (stores.length === 0) return fail(400, "through without events needs store=KEY");
    await vouchThrough(db, stores, through);
    await refreshDirtyBuckets(db);
  }
  return Response.json({ accepted: 0, duplicate: 0, quarantined: [] });
}
