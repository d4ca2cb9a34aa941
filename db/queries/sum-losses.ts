/** What is known of inquirers who were lost on handoff, store by store: an average order is a store's own. */
import type { LostCounts, ServiceSum, StoreLoss } from "#app/metrics/sales-loss.ts";
import type { InquiryDimension, SalesDimension, SalesSelection } from "#app/sales/question.ts";
import type { Db } from "../connection.ts";
import { bucketUnderWindow, lostPredicates, windowPredicates } from "../measures/sales-measures.ts";
import { inquiryRollup, orderRollup } from "../rollup/sales-cubes.ts";
import { groupSales, renderInquiryDimension, renderSalesDimension } from "./group-sales.ts";

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
    sumService(db, selection, split),
  ]);
  return asked.map(({ values, sums }) => ({
    dimensions: values.slice(1),
    sold: sold.get(values.join("\0")) ?? [],
    counts: Object.fromEntries(parts.map((part) => [part, Number(sums[part])])) as LostCounts,
  }));
}

/** By dimension values, joined. */
async function sumService(
  db: Db,
  selection: SalesSelection,
  split: readonly SalesDimension[],
): Promise<Map<string, ServiceSum[]>> {
  const ofService = (part: string) =>
    `coalesce(sum(r.${part}) filter (where ${bucketUnderWindow} <> 'silent'), 0)::text as ${part}`;
  const sums = [ofService("orders"), ofService("gross")];
  const rows = await groupSales(
    db,
    orderRollup,
    selection,
    ["currency", ...split],
    sums,
    renderSalesDimension,
  );
  const sold = new Map<string, ServiceSum[]>();
  for (const { values, sums } of rows) {
    const [currency, ...rest] = values;
    const key = rest.join("\0");
    const sum = { currency: currency!, orders: BigInt(sums["orders"]!), gross: BigInt(sums["gross"]!) };
    sold.set(key, [...(sold.get(key) ?? []), sum]);
  }
  return sold;
}
