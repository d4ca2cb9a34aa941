/** Proves that rollups equal what the facts say, counter by counter, and facts of sales what orders and conversations say. */
import { sql, type RawBuilder } from "kysely";
import { grains, type Grain } from "#app/metrics/parts.ts";
import type { Db } from "../connection.ts";
import { computeDurations, computeRollup } from "./compute.ts";
import { listRollupColumns, rollupTables } from "./cubes.ts";
import { markMatured } from "./matured-days.ts";
import { markMaturedSales } from "./matured-sales.ts";
import { computeInquiryFacts, firstOfAllDays, inquiryFactColumns } from "../sales/inquiry-facts.ts";
import { computeOrderFacts, orderFactColumns } from "../sales/order-facts.ts";
import { findOffsets, readSellingStore } from "../sales/selling-store.ts";
import { holdRefresher } from "./refresher-locks.ts";
import { salesDayTables } from "./sales-days.ts";

export type RollupMismatch = {
  table: string;
  /** Rows that facts give and the rollup lacks. */
  missing: number;
  /** Rows the rollup holds and facts do not give. */
  surplus: number;
  /** The first few of either, for reading. */
  examples: string[];
};

/** Compares every rollup row with a fresh computation; days still dirty are left out, as the refresher has not reached them. */
export async function verifyRollups(db: Db): Promise<RollupMismatch[]> {
  await db.transaction().execute(async (trx) => {
    await holdRefresher(trx);
    const stores = await trx.selectFrom("stores").select("store_id").execute();
    const ids = stores.map(({ store_id }) => store_id);
    await markMatured(trx, ids);
    await markMaturedSales(trx, ids);
  });
  const results: RollupMismatch[] = [];
  for (const grain of grains)
    results.push(await compare(db, rollupTables[grain], listRollupColumns(grain), grainRows(grain)));
  results.push(
    await compare(
      db,
      "duration_rollups",
      ["store_id", "day", "is_test", "channel", "source", "duration", "bucket", "conversations"],
      computeDurations(sql`true`),
    ),
  );
  for (const { table, compute } of salesDayTables) {
    const computed = compute(() => sql`true`);
    results.push(await compare(db, table.name, [...table.keys, ...table.counters], computed, isCleanOfSales));
  }
  results.push(...(await verifySalesFacts(db)));
  return results.filter(({ missing, surplus }) => missing + surplus > 0);
}

const grainRows = (grain: Grain): RawBuilder<unknown> => computeRollup(grain, () => sql`true`);

const isCleanOfTalk = sql`(store_id, day) not in (select store_id, day from dirty_days)`;
const isCleanOfSales = sql`(store_id, day) not in (select store_id, day from dirty_sales_days)`;

/** Order and inquiry facts of every store that has nothing marked, credited once more from scratch. */
async function verifySalesFacts(db: Db): Promise<RollupMismatch[]> {
  const { rows: stores } = await sql<{ storeId: number }>`
    select store_id as "storeId" from stores s
    where not exists (select from sales_marks m where m.store_id = s.store_id)
    order by store_id`.execute(db);
  const results: RollupMismatch[] = [];
  for (const { storeId } of stores) {
    const store = await readSellingStore(db, storeId);
    const isMine = sql`store_id = ${storeId}`;
    if (!store) continue;
    const spans = await findOffsets(db, store);
    const orders = store.hasOrders
      ? computeOrderFacts(store, spans, sql`orders o`)
      : noRows("order_facts", orderFactColumns);
    const inquiries = store.hasOrders
      ? computeInquiryFacts(store, firstOfAllDays(store))
      : noRows("inquiry_facts", inquiryFactColumns);
    results.push(await compare(db, "order_facts", orderFactColumns, orders, isMine));
    results.push(await compare(db, "inquiry_facts", inquiryFactColumns, inquiries, isMine));
  }
  return results;
}

const noRows = (table: string, columns: readonly string[]) =>
  sql`select ${sql.raw(columns.join(", "))} from ${sql.table(table)} where false`;

async function compare(
  db: Db,
  table: string,
  columns: readonly string[],
  computed: RawBuilder<unknown>,
  isClean = isCleanOfTalk,
): Promise<RollupMismatch> {
  const names = sql.raw(columns.join(", "));
  const { rows } = await sql<{ side: string; n: number; example: string }>`
    with computed (${names}) as (${computed}),
    expected as (select * from computed where ${isClean}),
    stored as (select ${names} from ${sql.table(table)} where ${isClean}),
    missing as (select * from expected except all select * from stored),
    surplus as (select * from stored except all select * from expected)
    select 'missing' as side, count(*) as n, min(missing::text) as example from missing
    union all
    select 'surplus', count(*), min(surplus::text) from surplus`.execute(db);
  const find = (side: string) => rows.find((row) => row.side === side)!;
  return {
    table,
    missing: find("missing").n,
    surplus: find("surplus").n,
    examples: rows.flatMap(({ side, n, example }) => (n > 0 ? [`${side}: ${example}`] : [])),
  };
}
