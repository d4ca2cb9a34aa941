/** Which key does what (ux.md); pure, so that it can be tested without a keyboard. */
import type { Day } from "#app/metrics/question.ts";
import { removeFilter } from "#app/search/filters.ts";
import type { PageSearch } from "#app/search/page-search.ts";
import { shiftPeriod, type NamedPeriod } from "#app/time/period.ts";

export type ShortcutAction =
  { kind: "patch"; patch: Partial<PageSearch> } | { kind: "open"; what: "period" | "keys" | "search" };

const periods: Readonly<Record<string, NamedPeriod>> = {
  d: "today",
  e: "yesterday",
  w: "7d",
  t: "30d",
  m: "month",
  y: "year",
};

type Surroundings = { search: PageSearch; lastDay: Day | null; storeKeys: readonly string[] };

/** What a key pressed on the page means, or null. */
export function findShortcut(
  key: string,
  { search, lastDay, storeKeys }: Surroundings,
): ShortcutAction | null {
  const name = key.length === 1 ? key.toLowerCase() : key;
  const period = periods[name];
  if (period) return { kind: "patch", patch: { period } };
  if (/^[0-9]$/.test(name)) return chooseStore(Number(name), search, storeKeys);
  switch (name) {
    case "c":
      return { kind: "open", what: "period" };
    case "?":
      return { kind: "open", what: "keys" };
    case "/":
      return { kind: "open", what: "search" };
    case "x":
      return { kind: "patch", patch: { compare: search.compare === "none" ? "previous" : "none" } };
    case "ArrowLeft":
    case "ArrowRight":
      if (lastDay === null) return null;
      return {
        kind: "patch",
        patch: { period: shiftPeriod(search.period, name === "ArrowLeft" ? -1 : 1, lastDay) },
      };
    case "Escape":
      if (search.filters.length === 0) return null;
      return { kind: "patch", patch: { filters: removeFilter(search.filters, search.filters.length - 1) } };
    default:
      return null;
  }
}

/** 0 lifts the store filter, 1–9 choose one of the first nine stores. */
function chooseStore(
  number: number,
  search: PageSearch,
  storeKeys: readonly string[],
): ShortcutAction | null {
  const others = search.filters.filter(({ dimension }) => dimension !== "store");
  if (number === 0) return { kind: "patch", patch: { filters: others } };
  const key = storeKeys[number - 1];
  if (key === undefined) return null;
  return {
    kind: "patch",
    patch: { filters: [{ dimension: "store", operator: "is", values: [key] }, ...others] },
  };
}
