import { sql } from "kysely";
import type { ConversationRecord } from "#app/facts/conversation-record.ts";
import type { Trx } from "../connection.ts";
import { forgetRefolded } from "../backfill/forget-refolded.ts";
import { forgetQuestions } from "../gaps/forget-questions.ts";
import { readConversationRecords, type ConversationKey } from "../load/conversation-records.ts";
import { foldRecords } from "../load/fold-stored.ts";
import { recordSet } from "../load/record-set.ts";
import type { LoadedStore } from "../load/stores.ts";

const nothing: ConversationRecord = {
  source: "",
  conversation: null,
  messages: [],
  handoffs: [],
  ratings: [],
};

export const conversationKeyColumns = { store_id: "int", conversation_id: "bigint" };

export function toKeyRows(keys: readonly ConversationKey[]) {
  return keys.map(({ storeId, conversationId }) => ({ store_id: storeId, conversation_id: conversationId }));
}

/** Conversations some of whose events have left: those without any go, the others are folded again. Their stores must be locked. */
export async function refoldTouched(
  trx: Trx,
  stores: readonly LoadedStore[],
  touched: readonly ConversationKey[],
): Promise<void> {
  const keys = [...new Map(touched.map((key) => [key.conversationId, key])).values()];
  if (keys.length === 0) return;
  const isWithout = (table: "messages" | "handoffs" | "ratings") => sql`not exists (
    select from ${sql.table(table)} e where e.store_id = c.store_id and e.conversation_id = c.conversation_id)`;
  const { rows: gone } = await sql<{ id: number }>`
    delete from conversations c using ${recordSet(toKeyRows(keys), "k", conversationKeyColumns)}
    where c.store_id = k.store_id and c.conversation_id = k.conversation_id and c.event_hash is null
      and ${isWithout("messages")} and ${isWithout("handoffs")} and ${isWithout("ratings")}
    returning c.conversation_id as id`.execute(trx);
  const goneIds = new Set(gone.map(({ id }) => id));
  const records = await readConversationRecords(
    trx,
    keys.filter(({ conversationId }) => !goneIds.has(conversationId)),
  );
  await foldRecords(
    trx,
    keys.map((key) => ({ ...key, record: records.get(key.conversationId) ?? nothing })),
    stores,
  );
  await forgetRefolded(trx, stores, keys);
  for (const { storeId } of stores) {
    const own = keys.filter((key) => key.storeId === storeId).map(({ conversationId }) => conversationId);
    if (own.length > 0) await forgetQuestions(trx, storeId, own);
  }
}
