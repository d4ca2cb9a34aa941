/** The bulk path: conversations nobody has heard of are copied straight into place, with all the batch says of them. */
import { sql } from "kysely";
import type { Trx } from "../connection.ts";
import { buildConversationRow, conversationColumns, type ConversationDraft } from "./conversations.ts";
import type { KnownConversation } from "./conversations.ts";
import { copyRows, copyValues } from "./copy-rows.ts";
import { eventTables, type EventTable, type StoredType } from "./event-tables.ts";
import type { BatchGroups } from "./group-batch.ts";
import { listEventColumns, listEventValues, type ArrivingEvent } from "./upsert-events.ts";

export type CopiedConversations = {
  conversations: Map<string, KnownConversation>;
  written: ArrivingEvent[];
  duplicate: number;
  /** What the batch says beside them. */
  rest: BatchGroups;
};

const inConversations = ["message", "handoff", "rating"] as const satisfies readonly StoredType[];
const uniqueViolation = "23505";

/**
 * Copies unheard-of conversations and their events. Returns null, having changed nothing, when one of their events is
 * stored under another conversation: then every event has to be looked at.
 */
export async function copyUnheard(
  trx: Trx,
  groups: BatchGroups,
  unheard: ReadonlyMap<string, ConversationDraft>,
  importId: number | null,
): Promise<CopiedConversations | null> {
  if (unheard.size === 0) return { conversations: new Map(), written: [], duplicate: 0, rest: groups };
  const ids = await takeConversationIds(trx, unheard.size);
  const conversations = new Map<string, KnownConversation>();
  for (const [key, { storeId, newest }] of unheard) {
    conversations.set(key, { storeId, conversationId: ids[conversations.size]!, isNew: true, newest });
  }
  const { copied, rest } = split(groups, conversations);
  await sql`savepoint unheard`.execute(trx);
  try {
    const rows = [...unheard].map(([key, draft]) => {
      const { conversationId } = conversations.get(key)!;
      return Object.assign(buildConversationRow(draft, importId), { conversation_id: conversationId });
    });
    await copyRows(trx, "conversations", { conversation_id: "bigint", ...conversationColumns }, rows);
    for (const type of inConversations) await copyEvents(trx, type, copied, importId);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === uniqueViolation)) throw error;
    await sql`rollback to savepoint unheard`.execute(trx);
    return null;
  }
  await sql`release savepoint unheard`.execute(trx);
  const duplicate = copied.reduce((sum, { repeated }) => sum + repeated, 0);
  return { conversations, written: copied, duplicate, rest };
}

async function takeConversationIds(trx: Trx, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('conversations', 'conversation_id')) as id
    from generate_series(1, ${count})`.execute(trx);
  return rows.map(({ id }) => id);
}

/** Tells the events of these conversations from the others. */
function split(
  groups: BatchGroups,
  conversations: ReadonlyMap<string, KnownConversation>,
): { copied: ArrivingEvent[]; rest: BatchGroups } {
  const copied: ArrivingEvent[] = [];
  const rest: BatchGroups = new Map();
  for (const [type, group] of groups) {
    const left = group.filter((item) => {
      const known = item.conversationKey === null ? undefined : conversations.get(item.conversationKey);
      if (known) copied.push(Object.assign(item, { conversationId: known.conversationId }));
      return !known;
    });
    if (left.length > 0) rest.set(type, left);
  }
  return { copied, rest };
}

async function copyEvents(
  trx: Trx,
  type: StoredType,
  copied: readonly ArrivingEvent[],
  importId: number | null,
): Promise<void> {
  const spec = eventTables[type] as unknown as EventTable<StoredType>;
  await copyValues(trx, spec.table, listEventColumns(spec), listRows());
  function* listRows() {
    for (const item of copied) if (item.event.type === type) yield listEventValues(spec, item, importId);
  }
}
