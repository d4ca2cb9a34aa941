/** Answers questions about sales: one row for each combination of dimension values, as `answerQuestion` does for the rest. */
import { buildSalesFigure, type SalesFigure } from "#app/metrics/sales-figure.ts";
import type { BucketSum, InquiryCounts } from "#app/metrics/sales-parts.ts";
import { isOfMoney, type SalesMetricId } from "#app/metrics/sales-registry.ts";
import type { InquiryDimension, SalesDimension, SalesSelection } from "#app/sales/question.ts";
import type { Db } from "../connection.ts";
import { sumInquiries, sumSales } from "./sum-sales.ts";

export type SalesAnswer = { dimensions: string[]; figures: Partial<Record<SalesMetricId, SalesFigure>> };

type Gathered = { dimensions: string[]; sums: BucketSum[]; counts?: InquiryCounts };

/** Metrics that cannot be split by currency must not be asked for with it. */
export async function answerSales(
  db: Db,
  ids: readonly SalesMetricId[],
  selection: SalesSelection,
  dimensions: readonly SalesDimension[],
): Promise<SalesAnswer[]> {
  const gathered = new Map<string, Gathered>();
  const at = (values: string[]): Gathered => {
    const known = gathered.get(values.join("\0")) ?? { dimensions: values, sums: [] };
    gathered.set(values.join("\0"), known);
    return known;
  };
  if (dimensions.length === 0) at([]);
  await Promise.all([
    (async () => {
      if (!ids.some(isOfMoney)) return;
      for (const { dimensions: values, currency, bucket, sums } of await sumSales(
        db,
        selection,
        dimensions,
      )) {
        at(values).sums.push({ currency, bucket, sums });
      }
    })(),
    (async () => {
      if (ids.every(isOfMoney)) return;
      const asked = selection as SalesSelection<InquiryDimension>;
      for (const row of await sumInquiries(db, asked, dimensions as readonly InquiryDimension[])) {
        if (row.inquiries > 0) at(row.dimensions).counts = row;
      }
    })(),
  ]);
  return [...gathered.values()].map(({ dimensions: values, sums, counts }) => ({
    dimensions: values,
    figures: Object.fromEntries(ids.map((id) => [id, buildSalesFigure(id, sums, counts)])),
  }));
}
