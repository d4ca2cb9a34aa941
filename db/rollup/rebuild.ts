import { sql } from "kysely";
import type { Db } from "../connection.ts";
import { refoldStore } from "../load/fold-stored.ts";
import { lockStores } from "../load/stores.ts";
import { findSelling, markStores } from "../sales/marks.ts";
import { salesTables } from "../sales/sales-tables.ts";
import { refreshDirtyBuckets } from "./refresh.ts";

export type RebuildProgress = { store: string; conversations: number; done: number; of: number };

/** Folds every conversation again from its events, store by store, and recomputes all rollups. Returns conversations folded. */
export async function rebuildAll(
  db: Db,
  onStore: (progress: RebuildProgress) => void = () => undefined,
): Promise<number> {
  const stores = await db.selectFrom("stores").select(["store_id", "key"]).orderBy("store_id").execute();
  let total = 0;
  for (const [index, { store_id, key }] of stores.entries()) {
    const conversations = await db.transaction().execute(async (trx) => {
      const store = (await lockStores(trx, [key])).get(key)!;
      for (const table of [
        "conversation_rollups",
        "escalation_rollups",
        "rating_rollups",
        "duration_rollups",
      ]) {
        await sql`delete from ${sql.table(table)} where store_id = ${store_id}`.execute(trx);
      }
      const folded = await refoldStore(trx, store);
      for (const table of salesTables) {
        await sql`delete from ${sql.table(table)} where store_id = ${store_id}`.execute(trx);
      }
      await markStores(trx, await findSelling(trx, [store_id]));
      return folded;
    });
    total += conversations;
    await refreshDirtyBuckets(db);
    onStore({ store: key, conversations, done: index + 1, of: stores.length });
  }
  return total;
}
