/** `POST /webhooks/:connectionId` and `POST /api/v1/hooks/:source/:connectionId`: who sent it, what is in it, and the answer once it is durable. */
import { UnreadableInput } from "#app/ingest/raw-record.ts";
import { BodyTooLarge, Overloaded } from "#app/ingest/request-body.ts";
import { createAdmission, type Ticket } from "#app/live/admission.ts";
import type { TakeEvents } from "#app/live/thread/intake-thread.ts";
import { findAdapter } from "#app/sources/registry.ts";
import type { Db } from "#db/connection.ts";
import { openConnection, type OpenConnection } from "#db/connections/list.ts";
import { recordFailure, recordRefusal, recordRun } from "#db/connections/record-run.ts";
import { isConnectionId } from "./connection-id.ts";
import { frameDelivery, readRaw, unpackDelivery } from "./read-delivery.ts";
import { openSecret } from "./seal-secret.ts";
import type { Refusal } from "./signatures/signature.ts";
import { findWebhookPlatform, type WebhookPlatform } from "./webhook-platforms.ts";

export type Receiving = {
  /** Without limits: whoever sends is nobody yet. */
  db: Db;
  sealKey: Buffer;
  takeEvents: TakeEvents;
  /** Who sends by the address, where it says so: the platform, or what the connection's events name as their source. */
  source?: string | undefined;
  now?: () => number;
};

/** Bodies are held whole until their signature is known: few enough at a time. */
const admission = createAdmission({ heldBytes: 64 * 1024 * 1024, requests: 200 });
const pausedRetrySeconds = 600;

/**
 * 200 with `{accepted, duplicate, quarantined}` (counts) once the delivery is durable; 401 for whatever is not signed as it
 * should be, known connection or not; 405, 413, 400 for a body that cannot be read, 429 and 503 with `Retry-After`.
 */
export async function receiveDelivery(
  request: Request,
  connectionId: string | undefined,
  receiving: Receiving,
): Promise<Response> {
  if (request.method !== "POST") return refuse(405, "use POST", { Allow: "POST" });
  const found = isConnectionId(connectionId) ? await openConnection(receiving.db, connectionId) : undefined;
  const platform = found?.kind === "webhook" ? findWebhookPlatform(found.platform) : undefined;
  if (!found || !platform || !isFrom(found, receiving.source)) return refuseUnsigned();
  const ticket = admission.enter();
  if (!ticket) return refuseLoad();
  try {
    return await receiveFrom(request, { connection: found, platform, ticket }, receiving);
  } catch (error) {
    if (error instanceof Overloaded) return refuseLoad();
    if (error instanceof BodyTooLarge) return refuse(413, error.message);
    if (error instanceof UnreadableInput) return refuse(400, error.message);
    throw error;
  } finally {
    ticket.leave();
  }
}

function isFrom({ platform, format }: OpenConnection, source: string | undefined): boolean {
  return source === undefined || source === platform || source === findAdapter(format)?.source;
}

type From = { connection: OpenConnection; platform: WebhookPlatform; ticket: Ticket };

async function receiveFrom(
  request: Request,
  { connection, platform, ticket }: From,
  { db, sealKey, takeEvents, now = Date.now }: Receiving,
): Promise<Response> {
  const { connectionId, name, format, storeKey } = connection;
  const raw = await readRaw(request, ticket);
  const { ping } = platform;
  if (ping && !ping.isSigned && ping.is(raw)) return Response.json({});
  const at = now();
  if (!connection.hasSecret) {
    await recordRefusal(db, { connectionId, at, reason: "no secret" satisfies Refusal });
    return refuseUnsigned();
  }
  const secret = openSecret(sealKey, connectionId, connection.secret);
  if (secret === null) {
    await recordFailure(db, { connectionId, at, error: "secret unreadable", isFailing: false });
    return refuse(503, "not ready");
  }
  const query = new URL(request.url).searchParams;
  const refusal = platform.check({ body: raw, headers: request.headers, query, at }, secret);
  if (refusal) {
    await recordRefusal(db, { connectionId, at, reason: refusal });
    return refuseUnsigned();
  }
  if (connection.state === "paused") return refuse(503, "paused", retryAfter(pausedRetrySeconds));
  const body = frameDelivery(await unpackDelivery(raw, ticket));
  if (ping?.is(body)) {
    const nothing = { taken: 0, duplicate: 0, quarantined: 0, late: 0 };
    await recordRun(db, { connectionId, at, newestEventAt: null, sources: [], error: null, ...nothing });
    return Response.json({});
  }
  const answer = await takeEvents(
    new Request("http://connection/", { method: "POST", body: new Uint8Array(body) }),
    {
      keyId: null,
      stores: new Set([storeKey]),
      connection: { connectionId, name, format, store: storeKey },
    },
  );
  return answer.status === 200 ? countLines(await answer.json()) : answer;
}

/** Which lines were bad is not the platform's to know: they wait in quarantine. */
function countLines(taken: { accepted: number; duplicate: number; quarantined: unknown[] }): Response {
  return Response.json({ ...taken, quarantined: taken.quarantined.length });
}

function refuseUnsigned(): Response {
  return refuse(401, "not accepted");
}

function refuseLoad(): Response {
  return refuse(429, "too much at once", retryAfter(admission.getRetryAfter()));
}

function retryAfter(seconds: number): Record<string, string> {
  return { "Retry-After": String(seconds) };
}

function refuse(status: number, error: string, headers: Record<string, string> = {}): Response {
  return Response.json({ error }, { status, headers: { "Cache-Control": "no-store", ...headers } });
}
