import type { Filter } from "#app/metrics/dimensions.ts";

/** Whether a store is among those the filters leave. */
export function passesStoreFilters(key: string, filters: readonly Filter[]): boolean {
  return filters
    .filter(({ dimension }) => dimension === "store")
    .every(({ operator, values }) => {
      switch (operator) {
        case "is":
          return values.includes(key);
        case "is_not":
          return !values.includes(key);
        case "contains":
          return values.some((value) => key.toLowerCase().includes(value.toLowerCase()));
      }
    });
}
