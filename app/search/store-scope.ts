import type { DimensionId, Filter } from "#app/metrics/dimensions.ts";

/** Whether a store is among those the filters leave. */
export function passesStoreFilters(key: string, filters: readonly Filter[]): boolean {
  return passesFilters("store", key, filters);
}

/** Whether a value of a dimension is among those that its filters leave. */
export function passesFilters(of: DimensionId, value: string, filters: readonly Filter[]): boolean {
  return filters
    .filter(({ dimension }) => dimension === of)
    .every(({ operator, values }) => {
      switch (operator) {
        case "is":
          return values.includes(value);
        case "is_not":
          return !values.includes(value);
        case "contains":
          return values.some((part) => value.toLowerCase().includes(part.toLowerCase()));
      }
    });
}
