/** Paid orders by product, from the rollup or, where it does not cover the question, from the facts. */
import { sql, type RawBuilder } from "kysely";
import { buckets, type Bucket } from "#app/sales/credit.ts";
import type { SalesFilterDimension, SalesSelection } from "#app/sales/question.ts";
import { creditWindows } from "#app/sales/windows.ts";
import type { Db } from "../connection.ts";
import { listProductLines } from "../rollup/product-rollup.ts";
import { renderFilters } from "./filters.ts";
import { renderScope } from "./scope.ts";
import { renderSalesDimension } from "./group-sales.ts";

export const productLines = ["item", "other", "above", "below"] as const;
/**
 * A product, all products that are not named, or what the amounts of orders are above their items (shipping, taxes, items
 * without an amount) or below them (discounts on whole orders).
 */
export type ProductLine = (typeof productLines)[number];

/** Sums of one currency. All lines of a currency add up to its gross GMV, bucket by bucket. */
export type ProductSum = {
  currency: string;
  line: ProductLine;
  /** Of `item` only: a product is one of a store, since two shops may give one id to different things. */
  store: string | null;
  product: string | null;
  name: string | null;
  /** Orders in which it is: not to be added up over products. Zero for `other`. */
  orders: number;
  /** A decimal: some products are sold by weight. */
  pieces: string;
  /** How many products it is. */
  products: number;
  /** Minor units; negative below. */
  gross: Record<Bucket, bigint>;
};

/** The `limit` products of each currency that sold most, all others as one line, and what is of no product. */
export async function sumProducts(
  db: Db,
  selection: SalesSelection,
  { limit }: { limit: number },
): Promise<ProductSum[]> {
  const { rows } = await sql<ProductRow>`
    with lines as (${sumLines(selection)}),
    ranked as (
      select *, row_number() over (
        partition by currency, line order by bot + mixed + human + silent desc, product, store) <= ${limit} as is_named
      from lines
    )
    select currency, case when is_named then line else 'other' end as line, case when is_named then product end as product,
      case when is_named then store end as store,
      case when bool_and(is_named) then sum(orders) else 0 end::text as orders, sum(pieces)::text as pieces,
      count(product) as products, ${sql.raw(buckets.map((bucket) => `sum(${bucket})::text as ${bucket}`).join(", "))}
    from ranked group by 1, 2, 3, 4
    order by currency, array_position(${[...productLines]}::text[], case when is_named then line else 'other' end),
      sum(bot + mixed + human + silent) desc, 3, 4`.execute(db);
  const named = rows.flatMap(({ product }) => product ?? []);
  const names = await readNames(db, selection, named);
  return rows.map(({ currency, line, store, product, orders, pieces, products, ...sums }) => ({
    ...{ currency, line, store, product, pieces, products },
    name:
      product === null
        ? null
        : (names.find((one) => one.product === product && one.store === store)?.name ?? null),
    orders: Number(orders),
    gross: Object.fromEntries(buckets.map((bucket) => [bucket, BigInt(sums[bucket])])) as Record<
      Bucket,
      bigint
    >,
  }));
}

type ProductRow = Pick<ProductSum, "currency" | "line" | "store" | "product" | "pieces" | "products"> & {
  orders: string;
} & Record<Bucket, string>;

const kept: readonly SalesFilterDimension[] = ["store", "currency", "day", "week", "month", "weekday"];

/** One row a currency, line, product and store (none where the line is of no product), with the money of each bucket. */
function sumLines(selection: SalesSelection): RawBuilder<unknown> {
  const { windowHours, filters, scope, from, to } = selection;
  const isKept = windowHours === null || (creditWindows as readonly number[]).includes(windowHours);
  const isCovered = isKept && filters.every(({ dimension }) => kept.includes(dimension));
  const of = isCovered ? fromRollup(windowHours) : fromFacts(selection);
  return sql`
    select r.currency, r.line, r.product, case when r.line = 'item' then s.key end as store, ${sql.raw(of.sums)}
    from ${of.rows} r join stores s on s.store_id = r.store_id
    cross join lateral (select coalesce(${windowHours}::int, s.attribution_hours) as hours) w
    where ${renderScope(scope, "r.store_id")} and r.day between ${from}::date and ${to}::date
      and ${renderFilters(filters, renderSalesDimension)}
    group by 1, 2, 3, 4`;
}

type Source = { rows: RawBuilder<unknown>; sums: string };

function fromRollup(windowHours: number | null): Source {
  const own = (["bot", "mixed", "human"] as const).map((bucket) => ({
    bucket,
    column: `r.${bucket}_${windowHours ?? "own"}`,
  }));
  return {
    rows: sql.table("product_rollups"),
    sums: [
      "sum(r.orders)::bigint as orders, sum(r.pieces) as pieces",
      ...own.map(({ bucket, column }) => `sum(${column}) as ${bucket}`),
      `sum(r.gross - ${own.map(({ column }) => column).join(" - ")}) as silent`,
    ].join(", "),
  };
}

function fromFacts({ windowHours, scope, from, to }: SalesSelection): Source {
  const bucket = renderSalesDimension("bucket");
  const where = (day: string) =>
    sql`${renderScope(scope, "f.store_id")} and ${sql.ref(`f.${day}`)} between ${from}::date and ${to}::date`;
  return {
    rows: sql`(${listProductLines(where, windowHours)})`,
    sums: [
      "count(*) as orders, sum(r.pieces) as pieces",
      ...buckets.map((name) => `coalesce(sum(r.minor) filter (where ${bucket} = '${name}'), 0) as ${name}`),
    ].join(", "),
  };
}

/** What products were called last in each store. */
async function readNames(
  db: Db,
  { scope, from, to }: SalesSelection,
  products: readonly string[],
): Promise<{ store: string; product: string; name: string }[]> {
  if (products.length === 0) return [];
  const { rows } = await sql<{ store: string; product: string; name: string }>`
    select distinct on (s.key, r.product) s.key as store, r.product, r.name
    from product_rollups r join stores s on s.store_id = r.store_id
    where ${renderScope(scope, "r.store_id")} and r.day between ${from}::date and ${to}::date
      and r.product = any(${[...products]}::text[]) and r.name is not null
    order by s.key, r.product, r.day desc, r.name`.execute(db);
  return rows;
}
