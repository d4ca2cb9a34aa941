/** Rollups of sales as a pure function of order and inquiry facts: the SQL that both the refresher and `verify` use. */
import { sql, type RawBuilder } from "kysely";
import { salesParts } from "#app/metrics/sales-parts.ts";
import { netDays } from "#app/sales/windows.ts";
import { dataThrough } from "../measures/classified.ts";
import type { RollupTable } from "./replace-rows.ts";
import { renderBand, renderBucket, renderMatured, type AskedWindow } from "../sales/sales-terms.ts";

/** The sets of dimensions that counters are summed by, beside store and local day; a question takes the first that covers it. */
export const salesCubes = [
  { name: "total", keys: [] },
  { name: "channel", keys: ["channel", "source"] },
  { name: "topic", keys: ["topic"] },
  { name: "agent", keys: ["agent"] },
] as const;

export const salesCubeKeys = ["channel", "source", "topic", "agent"] as const;
export type SalesCubeKey = (typeof salesCubeKeys)[number];

/** Picks facts (alias `f`) by their column of days. */
type Where = (dayColumn: string) => RawBuilder<unknown>;

export type SalesRollup = {
  table: string;
  /** What rows are told apart by, beside the keys of their cube. */
  fixed: readonly string[];
  parts: readonly string[];
  /**
   * One row a fact, in the columns of the rollup; ready for one more window than those kept, if asked for. `more` names columns
   * of the fact (alias `f`) for lists.
   */
  listRows: (where: Where, asked: AskedWindow, more?: string) => RawBuilder<unknown>;
};

const maturity = netDays
  .map((days) => `coalesce(f.paid_at + interval '${days * 24} hours' <= d.through, false) as m${days}`)
  .join(", ");
const matureParts = netDays
  .map(
    (days) => `m.m${days}::int as mature_${days}_orders,
      case when m.m${days} then f.amount_minor else 0 end as mature_${days}_gross,
      case when m.m${days} then f.refunded_${days}_minor else 0 end as mature_${days}_refunded`,
  )
  .join(", ");
const stores = sql`join stores s on s.store_id = f.store_id cross join lateral (select ${dataThrough} as through) d`;
const keyList = salesCubeKeys.map((key) => `f.${key}`).join(", ");

const and = (more?: string) => (more === undefined ? "" : `, ${more}`);

export const orderRollup: SalesRollup = {
  table: "sales_rollups",
  fixed: ["store_id", "day", "currency", "bucket", "band"],
  parts: salesParts,
  listRows: (where, asked, more) => sql`
    select f.store_id, f.paid_day as day, f.currency,
      ${sql.raw(`${renderBucket("f")} as bucket, ${renderBand("f.lag_ms", "s.attribution_hours", asked)} as band, ${keyList}`)},
      1 as orders, (f.refunded_minor > 0)::int as refunded_orders, f.amount_minor as gross, f.refunded_minor as refunded,
      f.refunded_15_minor as refunded_15, f.refunded_30_minor as refunded_30, ${sql.raw(`${matureParts}${and(more)}`)}
    from order_facts f ${stores} cross join lateral (select ${sql.raw(maturity)}) m
    where f.paid_day is not null and ${where("paid_day")}`,
};

export const inquiryRollup: SalesRollup = {
  table: "inquiry_rollups",
  fixed: ["store_id", "day", "is_inquirer", "is_lost", "matured", "band"],
  parts: ["inquiries"],
  listRows: (where, asked, more) => sql`
    select f.store_id, f.day, f.is_inquirer, f.is_inquirer and f.is_lost as is_lost,
      ${sql.raw(renderMatured("f.started_at", "s.attribution_hours", "d.through", asked))} as matured,
      ${sql.raw(`${renderBand("f.ordered_after_ms", "s.attribution_hours", asked)} as band, ${keyList}`)}, 1 as inquiries${sql.raw(and(more))}
    from inquiry_facts f ${stores}
    where ${where("day")}`,
};

export const salesRollups: readonly SalesRollup[] = [orderRollup, inquiryRollup];

/** A rollup's table, its columns in the order in which `computeSalesRollup` gives them. */
export function describeSalesTable({ table, fixed, parts }: SalesRollup): RollupTable {
  return { name: table, keys: [...fixed, "cube", ...salesCubeKeys], counters: parts };
}

/** Rows of a rollup's table from the facts that `where` picks. */
export function computeSalesRollup(
  { fixed, parts, listRows }: SalesRollup,
  where: Where,
): RawBuilder<unknown> {
  const name = salesCubes
    .map(({ name, keys }) => (keys[0] ? `when grouping(o.${keys[0]}) = 0 then '${name}'` : `else '${name}'`))
    // The one without keys is what is left.
    .toReversed()
    .join(" ");
  const list = (names: readonly string[]) => names.map((column) => `o.${column}`).join(", ");
  const sets = salesCubes.map(({ keys }) => `(${list([...fixed, ...keys])})`).join(", ");
  const sums = parts.map((part) => `sum(o.${part})`).join(", ");
  return sql`
    select ${sql.raw(`${list(fixed)}, case ${name} end, ${list(salesCubeKeys)}, ${sums}`)}
    from (${listRows(where, null)}) o
    group by grouping sets (${sql.raw(sets)})`;
}
