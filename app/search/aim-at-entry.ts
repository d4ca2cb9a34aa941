import { keepScope } from "./filters.ts";
import type { PageSearch } from "./page-search.ts";

/** The page of a knowledge entry, as `hrefWith` takes it; stores may give one name to different entries. */
export function aimAtEntry(search: PageSearch, store: string, entry: string): [PageSearch, string] {
  const others = search.filters.filter(({ dimension }) => dimension !== "store");
  return [
    { ...keepScope(search), filters: [...others, { dimension: "store", operator: "is", values: [store] }] },
    `/training/entries/${encodeURIComponent(entry)}`,
  ];
}
