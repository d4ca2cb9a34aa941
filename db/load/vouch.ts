import { sql } from "kysely";
import type { Db } from "../connection.ts";
import { moveDataThrough } from "./data-through.ts";
import { lockStores } from "./stores.ts";

/**
 * A sender says that all events of these stores up to `throughMs` (epoch ms) have been sent: windows that end before mature.
 * Never moves backwards, unless the import that said so is undone.
 */
export async function vouchThrough(
  db: Db,
  storeKeys: readonly string[],
  throughMs: number,
  importId: number | null = null,
): Promise<void> {
  if (storeKeys.length === 0) return;
  await db.transaction().execute(async (trx) => {
    for (const store of (await lockStores(trx, storeKeys, {}, importId)).values()) {
      await sql`
        insert into store_vouches (store_id, import_id, through)
        values (${store.storeId}, ${importId}, ${new Date(throughMs).toISOString()}::timestamptz)
        on conflict (store_id, import_id) do update
        set through = greatest(store_vouches.through, excluded.through)`.execute(trx);
      const vouchedThrough = Math.max(throughMs, store.vouchedThrough ?? -Infinity);
      await moveDataThrough(trx, [{ store, vouchedThrough }]);
    }
    // The refresher finds what has matured by that.
    await sql`select pg_notify('apiary', '{"kind":"dirty"}')`.execute(trx);
  });
}
