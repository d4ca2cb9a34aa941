/** Conversations of a batch: our ids for store + source + id, and the conversation events themselves. */
import { sql } from "kysely";
import type { ConversationEvent } from "#app/events/canonical-event.ts";
import type { Trx } from "../connection.ts";
import { mayReplace } from "./event-hash.ts";
import { recordSet } from "./record-set.ts";
import { getEventKey, type ArrivingEvent } from "./upsert-events.ts";

export type ConversationRef = { storeId: number; source: string; id: string };
export type KnownConversation = { storeId: number; conversationId: number; isNew: boolean };

const keyColumns = { store_id: "int", source: "text", external_id: "text" };

/** Gives every named conversation an id, making those never heard of. */
export async function resolveConversations(
  trx: Trx,
  refs: readonly ConversationRef[],
): Promise<Map<string, KnownConversation>> {
  const rows = refs.map(({ storeId, source, id }) => ({ store_id: storeId, source, external_id: id }));
  const known = new Map<string, KnownConversation>();
  if (rows.length === 0) return known;
  type Found = { store_id: number; source: string; external_id: string; conversation_id: number };
  const add = (found: readonly Found[], isNew: boolean) => {
    for (const row of found) {
      const key = getEventKey(row.store_id, { source: row.source, id: row.external_id });
      known.set(key, { storeId: row.store_id, conversationId: row.conversation_id, isNew });
    }
  };
  const { rows: existing } = await sql<Found>`
    select store_id, source, external_id, conversation_id from conversations
    join ${recordSet(rows, "k", keyColumns)} using (store_id, source, external_id)`.execute(trx);
  add(existing, false);
  const missing = rows.filter(
    (row) => !known.has(getEventKey(row.store_id, { source: row.source, id: row.external_id })),
  );
  if (missing.length === 0) return known;
  const { rows: made } = await sql<Found>`
    insert into conversations (store_id, source, external_id)
    select store_id, source, external_id from ${recordSet(missing, "k", keyColumns)}
    returning store_id, source, external_id, conversation_id`.execute(trx);
  add(made, true);
  return known;
}

const eventColumns = {
  store_id: "int",
  conversation_id: "bigint",
  customer: "text",
  channel: "text",
  started_at: "timestamptz",
  ended_at: "timestamptz",
  ended_by: "text",
  topic: "text",
  stage: "text",
  blocked: "text",
  is_test: "boolean",
  version: "bigint",
  event_hash: "bigint",
  extra: "jsonb",
  import_id: "bigint",
};

/** Writes conversation events over what is stored, unless the same or newer. */
export async function applyConversationEvents(
  trx: Trx,
  arriving: readonly ArrivingEvent[],
  importId: number | null,
): Promise<{ written: ArrivingEvent[]; duplicate: number }> {
  const result = { written: [] as ArrivingEvent[], duplicate: 0 };
  if (arriving.length === 0) return result;
  const keys = arriving.map(({ storeId, conversationId }) => ({
    store_id: storeId,
    conversation_id: conversationId,
  }));
  const { rows: stored } = await sql<{
    conversation_id: number;
    version: number | null;
    event_hash: number | null;
  }>`
    select c.conversation_id, c.version, c.event_hash from conversations c
    join ${recordSet(keys, "k", { store_id: "int", conversation_id: "bigint" })} using (store_id, conversation_id)
    where c.event_hash is not null`.execute(trx);
  const byId = new Map(stored.map((row) => [row.conversation_id, row]));
  for (const item of arriving) {
    const before = byId.get(item.conversationId!);
    if (before && (before.event_hash === item.hash || !mayReplace(item.event.version, before.version))) {
      result.duplicate += 1 + item.repeated;
    } else {
      result.written.push(item);
      result.duplicate += item.repeated;
    }
  }
  if (result.written.length === 0) return result;
  const assignments = Object.keys(eventColumns)
    .filter((name) => name !== "store_id" && name !== "conversation_id")
    .map((name) => `${name} = r.${name}`)
    .join(", ");
  const rows = result.written.map((item) => buildRow(item, importId));
  await sql`
    update conversations c set ${sql.raw(assignments)}
    from ${recordSet(rows, "r", eventColumns)}
    where c.store_id = r.store_id and c.conversation_id = r.conversation_id`.execute(trx);
  return result;
}

function buildRow({ storeId, conversationId, hash, event }: ArrivingEvent, importId: number | null) {
  const conversation = event as ConversationEvent;
  return {
    store_id: storeId,
    conversation_id: conversationId,
    customer: conversation.customer,
    channel: conversation.channel,
    started_at: conversation.startedAt === null ? null : new Date(conversation.startedAt).toISOString(),
    ended_at: conversation.endedAt === null ? null : new Date(conversation.endedAt).toISOString(),
    ended_by: conversation.endedBy,
    topic: conversation.topic,
    stage: conversation.stage,
    blocked: conversation.blocked,
    is_test: conversation.test,
    version: conversation.version,
    event_hash: hash,
    extra: conversation.extra,
    import_id: importId,
  };
}
