/** All rollups of a store computed beside those served, and put in their place in an instant. */
import { sql } from "kysely";
import { grains } from "#app/metrics/parts.ts";
import type { StoreSettings } from "../backfill/wish-settings.ts";
import type { Trx } from "../connection.ts";
import { computeDurations, computeRollup, type FactSource } from "./compute.ts";
import { listRollupColumns, rollupTables } from "./cubes.ts";

const durationColumns = "store_id, day, is_test, channel, source, duration, bucket, conversations".split(
  ", ",
);
const tables = [
  ...grains.map((grain) => ({ table: rollupTables[grain], columns: listRollupColumns(grain) })),
  { table: "duration_rollups", columns: durationColumns },
];

const freshTable = (table: string) => sql.table(`fresh_${table}`);
const listNames = (columns: readonly string[]) => sql.raw(columns.join(", "));

/**
 * Computes a store's rollups under other settings into temporary tables. Nothing is locked; what changes meanwhile has to be
 * marked dirty when they are swapped in.
 */
export async function computeAhead(
  trx: Trx,
  { storeId, settings }: { storeId: number; settings: StoreSettings },
  from: Omit<FactSource, "stores">,
): Promise<void> {
  // Aggregating in memory what would be sorted on disk three times over.
  await sql`set local work_mem = '64MB'`.execute(trx);
  await sql`
    create temporary table fresh_store on commit drop as
    select store_id, key, name, ${settings.recontactHours}::int as recontact_hours, newest_event_at, vouched_through
    from stores where store_id = ${storeId}`.execute(trx);
  const source = { ...from, stores: "fresh_store" };
  const isOfStore = sql`f.store_id = ${storeId}`;
  for (const { table, columns } of tables) {
    await sql`
      create temporary table ${freshTable(table)} on commit drop as
      select ${listNames(columns)} from ${sql.table(table)} with no data`.execute(trx);
  }
  for (const grain of grains) {
    await sql`
      insert into ${freshTable(rollupTables[grain])} (${listNames(listRollupColumns(grain))})
      ${computeRollup(grain, () => isOfStore, source)}`.execute(trx);
  }
  await sql`
    insert into ${freshTable("duration_rollups")} (${listNames(durationColumns)})
    ${computeDurations(isOfStore, source)}`.execute(trx);
}

/**
 * Puts what was computed in place. The store's refresher must be held off; it finds what has matured since by the mark this leaves.
 */
export async function swapRollups(trx: Trx, storeId: number): Promise<void> {
  for (const { table, columns } of tables) {
    await sql`delete from ${sql.table(table)} where store_id = ${storeId}`.execute(trx);
    await sql`
      insert into ${sql.table(table)} (${listNames(columns)})
      select ${listNames(columns)} from ${freshTable(table)}`.execute(trx);
  }
  await sql`
    insert into rolled_stores (store_id, through)
    select store_id, greatest(newest_event_at, vouched_through) from fresh_store
    where newest_event_at is not null or vouched_through is not null
    on conflict (store_id) do update set through = excluded.through`.execute(trx);
  const notice = JSON.stringify({ kind: "figures", stores: [storeId] });
  await sql`select pg_notify('apiary', ${notice})`.execute(trx);
}
