import { sql, type RawBuilder } from "kysely";
import type { DimensionId, Filter, FilterOperator } from "#app/metrics/dimensions.ts";

/**
 * SQL conditions for filters, over a renderer of each dimension's text, or of a subquery (`select …`) where a row has several
 * values of one. No filters: true.
 */
export function renderFilters<D extends string = DimensionId>(
  filters: readonly (Omit<Filter, "dimension"> & { dimension: D })[],
  renderDimension: (dimension: D) => string,
): RawBuilder<unknown> {
  const conditions = filters
    .filter(({ values }) => values.length > 0)
    .map(({ dimension, operator, values }) => {
      const rendered = renderDimension(dimension);
      if (rendered.startsWith("select ")) return renderSet(rendered, operator, values);
      const column = sql.raw(`(${rendered})`);
      if (operator === "is") return sql`${column} = any(${values}::text[])`;
      if (operator === "is_not") return sql`${column} <> all(${values}::text[])`;
      return sql`${column} ilike any(${values.map(escapeLike)}::text[])`;
    });
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

/** A row is (or contains) a value if any of its own is. */
function renderSet(set: string, operator: FilterOperator, values: readonly string[]): RawBuilder<unknown> {
  const isAny =
    operator === "contains"
      ? sql`v.value ilike any(${values.map(escapeLike)}::text[])`
      : sql`v.value = any(${[...values]}::text[])`;
  const found = sql`exists (select from (${sql.raw(set)}) as v(value) where ${isAny})`;
  return operator === "is_not" ? sql`not ${found}` : found;
}

/** A pattern that matches the text anywhere, its own % and _ taken literally. */
export function escapeLike(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}
