/** Sums of sales and of inquiries under an attribution window, from a rollup or, where none covers the question, from the facts. */
import {
  salesParts,
  type AskedCounts,
  type BucketSum,
  type CurveHours,
  type InquiryCounts,
  type SalesPart,
  type SomeSum,
  type WindowCounts,
} from "#app/metrics/sales-parts.ts";
import { listParts, type SalesMetricId } from "#app/metrics/sales-registry.ts";
import type { Bucket } from "#app/sales/credit.ts";
import type { InquiryDimension, SalesDimension, SalesSelection } from "#app/sales/question.ts";
import { creditWindows } from "#app/sales/windows.ts";
import type { Db } from "../connection.ts";
import { isAtRisk, windowPredicates } from "../measures/sales-measures.ts";
import { inquiryRollup, orderRollup } from "../rollup/sales-cubes.ts";
import { groupSales, groupSalesBySets, renderInquiryDimension, renderSalesDimension } from "./group-sales.ts";

export { renderInquiryDimension, renderSalesDimension } from "./group-sales.ts";

/** One row for each combination of dimension values, currency and bucket that occurs: money is only ever summed within these. */
export type SalesSum<P extends SalesPart = SalesPart> = BucketSum<P> & { dimensions: string[] };

/** Only `parts` are summed: each of them costs as much as the reading. */
export async function sumSales<P extends SalesPart>(
  db: Db,
  selection: SalesSelection,
  dimensions: readonly SalesDimension[],
  parts: readonly P[] = salesParts as readonly P[],
): Promise<SalesSum<P>[]> {
  const [sums] = await sumSalesBySets(db, selection, [dimensions], parts);
  return sums!;
}

/** The same by several sets of dimensions, out of one reading; a list for each. */
export async function sumSalesBySets<P extends SalesPart>(
  db: Db,
  selection: SalesSelection,
  sets: readonly (readonly SalesDimension[])[],
  parts: readonly P[],
): Promise<SalesSum<P>[][]> {
  const asked = parts.map((part) => `sum(r.${part})::text as ${part}`);
  const keys = sets.map((set) => ["currency", "bucket", ...set] as const);
  const lists = await groupSalesBySets(db, orderRollup, selection, keys, asked, renderSalesDimension);
  return lists.map((rows) =>
    rows.map(({ values: [currency, bucket, ...dimensions], sums }) => ({
      dimensions,
      currency: currency!,
      bucket: bucket as Bucket,
      sums: Object.fromEntries(parts.map((part) => [part, BigInt(sums[part]!)])) as Record<P, bigint>,
    })),
  );
}

/** The parts that metrics are made of. */
export type SomeSalesSum = SomeSum & { dimensions: string[] };

export async function sumSalesOf(
  db: Db,
  ids: readonly SalesMetricId[],
  selection: SalesSelection,
  dimensions: readonly SalesDimension[],
): Promise<SomeSalesSum[]> {
  return sumSales(db, selection, dimensions, listParts(ids));
}

export type InquirySum = InquiryCounts & { dimensions: string[] };
export type AskedSum = AskedCounts & { dimensions: string[] };

const windowParts = Object.keys(windowPredicates) as (keyof WindowCounts)[];

/** One row for each combination of dimension values that occurs; one in all without dimensions. */
export async function sumInquiries(
  db: Db,
  selection: SalesSelection<InquiryDimension>,
  dimensions: readonly InquiryDimension[],
): Promise<InquirySum[]> {
  return (await readInquiries(db, selection, dimensions, creditWindows)) as InquirySum[];
}

/** The same under the window asked for alone: a fifth of the counting. */
export function sumAskedInquiries(
  db: Db,
  selection: SalesSelection<InquiryDimension>,
  dimensions: readonly InquiryDimension[],
): Promise<AskedSum[]> {
  return readInquiries(db, selection, dimensions, []);
}

async function readInquiries(
  db: Db,
  selection: SalesSelection<InquiryDimension>,
  dimensions: readonly InquiryDimension[],
  curve: readonly CurveHours[],
): Promise<AskedSum[]> {
  const sum = (where: string, name: string) =>
    `coalesce(sum(r.inquiries) filter (where ${where}), 0)::text as "${name}"`;
  const sums = [
    sum("true", "inquiries"),
    sum("r.is_inquirer", "inquirers"),
    sum(isAtRisk, "atRisk"),
    ...windowParts.map((part) => sum(windowPredicates[part]("w.hours"), part)),
    ...curve.flatMap((hours) =>
      windowParts.map((part) => sum(windowPredicates[part](String(hours)), `${part}${hours}`)),
    ),
  ];
  const rows = await groupSales(db, inquiryRollup, selection, dimensions, sums, renderInquiryDimension);
  return rows.map(({ values, sums }) => {
    const countWindow = (suffix: string) =>
      Object.fromEntries(windowParts.map((part) => [part, Number(sums[part + suffix])])) as WindowCounts;
    return {
      dimensions: values,
      inquiries: Number(sums["inquiries"]),
      inquirers: Number(sums["inquirers"]),
      atRisk: Number(sums["atRisk"]),
      ...countWindow(""),
      ...(curve.length === 0 ? {} : { curve: countCurve(countWindow) }),
    };
  });
}

const countCurve = (count: (suffix: string) => WindowCounts) =>
  Object.fromEntries(creditWindows.map((hours) => [hours, count(String(hours))])) as Record<
    CurveHours,
    WindowCounts
  >;
