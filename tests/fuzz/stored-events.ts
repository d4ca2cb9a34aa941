/** Events as Postgres holds them and as a reading of the lines expects them, brought to one form for comparing. */
import { sql } from "kysely";
import type { Db } from "#db/connection.ts";
import type { Expected } from "./expect-event.ts";
import { isSame } from "./is-same.ts";

/** The expected event's name of each column; what is named alike is left out. */
const tables: Record<string, { table: string; names: Record<string, string> }> = {
  conversation: {
    table: "conversations",
    names: { started_at: "startedAt", ended_at: "endedAt", ended_by: "endedBy", is_test: "test" },
  },
  message: {
    table: "messages",
    names: { sent_at: "at", speaker: "from", body: "text", is_time_inferred: "atInferred" },
  },
  handoff: {
    table: "handoffs",
    names: {
      ...{ handed_off_at: "at", requested_by: "requestedBy", is_executed: "executed", target: "to" },
    },
  },
  rating: {
    table: "ratings",
    names: { rated_at: "at", rated_part: "of", is_invited: "invited", is_solved: "solved" },
  },
  order: {
    table: "orders",
    names: { placed_at: "createdAt", paid_at: "paidAt", amount_minor: "amountMinor" },
  },
  refund: { table: "refunds", names: { order_id: "order", refunded_at: "at" } },
  click: { table: "clicks", names: { clicked_at: "at" } },
  knowledge: { table: "knowledge_edits", names: { edited_at: "at" } },
  person: { table: "people", names: { started_on: "startedOn" } },
  shift: { table: "shifts", names: { starts_at: "from", ends_at: "to" } },
};
const ours = ["store_id", "conversation_id", "event_hash", "import_id", "newest_event_at", "key", "owner"];
/** Written when texts go, and not before. */
const ofRemoval = ["reading", "text_removed_at", "erased_at"];

export function keyOf(event: Expected): string {
  return JSON.stringify([event.type, event.store, event.source, event.id]);
}

/** Every stored event by its key, in the form of an expected one. */
export async function readStored(db: Db): Promise<Map<string, Expected>> {
  const stored = new Map<string, Expected>();
  for (const [type, { table, names }] of Object.entries(tables)) {
    const isPart = ["message", "handoff", "rating"].includes(type);
    const owner = isPart
      ? sql`(select external_id from conversations c
          where c.store_id = t.store_id and c.conversation_id = t.conversation_id)`
      : sql`null`;
    const only = type === "conversation" ? sql`where t.event_hash is not null` : sql``;
    const { rows } = await sql<Record<string, unknown>>`
      select t.*, s.key, ${owner} as owner from ${sql.table(table)} t join stores s using (store_id) ${only}`.execute(
      db,
    );
    for (const row of rows) {
      const { key, source, external_id: id, owner: conversation } = row;
      const event: Expected = { type, store: key, source, id };
      if (isPart) event.conversation = conversation;
      for (const [column, value] of Object.entries(row)) {
        if (ours.includes(column) || column === "external_id") continue;
        if (ofRemoval.includes(column) && value === null) continue;
        event[names[column] ?? column] = value;
      }
      stored.set(keyOf(event), normalise(event));
    }
  }
  return stored;
}

/** Money as Postgres hands it out: whole minor units as numbers, decimals without leading zeros. */
export function normalise(event: Expected): Expected {
  if (event.type === "refund") return { ...event, amount: trimDecimal(String(event.amount)) };
  if (event.type !== "order") return event;
  const items = event.items as { amountMinor: unknown }[] | null;
  return {
    ...event,
    amountMinor: Number(event.amountMinor),
    items:
      items?.map((item) => ({
        ...item,
        amountMinor: item.amountMinor === null ? null : String(item.amountMinor),
      })) ?? null,
  };
}

const trimDecimal = (text: string) => text.replace(/^0+(?=\d)/, "");

/**
 * What must be stored after these events were sent one by one: the last telling of each whose version is not older than
 * the one before it. Store events are left out; they become settings.
 */
export function replay(
  events: Iterable<Expected>,
  onto: Map<string, Expected> = new Map(),
): Map<string, Expected> {
  for (const event of events) {
    if (event.type === "store") continue;
    const key = keyOf(event);
    const before = onto.get(key);
    const version = (known: Expected) => (known.version as number | null) ?? -Infinity;
    if (before && version(event) < version(before)) continue;
    onto.set(key, normalise(event));
  }
  return onto;
}

/** The first few differences, for reading. */
export function compareStored(stored: Map<string, Expected>, expected: Map<string, Expected>): string[] {
  const differences: string[] = [];
  for (const [key, event] of expected) {
    const found = stored.get(key);
    if (!found) differences.push(`missing: ${key}`);
    else if (!isSame(found, event)) {
      const names = Object.keys({ ...event, ...found }).filter((name) => !isSame(found[name], event[name]));
      differences.push(
        `${key}: ${names.map((name) => `${name} ${JSON.stringify(found[name])} for ${JSON.stringify(event[name])}`).join("; ")}`,
      );
    }
  }
  for (const key of stored.keys()) if (!expected.has(key)) differences.push(`surplus: ${key}`);
  return differences.slice(0, 10);
}
