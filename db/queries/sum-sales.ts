/** Sums of sales and of inquiries under an attribution window, from a rollup or, where none covers the question, from the facts. */
import { sql, type RawBuilder } from "kysely";
import {
  salesParts,
  type BucketSum,
  type CurveHours,
  type InquiryCounts,
  type SalesPart,
  type WindowCounts,
} from "#app/metrics/sales-parts.ts";
import type { Bucket } from "#app/sales/credit.ts";
import type { InquiryDimension, SalesDimension, SalesSelection } from "#app/sales/question.ts";
import { creditWindows } from "#app/sales/windows.ts";
import type { Db } from "../connection.ts";
import { renderDayDimension } from "../measures/grains.ts";
import { bucketUnderWindow, isAtRisk, windowPredicates } from "../measures/sales-measures.ts";
import {
  inquiryRollup,
  orderRollup,
  salesCubeKeys,
  salesCubes,
  type SalesCubeKey,
  type SalesRollup,
} from "../rollup/sales-cubes.ts";
import { renderFilters } from "./filters.ts";
import { renderScope } from "./scope.ts";

/** One row for each combination of dimension values, currency and bucket that occurs: money is only ever summed within these. */
export type SalesSum = BucketSum & { dimensions: string[] };

export async function sumSales(
  db: Db,
  selection: SalesSelection,
  dimensions: readonly SalesDimension[],
): Promise<SalesSum[]> {
  const sums = salesParts.map((part) => `sum(r.${part})::text as ${part}`);
  const rows = await group(
    db,
    orderRollup,
    selection,
    ["currency", "bucket", ...dimensions],
    sums,
    renderSalesDimension,
  );
  return rows.map((row) => ({
    dimensions: dimensions.map((_, index) => row[`d${index + 2}`]!),
    currency: row["d0"]!,
    bucket: row["d1"] as Bucket,
    sums: Object.fromEntries(salesParts.map((part) => [part, BigInt(row[part]!)])) as Record<
      SalesPart,
      bigint
    >,
  }));
}

export type InquirySum = InquiryCounts & { dimensions: string[] };

const windowParts = Object.keys(windowPredicates) as (keyof WindowCounts)[];

/** One row for each combination of dimension values that occurs; one in all without dimensions. */
export async function sumInquiries(
  db: Db,
  selection: SalesSelection<InquiryDimension>,
  dimensions: readonly InquiryDimension[],
): Promise<InquirySum[]> {
  const sum = (where: string, name: string) =>
    `coalesce(sum(r.inquiries) filter (where ${where}), 0)::text as "${name}"`;
  const sums = [
    sum("true", "inquiries"),
    sum("r.is_inquirer", "inquirers"),
    sum(isAtRisk, "atRisk"),
    ...windowParts.map((part) => sum(windowPredicates[part]("w.hours"), part)),
    ...creditWindows.flatMap((hours) =>
      windowParts.map((part) => sum(windowPredicates[part](String(hours)), `${part}${hours}`)),
    ),
  ];
  const rows = await group(db, inquiryRollup, selection, dimensions, sums, renderInquiryDimension);
  return rows.map((row) => {
    const countWindow = (suffix: string) =>
      Object.fromEntries(windowParts.map((part) => [part, Number(row[part + suffix])])) as WindowCounts;
    return {
      dimensions: dimensions.map((_, index) => row[`d${index}`]!),
      inquiries: Number(row["inquiries"]),
      inquirers: Number(row["inquirers"]),
      atRisk: Number(row["atRisk"]),
      ...countWindow(""),
      curve: Object.fromEntries(creditWindows.map((hours) => [hours, countWindow(String(hours))])) as Record<
        CurveHours,
        WindowCounts
      >,
    };
  });
}

async function group<D extends SalesDimension>(
  db: Db,
  rollup: SalesRollup,
  selection: SalesSelection<D>,
  dimensions: readonly D[],
  sums: readonly string[],
  render: (dimension: D) => string,
): Promise<Record<string, string>[]> {
  const { windowHours, scope, from, to, filters } = selection;
  const columns = [
    ...dimensions.map((dimension, index) => `${render(dimension)} as d${index}`),
    ...sums,
  ].join(", ");
  const groupBy =
    dimensions.length === 0 ? "" : `group by ${dimensions.map((_, index) => index + 1).join(", ")}`;
  const { rows } = await sql<Record<string, string>>`
    select ${sql.raw(columns)} from ${findRows(rollup, selection, dimensions)} r
    join stores s on s.store_id = r.store_id
    cross join lateral (select coalesce(${windowHours}::int, s.attribution_hours) as hours) w
    where ${renderScope(scope, "r.store_id")} and r.day between ${from}::date and ${to}::date
      and ${renderFilters(filters, render)}
    ${sql.raw(groupBy)}`.execute(db);
  return rows;
}

/** The rollup's rows of the cube that covers the question; one row a fact where none does. */
function findRows<D extends SalesDimension>(
  rollup: SalesRollup,
  { filters, windowHours, scope, from, to }: SalesSelection<D>,
  dimensions: readonly D[],
): RawBuilder<unknown> {
  const used = [...dimensions, ...filters.map(({ dimension }) => dimension)] as readonly string[];
  const needed = salesCubeKeys.filter((key) => used.includes(key));
  const cube = salesCubes.find(({ keys }) =>
    needed.every((key) => (keys as readonly SalesCubeKey[]).includes(key)),
  );
  const isKept = windowHours === null || (creditWindows as readonly number[]).includes(windowHours);
  if (cube && isKept) return sql`(select * from ${sql.table(rollup.table)} where cube = ${cube.name})`;
  return sql`(${rollup.listRows(
    (day) =>
      sql`${renderScope(scope, "f.store_id")} and ${sql.ref(`f.${day}`)} between ${from}::date and ${to}::date`,
    windowHours,
  )})`;
}

/** A dimension's text over a row `r` of sales, its store `s` and the window `w`. */
export function renderSalesDimension(dimension: SalesDimension): string {
  if (dimension === "currency") return "r.currency";
  if (dimension === "bucket") return bucketUnderWindow;
  if (dimension === "channel" || dimension === "topic" || dimension === "agent")
    return `coalesce(case when r.band <= w.hours then r.${dimension} end, '(unknown)')`;
  return renderInquiryDimension(dimension);
}

function renderInquiryDimension(dimension: InquiryDimension): string {
  switch (dimension) {
    case "store":
      return "s.key";
    case "source":
      return "r.source";
    case "channel":
    case "topic":
    case "agent":
      return `coalesce(r.${dimension}, '(unknown)')`;
    default:
      return renderDayDimension(dimension, "r.day");
  }
}
