/** What every page starts from: which stores, which days, which selection and what it is compared with. */
import type { Scope } from "#app/access/principal.ts";
import type { Db } from "#db/connection.ts";
import type { MaskedSearch } from "#db/queries/search-words.ts";
import { listStores, type StoreSummary } from "#db/queries/stores.ts";
import { openMasker } from "#app/ingest/open-masker.ts";
import type { Filter } from "#app/metrics/dimensions.ts";
import type { Day, Selection } from "#app/metrics/question.ts";
import type { PageSearch } from "#app/search/page-search.ts";
import { passesStoreFilters } from "#app/search/store-scope.ts";
import { getLocalTime } from "#app/time/local-day.ts";
import { getLatestDay } from "#app/time/day.ts";
import { resolveComparison, resolvePeriod, type DayRange, type ResolvedPeriod } from "#app/time/period.ts";

export type PageFrame = {
  search: PageSearch;
  /** The stores of whoever asks. */
  scope: Scope;
  /** All of them, by name. */
  stores: StoreSummary[];
  /** Those the store filters leave. */
  selectedStores: StoreSummary[];
  /** Newest local day of the selected stores (of all, if none of them has data); null in an empty database. */
  lastDay: Day | null;
  period: ResolvedPeriod;
  comparison: DayRange | null;
  selection: Selection;
  /** The same selection on the days compared with; null without a comparison. */
  comparisonSelection: Selection | null;
  /** Today is compared with the same hours of the other day, not with all of it. */
  comparesHours: boolean;
  /** What is searched for as masking has stored it. */
  masked?: MaskedSearch;
};

/** Stands for "today" in an empty database, where no day is the newest. */
const dayOfNothing = (now: number): Day => new Date(now).toISOString().slice(0, 10);

export async function loadPageFrame(
  { db, scope, privacyKey }: { db: Db; scope: Scope; privacyKey?: string },
  search: PageSearch,
  now = Date.now(),
): Promise<PageFrame> {
  const stores = await listStores(db, scope);
  const frame = buildPageFrame({ scope, stores }, search, now);
  return privacyKey === undefined || search.text === ""
    ? frame
    : { ...frame, masked: maskSearch(privacyKey, search.text) };
}

function maskSearch(key: string, text: string): MaskedSearch {
  const masker = openMasker({ key, unmaskedStores: [] });
  return { customer: masker.maskCustomer(text), text: masker.maskText(text) };
}

/** Pure part of `loadPageFrame`: "today" is the newest day among the selected stores. */
export function buildPageFrame(
  { scope, stores }: Pick<PageFrame, "scope" | "stores">,
  search: PageSearch,
  now: number,
): PageFrame {
  const selectedStores = stores.filter((store) => passesStoreFilters(store.key, search.filters));
  const lastDay = findLastDay(selectedStores) ?? findLastDay(stores);
  const today = lastDay ?? dayOfNothing(now);
  const period = resolvePeriod(search.period, today);
  const comparison = resolveComparison(search.compare, search.match, search.period, today);
  const selection = buildSelection(scope, search, period);
  const hours =
    search.period === "today" && typeof search.compare === "string" ? listHours(selectedStores) : null;
  const comparedSearch = hours ? { ...search, filters: [...search.filters, hours] } : search;
  const comparisonSelection = comparison && buildSelection(scope, comparedSearch, comparison);
  const comparesHours = comparison !== null && hours !== null;
  return {
    search,
    scope,
    stores,
    selectedStores,
    lastDay,
    period,
    comparison,
    selection,
    comparisonSelection,
    comparesHours,
  };
}

/**
 * The hours of the day the data has reached, the last one if it is more than half over; null when the stores
 * live in different time zones or the day has hardly begun.
 */
function listHours(stores: readonly StoreSummary[]): Filter | null {
  const timezone = getShared(stores, (store) => store.timezone);
  const through = getDataThrough(stores);
  if (timezone === null || through === null) return null;
  const { hour } = getLocalTime(timezone, through + 1_800_000);
  const isNextDay = hour === 0;
  const values = Array.from({ length: isNextDay ? 24 : hour }, (_, index) => String(index));
  return { dimension: "hour", operator: "is", values };
}

const findLastDay = (stores: readonly StoreSummary[]) => getLatestDay(stores.map(({ lastDay }) => lastDay));

export function buildSelection(scope: Scope, search: PageSearch, { from, to }: DayRange): Selection {
  const { filters, recontactHours, sameTopicOnly, includeTest } = search;
  return { scope, from, to, filters, recontactHours, sameTopicOnly, includeTest };
}

/** Epoch ms the data of the selected stores reaches to; null when none has data. */
export function getDataThrough(stores: readonly StoreSummary[]): number | null {
  const times = stores.flatMap(({ dataThrough }) => dataThrough ?? []);
  return times.length === 0 ? null : Math.max(...times);
}

/** The value all stores share, or null. */
export function getShared<Value>(stores: readonly StoreSummary[], read: (store: StoreSummary) => Value) {
  const values = new Set(stores.map(read));
  const [first] = values;
  return values.size === 1 && first !== undefined ? first : null;
}
