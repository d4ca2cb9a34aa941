import { sql } from "kysely";
import type { Trx } from "../connection.ts";
import type { ConversationKey } from "../load/conversation-records.ts";
import { recordSet } from "../load/record-set.ts";
import type { LoadedStore } from "../load/stores.ts";

/** What was folded ahead of conversations that have changed since no longer counts: the backfill folds them again. */
export async function forgetRefolded(
  trx: Trx,
  stores: readonly LoadedStore[],
  changed: Iterable<ConversationKey>,
): Promise<void> {
  const pending = new Set(stores.filter(({ nextSettings }) => nextSettings).map(({ storeId }) => storeId));
  if (pending.size === 0) return;
  const rows = [...changed]
    .filter(({ storeId }) => pending.has(storeId))
    .map(({ storeId, conversationId }) => ({ store_id: storeId, conversation_id: conversationId }));
  await sql`
    delete from refolded_conversations r using ${recordSet(rows, "k", { store_id: "int", conversation_id: "bigint" })}
    where r.store_id = k.store_id and r.conversation_id = k.conversation_id`.execute(trx);
}
