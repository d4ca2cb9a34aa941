/** Answers questions about sales: one row for each combination of dimension values, as `answerQuestion` does for the rest. */
import { buildSalesFigure, type SalesFigure } from "#app/metrics/sales-figure.ts";
import type { StoreLoss } from "#app/metrics/sales-loss.ts";
import type { AskedCounts, SomeSum } from "#app/metrics/sales-parts.ts";
import { isOfCurve, isOfMoney, listBuckets, type SalesMetricId } from "#app/metrics/sales-registry.ts";
import type { InquiryDimension, SalesDimension, SalesSelection } from "#app/sales/question.ts";
import type { Db } from "../connection.ts";
import { sumLosses } from "./sum-losses.ts";
import { sumAskedInquiries, sumInquiries, sumSalesOf } from "./sum-sales.ts";

export type SalesAnswer = { dimensions: string[]; figures: Partial<Record<SalesMetricId, SalesFigure>> };

type Gathered = {
  dimensions: string[];
  sums: SomeSum[];
  counts?: AskedCounts;
  /** Of what was lost, which is worked out store by store. */
  stores: StoreLoss[];
};

/** Metrics that cannot be split by currency must not be asked for with it. */
export async function answerSales(
  db: Db,
  ids: readonly SalesMetricId[],
  selection: SalesSelection,
  dimensions: readonly SalesDimension[],
): Promise<SalesAnswer[]> {
  const gathered = new Map<string, Gathered>();
  const at = (values: string[]): Gathered => {
    const known = gathered.get(values.join("\0")) ?? { dimensions: values, sums: [], stores: [] };
    gathered.set(values.join("\0"), known);
    return known;
  };
  if (dimensions.length === 0) at([]);
  const asked = selection as SalesSelection<InquiryDimension>;
  await Promise.all([
    (async () => {
      if (!ids.some(isOfMoney)) return;
      for (const { dimensions: values, currency, bucket, sums } of await sumSalesOf(
        db,
        ids,
        selection,
        dimensions,
      )) {
        at(values).sums.push({ currency, bucket, sums });
      }
    })(),
    (async () => {
      if (ids.every((id) => isOfMoney(id) || id === "lost_gmv")) return;
      const read = ids.some(isOfCurve) ? sumInquiries : sumAskedInquiries;
      for (const row of await read(db, asked, dimensions as readonly InquiryDimension[])) {
        if (row.inquiries > 0) at(row.dimensions).counts = row;
      }
    })(),
    (async () => {
      if (!ids.includes("lost_gmv")) return;
      for (const { dimensions: values, ...loss } of await sumLosses(
        db,
        asked,
        dimensions as readonly InquiryDimension[],
      )) {
        at(values).stores.push(loss);
      }
    })(),
  ]);
  const bucketAt = dimensions.indexOf("bucket");
  return [...gathered.values()].map(({ dimensions: values, sums, counts, stores }) => ({
    dimensions: values,
    figures: Object.fromEntries(
      ids.map((id) => [
        id,
        bucketAt >= 0 && !isOfBucket(id, values[bucketAt]!)
          ? { value: null }
          : buildSalesFigure(id, sums, counts, stores),
      ]),
    ),
  }));
}

/** What a metric leaves out has no figure of it, rather than nothing. */
const isOfBucket = (id: SalesMetricId, bucket: string): boolean =>
  (listBuckets(id) as readonly string[]).includes(bucket);
