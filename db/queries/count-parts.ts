/** Sums of parts, from a rollup or from the facts, split by dimensions. */
import { sql, type RawBuilder } from "kysely";
import type { DimensionId } from "#app/metrics/dimensions.ts";
import type { Counters } from "#app/metrics/figure.ts";
import type { Grain, PartId } from "#app/metrics/parts.ts";
import type { Selection } from "#app/metrics/question.ts";
import type { Db } from "../connection.ts";
import { grainColumns, grainRows, renderDayDimension, renderFactDimension } from "../measures/grains.ts";
import { renderAggregate } from "../measures/measures.ts";
import { rollupTables, type Cube } from "../rollup/cubes.ts";
import { renderFilters } from "./filters.ts";
import { findCube } from "./plan.ts";
import { renderScope } from "./scope.ts";

export type CountedRow = { dimensions: string[]; counters: Counters };

/** Counts parts of one grain. One row for each combination of dimension values that occurs; one in all without dimensions. */
export async function countParts(
  db: Db,
  grain: Grain,
  parts: readonly PartId[],
  selection: Selection,
  dimensions: readonly DimensionId[],
): Promise<CountedRow[]> {
  const { rows } = await renderParts(grain, parts, selection, dimensions).execute(db);
  return rows.map((row) => ({
    dimensions: dimensions.map((_, index) => row[`d${index}`] as string),
    counters: Object.fromEntries(parts.map((part) => [part, row[part] ?? 0])),
  }));
}

type Row = Record<string, unknown>;

/** The query behind `countParts`, for those who go on reckoning with it: dimensions as d0, d1, …, and a column for each part. */
export function renderParts(
  grain: Grain,
  parts: readonly PartId[],
  selection: Selection,
  dimensions: readonly DimensionId[],
): RawBuilder<Row> {
  const cube = findCube(grain, selection, dimensions);
  return cube
    ? buildFromRollup(grain, cube, parts, selection, dimensions)
    : buildFromFacts(grain, parts, selection, dimensions);
}

function buildFromFacts(
  grain: Grain,
  parts: readonly PartId[],
  selection: Selection,
  dimensions: readonly DimensionId[],
): RawBuilder<Row> {
  const render = (dimension: DimensionId) => renderFactDimension(dimension, grain);
  return group(
    parts.map((part) => `${renderAggregate(part)} as ${part}`),
    selectRows(grain, selection),
    renderFilters(selection.filters, render),
    dimensions.map(render),
  );
}

/** Classified rows of a grain within a selection's period and window; its filters are applied by the caller. */
export function selectRows(grain: Grain, selection: Selection): RawBuilder<unknown> {
  const day = sql.ref(`f.${grainColumns[grain].day}`);
  const stores = listFilteredStores(selection);
  const where = sql`${renderScope(selection.scope, "f.store_id")}
    and ${day} between ${selection.from}::date and ${selection.to}::date
    ${selection.includeTest ? sql`` : sql`and not f.is_test`}
    ${stores ? sql`and f.store_id in (select store_id from stores where key = any(${stores}::text[]))` : sql``}`;
  const hours =
    selection.recontactHours === null ? sql`s.recontact_hours` : sql`${selection.recontactHours}::int`;
  return grainRows(grain, { hours, sameTopicOnly: selection.sameTopicOnly }, where);
}

/** Store keys a selection is limited to by an `is` filter: narrows the scan early. */
export function listFilteredStores(selection: Pick<Selection, "filters">): string[] | undefined {
  return selection.filters.find(
    ({ dimension, operator, values }) => dimension === "store" && operator === "is" && values.length > 0,
  )?.values;
}

function buildFromRollup(
  grain: Grain,
  cube: Cube,
  parts: readonly PartId[],
  selection: Selection,
  dimensions: readonly DimensionId[],
): RawBuilder<Row> {
  const stores = listFilteredStores(selection);
  const hours =
    selection.recontactHours === null ? sql`s.recontact_hours` : sql`${selection.recontactHours}::int`;
  const where = sql`${renderScope(selection.scope, "r.store_id")} and r.cube = ${cube.name} and r.recontact_hours = ${hours}
    and r.day between ${selection.from}::date and ${selection.to}::date
    ${selection.includeTest ? sql`` : sql`and not r.is_test`}
    ${stores ? sql`and s.key = any(${stores}::text[])` : sql``}
    and ${renderFilters(selection.filters, renderRollupDimension)}`;
  return group(
    parts.map((part) => `coalesce(sum(r.${part}), 0)::bigint as ${part}`),
    sql`${sql.table(rollupTables[grain])} r join stores s on s.store_id = r.store_id`,
    where,
    dimensions.map(renderRollupDimension),
  );
}

export function renderRollupDimension(dimension: DimensionId): string {
  switch (dimension) {
    case "store":
      return "s.key";
    case "day":
    case "week":
    case "month":
    case "weekday":
      return renderDayDimension(dimension, "r.day");
    case "hour":
      return "r.hour::text";
    default:
      return `coalesce(r.${dimension}, '(unknown)')`;
  }
}

function group(
  aggregates: readonly string[],
  from: RawBuilder<unknown>,
  where: RawBuilder<unknown>,
  dimensions: readonly string[],
): RawBuilder<Row> {
  const columns = [...dimensions.map((dimension, index) => `${dimension} as d${index}`), ...aggregates].join(
    ", ",
  );
  const groupBy =
    dimensions.length === 0 ? "" : `group by ${dimensions.map((_, index) => index + 1).join(", ")}`;
  return sql<Row>`select ${sql.raw(columns)} from ${from} where ${where} ${sql.raw(groupBy)}`;
}
