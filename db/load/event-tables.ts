/** How each canonical event type becomes a row: one column list and one reader a table. */
import type { CanonicalEvent, EventType } from "#app/events/canonical-event.ts";
import type { Columns } from "./record-set.ts";

export type StoredType = Exclude<EventType, "store" | "conversation">;
type EventOf<T extends EventType> = Extract<CanonicalEvent, { type: T }>;

export type EventTable<T extends StoredType> = {
  table: string;
  columns: Columns;
  /** The row's own columns, instants in epoch ms; `conversation_id` and the envelope are added by the loader. */
  read: (event: EventOf<T>) => Record<string, unknown>;
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
    read: (event) => ({
      sent_at: event.at,
      speaker: event.from,
      sender: event.sender,
      body: event.text,
      kind: event.kind,
      entry: event.entry,
      confidence: event.confidence,
      matched: event.matched,
      products: event.products,
      intent: event.intent,
      customer: event.customer,
      channel: event.channel,
      is_time_inferred: event.atInferred,
    }),
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
    read: (event) => ({
      handed_off_at: event.at,
      requested_by: event.requestedBy,
      is_executed: event.executed,
      reason: event.reason,
      target: event.to,
    }),
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
    read: (event) => ({
      score: event.score,
      worst: event.worst,
      best: event.best,
      rated_at: event.at,
      rated_part: event.of,
      is_invited: event.invited,
      is_solved: event.solved,
      message: event.message,
      comment: event.comment,
    }),
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
    read: (event) => ({
      customer: event.customer,
      placed_at: event.createdAt,
      paid_at: event.paidAt,
      amount_minor: event.amountMinor.toString(),
      currency: event.currency,
      status: event.status,
      items:
        event.items?.map((item) => ({ ...item, amountMinor: item.amountMinor?.toString() ?? null })) ?? null,
    }),
  },
  refund: {
    table: "refunds",
    columns: { order_id: "text", refunded_at: "timestamptz", amount: "numeric", reason: "text" },
    read: (event) => ({
      order_id: event.order,
      refunded_at: event.at,
      amount: event.amount,
      reason: event.reason,
    }),
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
    read: (event) => ({
      clicked_at: event.at,
      product: event.product,
      conversation: event.conversation,
      message: event.message,
      customer: event.customer,
    }),
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
    read: (event) => ({
      edited_at: event.at,
      action: event.action,
      entry: event.entry,
      question: event.question,
      variants: event.variants,
      answer: event.answer,
      topic: event.topic,
      trainer: event.trainer,
      minutes: event.minutes,
    }),
  },
  person: {
    table: "people",
    columns: { role: "text", name: "text", team: "text", started_on: "date", level: "text" },
    read: (event) => ({
      role: event.role,
      name: event.name,
      team: event.team,
      started_on: event.startedOn,
      level: event.level,
    }),
  },
  shift: {
    table: "shifts",
    columns: { person: "text", starts_at: "timestamptz", ends_at: "timestamptz" },
    read: (event) => ({ person: event.person, starts_at: event.from, ends_at: event.to }),
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
