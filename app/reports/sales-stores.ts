/** The stores of the Sales page beside each other, each beside the average of the others shown. */
import type { StoreSummary } from "#db/queries/stores.ts";
import type { SalesFigure } from "#app/metrics/sales-figure.ts";
import { pickCurrency } from "#app/metrics/pick-currency.ts";
import { readPart, type SomeSum } from "#app/metrics/sales-parts.ts";
import type { SalesMetricId } from "#app/metrics/sales-registry.ts";
import { buckets, type Bucket } from "#app/sales/credit.ts";
import type { SortChoice } from "#app/search/page-search.ts";

import { listStoreMetrics } from "./sales-metrics.ts";
import { averageGroups, buildSalesFigures, type SalesFigures, type SalesGroup } from "./sales-sums.ts";

export type SalesStoreRow = {
  /** Empty for all stores together. */
  key: string;
  name: string;
  region: string | null;
  platform: string | null;
  figures: SalesFigures;
  before: SalesFigures | null;
  /** The average of the other stores shown that sell in its currency; null without any. */
  peers: SalesFigures | null;
  /** Gross money of each bucket as a share of all, in the currency most of its orders are in; null without any. */
  mix: Record<Bucket, number> | null;
};

type Groups = ReadonlyMap<string, SalesGroup>;
type Asked = { net: boolean; currency: string | null; sort: SortChoice | null };

/** Stores that sold nothing and were asked nothing are left out: they have no figure to compare. */
export function buildStoreRows(
  stores: readonly StoreSummary[],
  now: Groups,
  before: Groups | null,
  { net, currency, sort }: Asked,
): SalesStoreRow[] {
  const ids = listStoreMetrics(net);
  const known = stores.filter(({ key }) => now.has(key));
  const rows = known.map(({ key, name, region, platform }): SalesStoreRow => {
    const group = now.get(key)!;
    const others = known.flatMap((store) => (store.key === key ? [] : now.get(store.key)!));
    const earlier = before && (before.get(key) ?? { sums: [] });
    return {
      ...{ key, name, region, platform },
      figures: buildSalesFigures(ids, group),
      before: earlier && buildSalesFigures(ids, earlier),
      peers: averageGroups(ids, others, rankCurrencies(group.sums)),
      mix: buildMix(group.sums, rankCurrencies(group.sums)[0] ?? null),
    };
  });
  return sortRows(rows, ids, currency, sort);
}

/** By how many orders there are in each: amounts of different currencies have no order. */
export function rankCurrencies(sums: readonly SomeSum[]): string[] {
  const orders = new Map<string, bigint>();
  for (const sum of sums)
    orders.set(sum.currency, (orders.get(sum.currency) ?? 0n) + readPart(sum, "orders"));
  return [...orders]
    .toSorted(([a, n], [b, m]) => (n === m ? (a < b ? -1 : 1) : n > m ? -1 : 1))
    .map(([currency]) => currency);
}

/** For drawing only: shares of gross money in one currency. */
export function buildMix(sums: readonly SomeSum[], currency: string | null): Record<Bucket, number> | null {
  const own = sums.filter((sum) => sum.currency === currency);
  const grossOf = (bucket: Bucket) =>
    own.reduce((total, sum) => (sum.bucket === bucket ? total + Number(readPart(sum, "gross")) : total), 0);
  const all = buckets.reduce((total, bucket) => total + grossOf(bucket), 0);
  if (all === 0) return null;
  return Object.fromEntries(buckets.map((bucket) => [bucket, grossOf(bucket) / all])) as Record<
    Bucket,
    number
  >;
}

/** Money is sorted within the currency of the charts; stores without the figure stand last whatever the direction. */
function sortRows(
  rows: readonly SalesStoreRow[],
  ids: readonly SalesMetricId[],
  currency: string | null,
  sort: SortChoice | null,
): SalesStoreRow[] {
  const direction = sort?.direction === "asc" ? 1 : -1;
  const byKey = (a: SalesStoreRow, b: SalesStoreRow) => (a.key < b.key ? -1 : 1);
  if (sort?.key === "name")
    return rows.toSorted((a, b) => direction * a.name.localeCompare(b.name) || byKey(a, b));
  const metric = ids.find((id) => id === sort?.key) ?? ids[1]!;
  const read = ({ figures }: SalesStoreRow) => toNumber(figures[metric], currency);
  return rows.toSorted((a, b) => {
    const [x, y] = [read(a), read(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null) || byKey(a, b);
    return direction * (x - y) || byKey(a, b);
  });
}

function toNumber(figure: SalesFigure | undefined, currency: string | null): number | null {
  const { value } = pickCurrency(figure, currency);
  return value === null ? null : Number(value);
}
