/** Rows of a sales rollup put together by dimensions under an attribution window; from the facts where no rollup covers the question. */
import { sql, type RawBuilder } from "kysely";
import { unknownValue } from "#app/metrics/dimensions.ts";
import {
  dayDimensions,
  type InquiryDimension,
  type SalesFilterDimension,
  type SalesSelection,
} from "#app/sales/question.ts";
import { creditWindows } from "#app/sales/windows.ts";
import type { Db } from "../connection.ts";
import { renderDayDimension } from "../measures/grains.ts";
import { bucketUnderWindow } from "../measures/sales-measures.ts";
import { salesCubeKeys, salesCubes, type SalesCubeKey, type SalesRollup } from "../rollup/sales-cubes.ts";
import { renderFilters } from "./filters.ts";
import { renderScope } from "./scope.ts";

/** The values of the dimensions asked for, in their order, and the sums by name. */
export type GroupedSales = { values: string[]; sums: Record<string, string> };

/** `sums`: SQL over `r` (a row of the rollup) and `w.hours`, with names. */
export async function groupSales<D extends SalesFilterDimension>(
  db: Db,
  rollup: SalesRollup,
  selection: SalesSelection<D>,
  dimensions: readonly D[],
  sums: readonly string[],
  render: (dimension: D) => string,
): Promise<GroupedSales[]> {
  const [rows] = await groupSalesBySets(db, rollup, selection, [dimensions], sums, render);
  return rows!;
}

/** The same by several sets of dimensions out of one reading; a list for each set. */
export async function groupSalesBySets<D extends SalesFilterDimension>(
  db: Db,
  rollup: SalesRollup,
  selection: SalesSelection<D>,
  sets: readonly (readonly D[])[],
  sums: readonly string[],
  render: (dimension: D) => string,
): Promise<GroupedSales[][]> {
  const { windowHours, filters } = selection;
  const dimensions = [...new Set(sets.flat())];
  // By what their text is made of: dates are put together in less time than their texts.
  const keys = dimensions.map((dimension) => render(dimension).replace(/::text$/, ""));
  const columns = [
    ...keys.map((key, index) => `(${key})::text as d${index}`),
    ...(sets.length === 1 ? [] : [`grouping(${keys.join(", ")}) as left_out`]),
    ...sums,
  ].join(", ");
  const places = sets.map((set) => set.map((dimension) => dimensions.indexOf(dimension)));
  const groups = places.map((set) => `(${set.map((place) => keys[place]).join(", ")})`).join(", ");
  const { rows } = await sql<Record<string, string> & { left_out?: number }>`
    select ${sql.raw(columns)} from ${findRows(rollup, selection, dimensions)} r
    join stores s on s.store_id = r.store_id
    cross join lateral (select coalesce(${windowHours}::int, s.attribution_hours) as hours) w
    where ${renderFilters(filters, render)}
    ${sql.raw(dimensions.length === 0 ? "" : `group by grouping sets (${groups})`)}`.execute(db);
  return places.map((set) => {
    // As `grouping` tells it: a bit for each dimension left out, the lowest for the last.
    const leftOut = dimensions.reduce((bits, _, place) => bits * 2 + Number(!set.includes(place)), 0);
    return rows
      .filter((row) => (row.left_out ?? leftOut) === leftOut)
      .map((row) => ({ values: set.map((place) => row[`d${place}`]!), sums: row }));
  });
}

/** The rollup's rows of the period and the scope, of the cube that covers the question; one row a fact where none does. */
function findRows<D extends SalesFilterDimension>(
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
  const looksInto = used.includes("product");
  const where = (day: string) => sql`${renderScope(scope, "f.store_id")}
    and ${sql.ref(`f.${day}`)} between ${from}::date and ${to}::date and ${findKeys(filters)}`;
  if (!cube || !isKept || looksInto)
    return sql`(${rollup.listRows(where, windowHours, ...(looksInto ? ["f.external_id"] : []))})`;
  const rows = sql`${sql.table(rollup.table)} f where f.cube = ${cube.name} and ${where("day")}`;
  if (rollup.parts.length > 1 || dayDimensions.some((dimension) => used.includes(dimension)))
    return sql`(select * from ${rows})`;
  // A single count is asked for under many conditions: days are put together before each of them looks at every row.
  const keys = [...rollup.fixed.filter((column) => column !== "day"), ...needed].join(", ");
  const sums = rollup.parts.map((part) => `sum(${part}) as ${part}`).join(", ");
  return sql`(select ${sql.raw(`${keys}, ${sums}`)} from ${rows} group by ${sql.raw(keys)})`;
}

/** What the filters imply of a row's own columns (alias `f`): unlike what they ask for, an index can look for it. */
function findKeys<D extends SalesFilterDimension>(
  filters: SalesSelection<D>["filters"],
): RawBuilder<unknown> {
  const conditions = filters
    .filter(({ dimension }) => (["store", ...salesCubeKeys] as readonly string[]).includes(dimension))
    // Whoever has no value is unknown, and so is an order that nobody is credited for.
    .filter(
      ({ operator, values }) => operator === "is" && values.length > 0 && !values.includes(unknownValue),
    )
    .map(({ dimension, values }) =>
      dimension === "store"
        ? sql`f.store_id = any(array(select store_id from stores where key = any(${[...values]}::text[])))`
        : sql`${sql.ref(`f.${dimension}`)} = any(${[...values]}::text[])`,
    );
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

/** Of a row `r` that is one order. */
const productsOfOrder = `select i.product from orders o
  cross join jsonb_to_recordset(o.items) as i(product text)
  where o.store_id = r.store_id and o.source = r.source and o.external_id = r.external_id`;

/** A dimension's text (a subquery of its products) over a row `r` of sales, its store `s` and the window `w`. */
export function renderSalesDimension(dimension: SalesFilterDimension): string {
  if (dimension === "product") return productsOfOrder;
  if (dimension === "currency") return "r.currency";
  if (dimension === "bucket") return bucketUnderWindow;
  if (dimension === "channel" || dimension === "topic" || dimension === "agent")
    return `coalesce(case when r.band <= w.hours then r.${dimension} end, '${unknownValue}')`;
  return renderInquiryDimension(dimension);
}

export function renderInquiryDimension(dimension: InquiryDimension): string {
  switch (dimension) {
    case "store":
      return "s.key";
    case "source":
      return "r.source";
    case "channel":
    case "topic":
    case "agent":
      return `coalesce(r.${dimension}, '${unknownValue}')`;
    default:
      return renderDayDimension(dimension, "r.day");
  }
}
