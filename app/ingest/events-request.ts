/** `POST /api/v1/events`: lines of canonical events as the body of one request. */
import type { Clock } from "#app/events/parse-event.ts";
import type { Ticket } from "#app/live/admission.ts";
import type { Intake } from "#app/live/intake.ts";
import { isDatabaseAway } from "#db/live/failures.ts";
import { recordDelivery } from "#app/connections/record-delivery.ts";
import { answerOnce, type Answer } from "./answer-once.ts";
import { UnreadableInput } from "./raw-record.ts";
import { BodyTooLarge, Overloaded, readBody } from "./request-body.ts";
import { readSettings, type RequestSettings } from "./request-settings.ts";
import { foreignStore, isOwnStore, type Sender } from "./sender.ts";
import { takeEvents } from "./take-events.ts";

export type EventsRequestOptions = { sender: Sender; clock?: Clock; bodyLimit?: number };

const defaultBodyLimit = 64 * 1024 * 1024;
/** How long a database that has gone needs to come back, in seconds. */
const databaseRetrySeconds = 5;

function refuse(status: number, error: string, headers: Record<string, string> = {}): Answer {
  return { status, body: { error }, headers };
}

/**
 * Takes the events of a request and answers once they are durable; figures follow within a second. 200 with `{accepted,
 * duplicate, quarantined: [{line, reason}]}`; 400, 403, 405, 409, 413, 422, 429, 503 with `{error}`. `?store=` names the
 * store of lines that name none (when given once) and the stores that `?through=` speaks of; a heartbeat with `through` may
 * have no lines. Lines of stores that are not the sender's are named like bad ones and stored nowhere.
 */
export async function ingestRequest(
  intake: Intake,
  request: Request,
  options: EventsRequestOptions,
): Promise<Response> {
  const { status, body, headers } = await answerRequest(intake, request, options);
  return Response.json(body, { status, headers: headers ?? {} });
}

async function answerRequest(
  intake: Intake,
  request: Request,
  options: EventsRequestOptions,
): Promise<Answer> {
  if (request.method !== "POST") return refuse(405, "use POST", { Allow: "POST" });
  const clock = options.clock ?? { now: () => Date.now() };
  const settings = readSettings(request, clock.now());
  if (typeof settings === "string") return refuse(400, settings);
  const { sender } = options;
  if (settings.through !== null && !settings.stores.every((key) => isOwnStore(sender, key))) {
    return refuse(403, foreignStore);
  }
  const ticket = intake.admission.enter();
  if (!ticket) return refuseLoad(intake);
  try {
    return await takeRequest(intake, request, {
      ...settings,
      sender,
      ticket,
      clock,
      limit: options.bodyLimit ?? defaultBodyLimit,
    });
  } catch (error) {
    if (error instanceof Overloaded) return refuseLoad(intake);
    if (error instanceof UnreadableInput) return refuseBody(error);
    if (!isDatabaseAway(error)) throw error;
    return refuse(503, "the database does not answer; send it again, lines sent twice change nothing", {
      "Retry-After": String(databaseRetrySeconds),
    });
  } finally {
    ticket.leave();
  }
}

type Taking = RequestSettings & { sender: Sender; ticket: Ticket; clock: Clock; limit: number };

function takeRequest(intake: Intake, request: Request, taking: Taking): Promise<Answer> {
  const { idempotencyKey, through, stores, sender, ticket, limit } = taking;
  if (idempotencyKey === null) return takeBody(intake, readBody(request, { limit, ticket }), taking);
  return answerOnce(intake.db, {
    // A blank, which no sender's own part can hold, keeps what different keys send apart.
    key: sender.keyId === null ? idempotencyKey : `${sender.keyId} ${idempotencyKey}`,
    settings: JSON.stringify([through, stores]),
    carryOut: (onChunk) => takeBody(intake, readBody(request, { limit, ticket, onChunk }), taking),
    async readOnly(onChunk) {
      for await (const chunk of readBody(request, { limit, ticket, onChunk })) ticket.release(chunk.length);
    },
  });
}

async function takeBody(
  intake: Intake,
  body: AsyncIterable<Uint8Array>,
  { through, stores, sender, ticket, clock }: Taking,
): Promise<Answer> {
  const store = sender.connection?.store ?? (stores.length === 1 ? stores[0]! : null);
  const taken = await takeEvents(intake, body, { ticket, clock, store, sender });
  if (sender.connection) await recordDelivery(intake.db, sender.connection.connectionId, taken, clock.now());
  if (through !== null) {
    if (taken.isEmpty && stores.length === 0) return refuse(400, "through without events needs store=KEY");
    await intake.vouch([...new Set([...taken.stores, ...stores])], through, taken.stores.size > 0);
  }
  const { accepted, duplicate, quarantined } = taken;
  return { status: 200, body: { accepted, duplicate, quarantined } };
}

function refuseLoad({ admission }: Intake): Answer {
  const seconds = admission.getRetryAfter();
  return refuse(429, `too much at once; send it again in ${seconds} s, lines sent twice change nothing`, {
    "Retry-After": String(seconds),
  });
}

/** Lines before the fault may be stored already; sending them again is the way out. */
function refuseBody(fault: UnreadableInput): Answer {
  const isTooLarge = fault instanceof BodyTooLarge;
  const wayOut = isTooLarge ? "send it in several requests" : "send it again";
  return refuse(isTooLarge ? 413 : 400, `${fault.message}; ${wayOut}, lines sent twice change nothing`);
}
