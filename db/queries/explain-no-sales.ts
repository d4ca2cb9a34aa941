/** Why a page of sales has little to show: looked up only then. */
import { sql } from "kysely";
import type { Db } from "../connection.ts";

export type SalesReach = {
  /** The first and the last local day with a paid order; null without any. */
  firstDay: string | null;
  lastDay: string | null;
  /** Sources that sent orders, and those whose conversations tell who the customer is. */
  orderSources: string[];
  talkSources: string[];
};

/** Of these stores, whatever the period. */
export async function readSalesReach(db: Db, storeIds: readonly number[]): Promise<SalesReach> {
  const ids = [...storeIds];
  const { rows } = await sql<SalesReach>`
    select
      (select min(d.day)::text from unnest(${ids}::int[]) i(id) cross join lateral (
        select min(f.paid_day) as day from order_facts f where f.store_id = i.id) d) as "firstDay",
      (select max(d.day)::text from unnest(${ids}::int[]) i(id) cross join lateral (
        select max(f.paid_day) as day from order_facts f where f.store_id = i.id) d) as "lastDay",
      coalesce((select array_agg(distinct f.source order by f.source) from sales_rollups f
        where f.store_id = any(${ids}::int[]) and f.source is not null), '{}') as "orderSources",
      coalesce((select array_agg(distinct f.source order by f.source) from inquiry_rollups f
        where f.store_id = any(${ids}::int[]) and f.source is not null), '{}') as "talkSources"`.execute(db);
  return rows[0]!;
}
