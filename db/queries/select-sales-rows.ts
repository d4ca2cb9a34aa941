import { sql, type RawBuilder } from "kysely";
import type { ListTarget } from "#app/metrics/question.ts";
import type { SalesMetricId } from "#app/metrics/sales-registry.ts";
import type { SalesFilterDimension, SalesSelection } from "#app/sales/question.ts";
import { renderSalesSide } from "../measures/sales-measures.ts";
import type { SalesRollup } from "../rollup/sales-cubes.ts";
import { renderFilters } from "./filters.ts";
import { renderScope } from "./scope.ts";

export type SalesTarget = { metric: SalesMetricId; side: ListTarget["side"] };

/**
 * `from … where …` of the single rows `r` behind a number of sales, with their store `s` and the hours `w.hours` of its window:
 * the predicates of the sums. `more` names columns of the fact (alias `f`) that the rows have besides.
 */
export function selectSalesRows<D extends SalesFilterDimension>(
  rollup: SalesRollup,
  { scope, from, to, filters, windowHours }: SalesSelection<D>,
  { metric, side }: SalesTarget,
  { render, more }: { render: (dimension: D) => string; more: string },
): RawBuilder<unknown> {
  const isOfPeriod = (day: string) =>
    sql`${renderScope(scope, "f.store_id")} and ${sql.ref(`f.${day}`)} between ${from}::date and ${to}::date`;
  return sql`
    from (${rollup.listRows(isOfPeriod, windowHours, more)}) r
    join stores s on s.store_id = r.store_id
    cross join lateral (select coalesce(${windowHours}::int, s.attribution_hours) as hours) w
    where ${renderFilters(filters, render)} and (${sql.raw(renderSalesSide(metric, side))})`;
}
