/** What is known of inquirers who were lost on handoff, store by store: an average order is a store's own. */
import type { LostCounts, StoreLoss } from "#app/metrics/sales-loss.ts";
import type { BucketSum } from "#app/metrics/sales-parts.ts";
import type { InquiryDimension, SalesSelection } from "#app/sales/question.ts";
import type { Db } from "../connection.ts";
import { lostPredicates, windowPredicates } from "../measures/sales-measures.ts";
import { inquiryRollup } from "../rollup/sales-cubes.ts";
import { groupSales, renderInquiryDimension } from "./group-sales.ts";
import { sumSales } from "./sum-sales.ts";

const predicates: Readonly<Record<keyof LostCounts, string>> = {
  ...lostPredicates,
  matured: windowPredicates.matured("w.hours"),
  converted: windowPredicates.converted("w.hours"),
};
const parts = Object.keys(predicates) as (keyof LostCounts)[];

/** One row for each combination of dimension values and store that asked; stores in which nobody did are left out. */
export async function sumLosses(
  db: Db,
  selection: SalesSelection<InquiryDimension>,
  dimensions: readonly InquiryDimension[],
): Promise<(StoreLoss & { dimensions: string[] })[]> {
  const split = ["store", ...dimensions] as const;
  const sums = parts.map(
    (part) => `coalesce(sum(r.inquiries) filter (where ${predicates[part]}), 0)::text as "${part}"`,
  );
  const [asked, sold] = await Promise.all([
    groupSales(db, inquiryRollup, selection, split, sums, renderInquiryDimension),
    sumSales(db, selection, split),
  ]);
  const soldBy = new Map<string, BucketSum[]>();
  for (const { dimensions: values, ...sum } of sold) {
    const key = values.join("\0");
    soldBy.set(key, [...(soldBy.get(key) ?? []), sum]);
  }
  return asked.map((row) => {
    const values = split.map((_, index) => row[`d${index}`]!);
    return {
      dimensions: values.slice(1),
      sums: soldBy.get(values.join("\0")) ?? [],
      counts: Object.fromEntries(parts.map((part) => [part, Number(row[part])])) as LostCounts,
    };
  });
}
