import { sql } from "kysely";
import { grains } from "#app/metrics/parts.ts";
import type { Trx } from "../connection.ts";
import { computeDurations, computeRollup } from "./compute.ts";
import { listRollupColumns, rollupTables } from "./cubes.ts";

const durationColumns = "store_id, day, is_test, channel, source, duration, bucket, conversations";

/**
 * Computes all rollups of a store anew, within the caller's transaction: who reads sees the old ones or the new ones.
 * The refresher must be held off (`holdRefresher`).
 */
export async function recomputeStore(trx: Trx, storeId: number): Promise<void> {
  // Aggregating in memory what would be sorted on disk three times over.
  await sql`set local work_mem = '64MB'`.execute(trx);
  await sql`delete from dirty_days where store_id = ${storeId}`.execute(trx);
  for (const grain of grains) {
    const table = sql.table(rollupTables[grain]);
    await sql`delete from ${table} where store_id = ${storeId}`.execute(trx);
    await sql`
      insert into ${table} (${sql.raw(listRollupColumns(grain).join(", "))})
      ${computeRollup(grain, () => sql`f.store_id = ${storeId}`)}`.execute(trx);
  }
  await sql`delete from duration_rollups where store_id = ${storeId}`.execute(trx);
  await sql`
    insert into duration_rollups (${sql.raw(durationColumns)})
    ${computeDurations(sql`f.store_id = ${storeId}`)}`.execute(trx);
  const notice = JSON.stringify({ kind: "figures", stores: [storeId] });
  await sql`select pg_notify('apiary', ${notice})`.execute(trx);
}
