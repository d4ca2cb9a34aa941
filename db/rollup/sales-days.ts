/** Sales figures of days whose order or inquiry facts have changed, recomputed like all rollups. */
import { sql, type RawBuilder } from "kysely";
import type { Trx } from "../connection.ts";
import { recordSet } from "../load/record-set.ts";
import { runTogether } from "../run-together.ts";
import { boughtTable, computeBoughtRollup } from "./bought-rollup.ts";
import { computeProductRollup, productTable } from "./product-rollup.ts";
import { fewDays, renderReplacement, type RollupTable } from "./replace-rows.ts";
import { computeRuleRollup, ruleTable } from "./rule-rollup.ts";
import { computeSalesRollup, describeSalesTable, salesRollups } from "./sales-cubes.ts";

type SalesDayTable = {
  table: RollupTable;
  /** Its rows from the facts (alias `f`) that `where` picks by their column of days. */
  compute: (where: (dayColumn: string) => RawBuilder<unknown>) => RawBuilder<unknown>;
};

export const salesDayTables: readonly SalesDayTable[] = [
  ...salesRollups.map((rollup) => ({
    table: describeSalesTable(rollup),
    compute: (where: Parameters<SalesDayTable["compute"]>[0]) => computeSalesRollup(rollup, where),
  })),
  { table: productTable, compute: computeProductRollup },
  { table: ruleTable, compute: computeRuleRollup },
  { table: boughtTable, compute: computeBoughtRollup },
];

/** Recomputes up to `limit` dirty days of stores a refresher holds, in the stores' order; returns how many. */
export async function refreshSalesDays(
  trx: Trx,
  storeIds: readonly number[],
  limit: number,
): Promise<number> {
  const { rows: days } = await sql<{ store_id: number; day: string }>`
    with taken as (
      delete from dirty_sales_days d where (d.store_id, d.day) in (
        select store_id, day from dirty_sales_days where store_id = any(${[...storeIds]}::int[])
        group by store_id, day order by array_position(${[...storeIds]}::int[], store_id), day limit ${limit}
      )
      returning d.store_id, d.day
    )
    select distinct store_id, day from taken`.execute(trx);
  if (days.length === 0) return 0;
  const dirty = listDays(days);
  const statements = salesDayTables.flatMap(({ table, compute }) => {
    const computed = compute((day) => sql`(f.store_id, ${sql.ref(`f.${day}`)}) in ${dirty}`);
    return renderReplacement(table, { rows: dirty, count: days.length }, computed);
  });
  await runTogether(trx, ...statements);
  return days.length;
}

/** Few days are written out: of a JSON text the planner expects a hundred, and would rather read all facts than look so often. */
function listDays(days: readonly { store_id: number; day: string }[]): RawBuilder<unknown> {
  if (days.length > fewDays)
    return sql`(select store_id, day from ${recordSet(days, "d", { store_id: "int", day: "date" })})`;
  const rows = days.map(({ store_id, day }) => sql`(${store_id}::int, ${day}::date)`);
  return sql`(select store_id, day from (values ${sql.join(rows)}) as d(store_id, day))`;
}
