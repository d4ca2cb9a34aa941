/** Figures of service for days whose conversation facts have changed. */
import { sql, type RawBuilder } from "kysely";
import { grains } from "#app/metrics/parts.ts";
import type { Trx } from "../connection.ts";
import { askForJudging, renderEffectMarks } from "../effects/edit-effects.ts";
import { askForPlacing, renderGapMarks } from "../gaps/changed-conversations.ts";
import { askForCounting, renderEntryMarks } from "../knowledge/entry-days.ts";
import { recordSet } from "../load/record-set.ts";
import { runTogether } from "../run-together.ts";
import { computeDurations, computeLiveRollup, computeRollup } from "./compute.ts";
import { describeRollupTable, durationTable } from "./cubes.ts";
import { fewDays, renderReplacement } from "./replace-rows.ts";

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
  await runTogether(trx, ...replaceDays(days));
  // What else is worked out of these facts, each in its own time.
  const marks = [renderGapMarks(days), renderEntryMarks(days), renderEffectMarks(stores)] as const;
  const [gaps, entries, effects] = await runTogether(trx, ...marks);
  await askForPlacing(trx, gaps);
  await askForCounting(trx, entries);
  await askForJudging(trx, effects);
  return days.length;
}

function replaceDays(days: readonly StoreDay[]): RawBuilder<unknown>[] {
  const isFew = days.length <= fewDays;
  const dirty = sql`(select store_id, day from ${isFew ? listFew(days) : recordSet(days, "d", dayColumns)})`;
  const changed = { rows: dirty, count: days.length };
  const compute = isFew ? computeLiveRollup : computeRollup;
  return [
    ...grains.flatMap((grain) => {
      const computed = compute(grain, (day) => sql`(f.store_id, ${sql.ref(`f.${day}`)}) in ${dirty}`);
      return renderReplacement(describeRollupTable(grain), changed, computed);
    }),
    ...renderReplacement(
      durationTable,
      changed,
      computeDurations(sql`(f.store_id, f.start_day) in ${dirty}`),
    ),
  ];
}

const dayColumns = { store_id: "int", day: "date" };

/** Arrays tell the planner how few they are; of a JSON text it expects a hundred, and reads all ratings for them. */
const listFew = (days: readonly StoreDay[]) => sql`
  unnest(${days.map(({ store_id }) => store_id)}::int[], ${days.map(({ day }) => day)}::date[]) as d(store_id, day)`;
