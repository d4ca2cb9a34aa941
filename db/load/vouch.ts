import type { Db } from "../connection.ts";
import { moveDataThrough } from "./data-through.ts";
import { markDirty } from "./dirty-days.ts";
import { lockStores } from "./stores.ts";

/**
 * A sender says that all events of these stores up to `throughMs` (epoch ms) have been sent: windows that end before mature.
 * Never moves backwards.
 */
export async function vouchThrough(db: Db, storeKeys: readonly string[], throughMs: number): Promise<void> {
  if (storeKeys.length === 0) return;
  await db.transaction().execute(async (trx) => {
    for (const store of (await lockStores(trx, storeKeys)).values()) {
      const vouchedThrough = Math.max(throughMs, store.vouchedThrough ?? -Infinity);
      await markDirty(
        trx,
        await moveDataThrough(trx, store, { newestEventAt: store.newestEventAt, vouchedThrough }),
      );
    }
  });
}
