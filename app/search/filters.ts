/** What a click on a row, bar or legend entry does to the filters, and what travels from page to page. */
import type { DimensionId, Filter } from "#app/metrics/dimensions.ts";
import { defaultPageSearch, type PageSearch } from "./page-search.ts";

/** Filters by one value of a dimension; if that is just what is filtered by already, lifts the filter. */
export function toggleFilter(filters: readonly Filter[], dimension: DimensionId, value: string): Filter[] {
  const others = filters.filter((filter) => filter.dimension !== dimension || filter.operator !== "is");
  return isOnly(filters, dimension, value)
    ? others
    : [...others, { dimension, operator: "is", values: [value] }];
}

/** True when the filters leave exactly this value of the dimension. */
export function isOnly(filters: readonly Filter[], dimension: DimensionId, value: string): boolean {
  return filters.some(
    (filter) =>
      filter.dimension === dimension &&
      filter.operator === "is" &&
      filter.values.length === 1 &&
      filter.values[0] === value,
  );
}

/** Replaces the filter at a position; without values it is removed. */
export function replaceFilter(filters: readonly Filter[], position: number, filter: Filter): Filter[] {
  return filters.flatMap((old, index) => (index !== position ? [old] : filter.values.length ? [filter] : []));
}

export function removeFilter(filters: readonly Filter[], position: number): Filter[] {
  return filters.filter((_, index) => index !== position);
}

/** What a link to another page keeps: period, comparison, filters and how things are counted. */
export function keepScope(search: PageSearch): PageSearch {
  const { sort, text, target, list, sales, conversation } = defaultPageSearch;
  return { ...search, sort, text, target, list, sales, conversation };
}
