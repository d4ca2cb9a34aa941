/** What an import said of stores as such: how far their data reaches, their settings, that they exist. */
import { sql } from "kysely";
import type { Db, Trx } from "../connection.ts";
import { moveDataThrough } from "../load/data-through.ts";
import { lockStoresById, type LoadedStore } from "../load/stores.ts";
import { rollupTables } from "../rollup/cubes.ts";
import { salesTables } from "../sales/sales-tables.ts";
import { holdStoreRefresher } from "../rollup/refresher-locks.ts";
import { storeTables } from "./find-windows.ts";

/** Stores an import made, described or vouched for, and those of imports undone before that still stood. */
async function listStores(db: Db, importId: number): Promise<number[]> {
  const { rows } = await sql<{ storeId: number }>`
    select store_id as "storeId" from stores s
    where import_id = ${importId} or ${isMadeByUndone(importId)}
      or exists (select from store_vouches v where v.store_id = s.store_id and v.import_id = ${importId})
    order by store_id`.execute(db);
  return rows.map(({ storeId }) => storeId);
}

const isMadeByUndone = (importId: number) => sql`(s.made_by_import = ${importId} or s.made_by_import in (
  select import_id from imports where status = 'undone'))`;

/** To be called when the import's events are gone. */
export async function undoStores(db: Db, importId: number): Promise<void> {
  for (const storeId of await listStores(db, importId)) {
    await db.transaction().execute(async (trx) => {
      await holdStoreRefresher(trx, storeId);
      const [store] = await lockStoresById(trx, [storeId]);
      if (!store) return;
      // Without an older version to go back to, a store keeps its settings, but anyone may change them.
      await sql`
        update stores set event_hash = null, version = null, import_id = null
        where store_id = ${storeId} and import_id = ${importId}`.execute(trx);
      await removeStubs(trx, storeId);
      await withdrawVouch(trx, store, importId);
      if (await isUnused(trx, storeId, importId)) await removeStore(trx, storeId);
    });
  }
}

/** Conversations that events have left by moving to others; they are only in the way where nothing else is. */
async function removeStubs(trx: Trx, storeId: number): Promise<void> {
  const isWithout = (table: string) => sql`not exists (
    select from ${sql.table(table)} e where e.store_id = c.store_id and e.conversation_id = c.conversation_id)`;
  await sql`
    delete from conversations c where c.store_id = ${storeId} and c.event_hash is null
      and not exists (select from conversation_facts f where f.store_id = ${storeId})
      and ${isWithout("messages")} and ${isWithout("handoffs")} and ${isWithout("ratings")}`.execute(trx);
}

async function withdrawVouch(trx: Trx, store: LoadedStore, importId: number): Promise<void> {
  await trx
    .deleteFrom("store_vouches")
    .where("store_id", "=", store.storeId)
    .where("import_id", "=", importId)
    .execute();
  const { through } = await trx
    .selectFrom("store_vouches")
    .select((eb) => eb.fn.max("through").as("through"))
    .where("store_id", "=", store.storeId)
    .executeTakeFirstOrThrow();
  const marks = { newestEventAt: store.newestEventAt, vouchedThrough: through ?? null };
  await moveDataThrough(trx, [{ store, ...marks }]);
}

async function isUnused(trx: Trx, storeId: number, importId: number): Promise<boolean> {
  const tables = ["conversations", "store_vouches", ...storeTables];
  const conditions = tables.map(
    (table) => sql`not exists (select from ${sql.table(table)} t where t.store_id = s.store_id)`,
  );
  const { rows } = await sql`
    select from stores s where s.store_id = ${storeId} and ${isMadeByUndone(importId)} and s.event_hash is null
      and ${sql.join(conditions, sql` and `)}`.execute(trx);
  return rows.length > 0;
}

async function removeStore(trx: Trx, storeId: number): Promise<void> {
  const tables = [
    ...Object.values(rollupTables),
    "duration_rollups",
    "dirty_days",
    "refolded_conversations",
    ...salesTables,
    "superseded_events",
    "stores",
  ];
  for (const table of tables) {
    await sql`delete from ${sql.table(table)} where store_id = ${storeId}`.execute(trx);
  }
}
