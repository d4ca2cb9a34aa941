/**
 * Paid orders by product, as a pure function of order facts and the items of orders. An order's lines add up to its amount: one
 * for each product, and one for what the amount is above its items (shipping, taxes, items without an amount) or below them
 * (a discount on the whole order). Nothing is apportioned.
 */
import { sql, type RawBuilder } from "kysely";
import { creditWindows } from "#app/sales/windows.ts";
import { renderBand, renderBucket, type AskedWindow } from "../sales/sales-terms.ts";
import type { RollupTable } from "./replace-rows.ts";

/** Columns of a product's credited money: a bucket under a window of so many hours, or under its store's own. */
const services = [...creditWindows, "own" as const].flatMap((window) =>
  (["bot", "mixed", "human"] as const).map((bucket) => ({ window, bucket, name: `${bucket}_${window}` })),
);

export const productTable: RollupTable = {
  name: "product_rollups",
  keys: ["store_id", "day", "currency", "line", "product"],
  counters: ["name", "orders", "pieces", "gross", ...services.map(({ name }) => name)],
};

/**
 * One row an order and line: `line` is item, above or below; `minor` is its money in minor units, negative below. Bucket and
 * band are those of the order, as in sales_rollups. `where` picks facts (alias `f`) by their column of days.
 */
export function listProductLines(
  where: (dayColumn: string) => RawBuilder<unknown>,
  asked: AskedWindow,
): RawBuilder<unknown> {
  return sql`
    select f.store_id, f.source, f.external_id, f.paid_day as day, f.currency, l.line, l.product, l.name, l.pieces, l.minor,
      f.channel, f.topic, f.agent, ${sql.raw(`${renderBucket("f")} as bucket,
      ${renderBand("f.lag_ms", "s.attribution_hours", asked)} as band, s.attribution_hours as own_hours`)}
    from order_facts f join stores s on s.store_id = f.store_id
    left join lateral (
      select o.items from orders o where o.store_id = f.store_id and o.source = f.source and o.external_id = f.external_id
      -- One by one: of a few days, reading all orders would be the most of the work.
      offset 0
    ) o on true
    cross join lateral (
      with items as materialized (
        select i.product, max(i.name) as name, sum(i.quantity) as pieces, coalesce(sum(i."amountMinor"), 0)::bigint as minor
        from jsonb_to_recordset(o.items) as i(product text, name text, quantity numeric, "amountMinor" bigint)
        group by i.product
      ), rest as (select (f.amount_minor - coalesce(sum(minor), 0))::bigint as minor from items)
      select 'item' as line, product, name, pieces, minor from items
      union all
      select case when minor > 0 then 'above' else 'below' end, null, null, 0, minor from rest where minor <> 0
    ) l
    where f.paid_day is not null and ${where("paid_day")}`;
}

/** Rows of product_rollups from the facts that `where` picks. */
export function computeProductRollup(where: (dayColumn: string) => RawBuilder<unknown>): RawBuilder<unknown> {
  const sums = services.map(
    ({ window, bucket }) => `coalesce(sum(p.minor) filter (where p.bucket = '${bucket}'
      and p.band <= ${window === "own" ? "p.own_hours" : window}), 0)::bigint`,
  );
  return sql`
    select p.store_id, p.day, p.currency, p.line, p.product, max(p.name), count(*), sum(p.pieces), sum(p.minor)::bigint,
      ${sql.raw(sums.join(", "))}
    from (${listProductLines(where, null)}) p
    group by p.store_id, p.day, p.currency, p.line, p.product`;
}
