/** The one gate into the product: a raw record of the wire format becomes a canonical event, or a reason why not. */
import type { z } from "zod";
import type { CanonicalEvent, EventType, Extra } from "./canonical-event.ts";
import {
  type Envelope,
  buildStore,
  buildConversation,
  buildMessage,
  buildHandoff,
  buildRating,
  buildOrder,
  buildRefund,
  buildClick,
  buildKnowledge,
  buildPerson,
  buildShift,
} from "./parse-build.ts";
import { setClock } from "./parse-fields.ts";
import {
  clickShape,
  conversationShape,
  handoffShape,
  knowledgeShape,
  messageShape,
  orderShape,
  personShape,
  ratingShape,
  refundShape,
  shiftShape,
  storeShape,
} from "./parse-shapes.ts";
import { checkText, checkValue } from "./parse-text.ts";
import { readPlainConversation } from "./plain-conversation.ts";
import { readPlainHandoff } from "./plain-handoff.ts";
import { readPlainMessage } from "./plain-message.ts";
import { readPlainOrder } from "./plain-order.ts";
import { readPlainRating } from "./plain-rating.ts";

/** What a sender may leave out of every line because the request or command names it once. */
export type EventDefaults = { store?: string; source?: string };
export type Clock = { now: () => number };

/** `field` names the wire field at fault (list positions left out, so that reasons can be counted), or null. */
export type Refusal = { reason: string; field: string | null };
export type ParsedEvent = { event: CanonicalEvent } | Refusal;

type EventReader = {
  known: ReadonlySet<string>;
  read: (record: object) => { fields: z.output<z.ZodType> } | Refusal;
  build: (fields: never, envelope: Envelope) => CanonicalEvent | Refusal;
};

function refuse(field: string | null, reason: string): Refusal {
  return { reason, field };
}

/** Ties one wire shape to the event it becomes. */
function reader<Shape extends z.ZodObject>(
  shape: Shape,
  build: (fields: z.output<Shape>, envelope: Envelope) => CanonicalEvent | Refusal,
): EventReader {
  return {
    known: new Set(["type", ...Object.keys(shape.shape)]),
    read(record) {
      const result = shape.safeParse(record);
      if (result.success) return { fields: result.data };
      const issue = result.error.issues[0]!;
      const path = issue.path.filter((step) => typeof step === "string").join(".");
      return refuse(path === "" ? null : path, issue.message);
    },
    build,
  };
}

const readers: ReadonlyMap<EventType, EventReader> = new Map<EventType, EventReader>([
  ["store", reader(storeShape, buildStore)],
  ["conversation", reader(conversationShape, buildConversation)],
  ["message", reader(messageShape, buildMessage)],
  ["handoff", reader(handoffShape, buildHandoff)],
  ["rating", reader(ratingShape, buildRating)],
  ["order", reader(orderShape, buildOrder)],
  ["refund", reader(refundShape, buildRefund)],
  ["click", reader(clickShape, buildClick)],
  ["knowledge", reader(knowledgeShape, buildKnowledge)],
  ["person", reader(personShape, buildPerson)],
  ["shift", reader(shiftShape, buildShift)],
]);

/** The event a raw record says it is, or null if that is none we know. */
export function readEventType(record: unknown): EventType | null {
  const type = isRecord(record) ? (record.type as EventType) : undefined;
  return type !== undefined && readers.has(type) ? type : null;
}

const itemFields = new Set(["product", "name", "quantity", "amount"]);

// Items keep only what sales count; an item that says more is kept as sent, in `extra`.
function hasUnknownItemFields(items: unknown): boolean {
  return (
    Array.isArray(items) &&
    items.some((item: unknown) => Object.keys(item ?? {}).some((name) => !itemFields.has(name)))
  );
}

/** Splits off the fields we have no name for; refuses the record if anything in it cannot be kept exactly. */
function collectExtra(
  record: Record<string, unknown>,
  known: ReadonlySet<string>,
): { extra: Extra | null } | Refusal {
  let extra: Extra | null = null;
  for (const name of Object.keys(record)) {
    const value = record[name];
    const isKnown = known.has(name);
    const refusal =
      typeof value === "string"
        ? checkText(value)
        : isKnown && typeof value === "number"
          ? null
          : checkValue(value);
    if (refusal) return refuse(isKnown ? name : "extra", refusal);
    if (isKnown && !(name === "items" && hasUnknownItemFields(value))) continue;
    const nameRefusal = checkText(name);
    if (nameRefusal) return refuse("extra", nameRefusal);
    // Without a prototype, a field called __proto__ is a field like any other.
    extra ??= Object.create(null) as Extra;
    extra[name] = value;
  }
  return { extra: extra && flattenExtra(extra) };
}

// A sender who already says `extra: {…}` means these fields, unless that would overwrite one.
function flattenExtra(extra: Extra): Extra {
  const { extra: inner, ...rest } = extra;
  if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return extra;
  if (Object.keys(inner).some((name) => Object.hasOwn(rest, name))) return extra;
  return Object.assign(Object.create(null) as Extra, rest, inner);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Reads one record of the wire format (snake_case; times ISO 8601 with offset or epoch ms) as a canonical event.
 * Never throws: whatever cannot be read, or could not be stored exactly, comes back as a reason.
 */
export function parseEvent(record: unknown, defaults: EventDefaults, clock: Clock): ParsedEvent {
  if (!isRecord(record)) return refuse(null, "not a JSON object");
  const type = record.type;
  const event = readPlain(type, record, defaults, clock.now());
  if (event) return { event };
  return parseBySchema(record, defaults, clock);
}

function readPlain(
  type: unknown,
  record: Record<string, unknown>,
  defaults: EventDefaults,
  now: number,
): CanonicalEvent | undefined {
  switch (type) {
    case "message":
      return readPlainMessage(record, defaults, now);
    case "conversation":
      return readPlainConversation(record, defaults, now);
    case "handoff":
      return readPlainHandoff(record, defaults, now);
    case "rating":
      return readPlainRating(record, defaults, now);
    case "order":
      return readPlainOrder(record, defaults, now);
    default:
      return undefined;
  }
}

/** The long way, by the schema of the record's type: the one that knows every rule and words every refusal. */
export function parseBySchema(
  record: Record<string, unknown>,
  defaults: EventDefaults,
  clock: Clock,
): ParsedEvent {
  const { type } = record;
  if (type === undefined || type === null) return refuse("type", "is missing");
  const found = readers.get(type as EventType);
  if (!found) return refuse("type", "unknown type");
  const split = collectExtra(record, found.known);
  if ("reason" in split) return split;
  setClock(clock.now());
  const result = found.read(record);
  if ("reason" in result) return result;
  const fields = result.fields as {
    id: string;
    store?: string | null;
    source?: string | null;
    version?: number | null;
  };
  const store = fields.store ?? defaults.store;
  if (store === undefined) return refuse("store", "is missing");
  const built = found.build(result.fields as never, {
    store,
    source: fields.source ?? defaults.source ?? "api",
    id: fields.id,
    version: fields.version ?? null,
    extra: split.extra,
  });
  return "reason" in built && !("type" in built) ? built : { event: built as CanonicalEvent };
}
