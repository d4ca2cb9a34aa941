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
  // In the order in which a backfill locks them that is folding without the store's lock: neither waits for the other for ever.
  await sql`
    with held as (
      select r.store_id, r.conversation_id from refolded_conversations r
      join ${recordSet(rows, "k", { store_id: "int", conversation_id: "bigint" })} using (store_id, conversation_id)
      order by r.store_id, r.conversation_id for update of r
    )
    delete from refolded_conversations r using held
    where r.store_id = held.store_id and r.conversation_id = held.conversation_id`.execute(trx);
}
