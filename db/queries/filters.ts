import { sql, type RawBuilder } from "kysely";
import type { DimensionId, Filter } from "#app/metrics/dimensions.ts";

/** SQL conditions for filters, over a renderer of each dimension's text. No filters: true. */
export function renderFilters<D extends string = DimensionId>(
  filters: readonly (Omit<Filter, "dimension"> & { dimension: D })[],
  renderDimension: (dimension: D) => string,
): RawBuilder<unknown> {
  const conditions = filters
    .filter(({ values }) => values.length > 0)
    .map(({ dimension, operator, values }) => {
      const column = sql.raw(`(${renderDimension(dimension)})`);
      if (operator === "is") return sql`${column} = any(${values}::text[])`;
      if (operator === "is_not") return sql`${column} <> all(${values}::text[])`;
      return sql`${column} ilike any(${values.map(escapeLike)}::text[])`;
    });
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

/** A pattern that matches the text anywhere, its own % and _ taken literally. */
export function escapeLike(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}
