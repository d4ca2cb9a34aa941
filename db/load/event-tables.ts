/** How each canonical event type becomes a row: one column list and one reader a table. */
import type { CanonicalEvent, EventType } from "#app/events/canonical-event.ts";
import type { Columns } from "./record-set.ts";

export type StoredType = Exclude<EventType, "store" | "conversation">;
type EventOf<T extends EventType> = Extract<CanonicalEvent, { type: T }>;

export type EventTable<T extends StoredType> = {
  table: string;
  columns: Columns;
  /** The values of the columns in their order, instants in epoch ms; `conversation_id` is added by the loader. */
  list: (event: EventOf<T>) => unknown[];
};

const belongsToConversation = { conversation_id: "bigint" };

export const eventTables: { [T in StoredType]: EventTable<T> } = {
  message: {
    table: "messages",
    columns: {
      ...belongsToConversation,
      sent_at: "timestamptz",
      speaker: "text",
      sender: "text",
      body: "text",
      kind: "text",
      entry: "text",
      confidence: "double precision",
      matched: "boolean",
      products: "text[]",
      intent: "text",
      customer: "text",
      channel: "text",
      is_time_inferred: "boolean",
    },
    list: (event) => [
      event.at,
      event.from,
      event.sender,
      event.text,
      event.kind,
      event.entry,
      event.confidence,
      event.matched,
      event.products,
      event.intent,
      event.customer,
      event.channel,
      event.atInferred,
    ],
  },
  handoff: {
    table: "handoffs",
    columns: {
      ...belongsToConversation,
      handed_off_at: "timestamptz",
      requested_by: "text",
      is_executed: "boolean",
      reason: "text",
      target: "text",
    },
    list: (event) => [event.at, event.requestedBy, event.executed, event.reason, event.to],
  },
  rating: {
    table: "ratings",
    columns: {
      ...belongsToConversation,
      score: "double precision",
      worst: "double precision",
      best: "double precision",
      rated_at: "timestamptz",
      rated_part: "text",
      is_invited: "boolean",
      is_solved: "boolean",
      message: "text",
      comment: "text",
    },
    list: (event) => [
      event.score,
      event.worst,
      event.best,
      event.at,
      event.of,
      event.invited,
      event.solved,
      event.message,
      event.comment,
    ],
  },
  order: {
    table: "orders",
    columns: {
      customer: "text",
      placed_at: "timestamptz",
      paid_at: "timestamptz",
      amount_minor: "bigint",
      currency: "text",
      status: "text",
      items: "jsonb",
    },
    list: (event) => [
      event.customer,
      event.createdAt,
      event.paidAt,
      // Amounts have fifteen digits at most.
      Number(event.amountMinor),
      event.currency,
      event.status,
      event.items?.map((item) => ({ ...item, amountMinor: item.amountMinor?.toString() ?? null })) ?? null,
    ],
  },
  refund: {
    table: "refunds",
    columns: { order_id: "text", refunded_at: "timestamptz", amount: "numeric", reason: "text" },
    list: (event) => [event.order, event.at, event.amount, event.reason],
  },
  click: {
    table: "clicks",
    columns: {
      clicked_at: "timestamptz",
      product: "text",
      conversation: "text",
      message: "text",
      customer: "text",
    },
    list: (event) => [event.at, event.product, event.conversation, event.message, event.customer],
  },
  knowledge: {
    table: "knowledge_edits",
    columns: {
      edited_at: "timestamptz",
      action: "text",
      entry: "text",
      question: "text",
      variants: "text[]",
      answer: "text",
      topic: "text",
      trainer: "text",
      minutes: "double precision",
    },
    list: (event) => [
      event.at,
      event.action,
      event.entry,
      event.question,
      event.variants,
      event.answer,
      event.topic,
      event.trainer,
      event.minutes,
    ],
  },
  person: {
    table: "people",
    columns: { role: "text", name: "text", team: "text", started_on: "date", level: "text" },
    list: (event) => [event.role, event.name, event.team, event.startedOn, event.level],
  },
  shift: {
    table: "shifts",
    columns: { person: "text", starts_at: "timestamptz", ends_at: "timestamptz" },
    list: (event) => [event.person, event.from, event.to],
  },
};

export const envelopeColumns: Columns = {
  store_id: "int",
  source: "text",
  external_id: "text",
  version: "bigint",
  event_hash: "bigint",
  extra: "jsonb",
  import_id: "bigint",
};
