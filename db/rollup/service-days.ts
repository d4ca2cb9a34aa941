/** Figures of service for days whose conversation facts have changed. */
import { sql } from "kysely";
import { grains } from "#app/metrics/parts.ts";
import type { Trx } from "../connection.ts";
import { markEffects } from "../effects/edit-effects.ts";
import { markGapDays } from "../gaps/changed-conversations.ts";
import { markEntryDays } from "../knowledge/entry-days.ts";
import { recordSet } from "../load/record-set.ts";
import { computeDurations, computeRollup } from "./compute.ts";
import { describeRollupTable, durationTable } from "./cubes.ts";
import { replaceRows } from "./replace-rows.ts";

type StoreDay = { store_id: number; day: string };

/** Recomputes up to `limit` dirty days of stores a refresher holds, in the stores' order; returns how many. */
export async function refreshServiceDays(
  trx: Trx,
  stores: readonly number[],
  limit: number,
): Promise<number> {
  const { rows: days } = await sql<StoreDay>`
    with taken as (
      delete from dirty_days d where (d.store_id, d.day) in (
        select store_id, day from dirty_days where store_id = any(${stores})
        group by store_id, day order by array_position(${stores}::int[], store_id), day limit ${limit}
      )
      returning d.store_id, d.day
    )
    select distinct store_id, day from taken`.execute(trx);
  if (days.length === 0) return 0;
  await replaceDays(trx, days);
  await markGapDays(trx, days);
  await markEntryDays(trx, days);
  await markEffects(trx, stores);
  return days.length;
}

async function replaceDays(trx: Trx, days: readonly StoreDay[]): Promise<void> {
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
