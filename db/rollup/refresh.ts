/** The refresher: recomputes the rollups of dirty days from the facts. Rollups are never patched. */
import { sql } from "kysely";
import { grains } from "#app/metrics/parts.ts";
import type { Db, Trx } from "../connection.ts";
import { markEffects } from "../effects/edit-effects.ts";
import { markGapDays } from "../gaps/changed-conversations.ts";
import { markEntryDays } from "../knowledge/entry-days.ts";
import { recordSet } from "../load/record-set.ts";
import { computeDurations, computeRollup } from "./compute.ts";
import { recreditMarked } from "../sales/recredit.ts";
import { describeRollupTable, durationTable } from "./cubes.ts";
import { markMatured } from "./matured-days.ts";
import { holdStores } from "./refresher-locks.ts";
import { replaceRows } from "./replace-rows.ts";
import { refreshSalesDays } from "./sales-days.ts";

/** Days that one transaction recomputes: few enough that others soon see them, many enough to share the reading. */
const daysAtOnce = 250;

/**
 * Recomputes the days that are dirty by now; returns how many. What others mark meanwhile may be left for the next call: beside
 * a long import there would be no end. Refreshers work side by side, each on stores of its own; `lanes` of them by this call.
 */
export async function refreshDirtyBuckets(db: Db, { lanes = 1 } = {}): Promise<number> {
  const done = new Set<number>();
  const refreshed = await Promise.all(Array.from({ length: lanes }, () => refreshLane(db, done)));
  return refreshed.reduce((sum, days) => sum + days, 0);
}

/** One transaction of a refresher that works on beside others; false when nothing waits. */
export async function refreshOnce(db: Db): Promise<boolean> {
  return (await db.transaction().execute((trx) => refreshSome(trx, new Set()))) !== null;
}

async function refreshLane(db: Db, done: Set<number>): Promise<number> {
  let total = 0;
  for (;;) {
    const pass = await db.transaction().execute((trx) => refreshSome(trx, done));
    if (pass === null) return total;
    total += pass.days;
    if (pass.isDone) for (const store of pass.stores) done.add(store);
  }
}

/** Refreshes some stores that are not done; null when none of them waits. */
async function refreshSome(
  trx: Trx,
  done: ReadonlySet<number>,
): Promise<{ stores: number[]; days: number; isDone: boolean } | null> {
  const stores = await holdStores(trx, { days: daysAtOnce, except: done });
  if (stores === null) return null;
  // Aggregating in memory what would be sorted on disk three times over.
  await sql`set local work_mem = '128MB'`.execute(trx);
  await markMatured(trx, stores);
  const { rows: days } = await sql<{ store_id: number; day: string }>`
    with taken as (
      delete from dirty_days d where (d.store_id, d.day) in (
        select store_id, day from dirty_days where store_id = any(${stores})
        group by store_id, day order by array_position(${stores}::int[], store_id), day limit ${daysAtOnce}
      )
      returning d.store_id, d.day
    )
    select distinct store_id, day from taken`.execute(trx);
  if (days.length > 0) {
    await refreshDays(trx, days);
    await markGapDays(trx, days);
    await markEntryDays(trx, days);
    await markEffects(trx, stores);
  }
  // Sales figures wait until all that is marked of these stores has been credited: many marks are of the same few days.
  const isCredited = await recreditMarked(trx, stores);
  const salesDays = isCredited ? await refreshSalesDays(trx, stores, daysAtOnce) : 0;
  if (days.length + salesDays > 0) {
    // Whoever shows these figures hears of it when they are there to be read.
    await sql`select pg_notify('apiary', ${JSON.stringify({ kind: "figures", stores })})`.execute(trx);
  }
  const isDone = isCredited && days.length < daysAtOnce && salesDays < daysAtOnce;
  return { stores, days: days.length + salesDays, isDone };
}

async function refreshDays(trx: Trx, days: readonly { store_id: number; day: string }[]): Promise<void> {
  const dirty = sql`(select store_id, day from ${recordSet(days, "d", { store_id: "int", day: "date" })})`;
  for (const grain of grains) {
    const computed = computeRollup(grain, (day) => sql`(f.store_id, ${sql.ref(`f.${day}`)}) in ${dirty}`);
    await replaceRows(trx, describeRollupTable(grain), { rows: dirty, count: days.length }, computed);
  }
  await replaceRows(
    trx,
    durationTable,
    { rows: dirty, count: days.length },
    computeDurations(sql`(f.store_id, f.start_day) in ${dirty}`),
  );
}
