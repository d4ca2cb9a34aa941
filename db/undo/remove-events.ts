/** Takes an import's events away, a window of pages at a time, each with all that follows from it. */
import { sql } from "kysely";
import type { Db, Trx } from "../connection.ts";
import { eventColumns } from "../load/conversations.ts";
import type { ConversationKey } from "../load/conversation-records.ts";
import { recordSet } from "../load/record-set.ts";
import { lockStoresById } from "../load/stores.ts";
import { deleteAndMark } from "../sales/delete-and-mark.ts";
import { conversationTables, isInWindow, isOfImport, type Window } from "./find-windows.ts";
import { conversationKeyColumns, refoldTouched, toKeyRows } from "./refold-touched.ts";

/** Removes the rows of a window, of conversations with all else the import brought to them. Returns the events removed. */
export async function removeWindow(db: Db, window: Window, importId: number): Promise<number> {
  const isOfConversations = (conversationTables as readonly string[]).includes(window.table);
  return db
    .transaction()
    .execute((trx) =>
      isOfConversations
        ? removeFromConversations(trx, window, importId)
        : removeFromStores(trx, window, importId),
    );
}

async function removeFromConversations(trx: Trx, window: Window, importId: number): Promise<number> {
  const { rows: keys } = await sql<ConversationKey>`
    select distinct t.store_id as "storeId", t.conversation_id as "conversationId"
    from ${sql.table(window.table)} t where ${isInWindow(window, importId)}`.execute(trx);
  if (keys.length === 0) return 0;
  const stores = await lockStoresById(
    trx,
    keys.map(({ storeId }) => storeId),
  );
  const wanted = recordSet(toKeyRows(keys), "k", conversationKeyColumns);
  let removed = 0;
  for (const table of ["messages", "handoffs", "ratings"] as const) {
    const { numAffectedRows } = await sql`
      delete from ${sql.table(table)} t using ${wanted}
      where t.store_id = k.store_id and t.conversation_id = k.conversation_id and ${isOfImport(table, importId)}`.execute(
      trx,
    );
    removed += Number(numAffectedRows ?? 0);
  }
  const cleared = Object.keys(eventColumns).map((name) => `${name} = null`);
  const { numAffectedRows } = await sql`
    update conversations t set ${sql.raw(cleared.join(", "))} from ${wanted}
    where t.store_id = k.store_id and t.conversation_id = k.conversation_id and ${isOfImport("conversations", importId)}`.execute(
    trx,
  );
  await refoldTouched(trx, stores, keys);
  return removed + Number(numAffectedRows ?? 0);
}

/** No conversation depends on these, but crediting may; the locks keep batches from replacing what is about to go. */
async function removeFromStores(trx: Trx, window: Window, importId: number): Promise<number> {
  const { rows } = await sql<{ storeId: number }>`
    select distinct t.store_id as "storeId" from ${sql.table(window.table)} t
    where ${isInWindow(window, importId)}`.execute(trx);
  await lockStoresById(
    trx,
    rows.map(({ storeId }) => storeId),
  );
  const { table } = window;
  const remove = sql`delete from ${sql.table(table)} t where ${isInWindow(window, importId)}`;
  return (await deleteAndMark(trx, table, remove)).length;
}
