import type { StoreSummary } from "#db/queries/stores.ts";
import type { Day } from "#app/metrics/question.ts";
import { addDays } from "#app/time/day.ts";
import { getLocalTime } from "#app/time/local-day.ts";

/** A day counts as over when the data reaches into its last half hour. */
const nearlyOver = 1_800_000;

type Reaching = Pick<StoreSummary, "timezone" | "dataThrough" | "lastDay">;

/**
 * The first local day that is not over for some of the stores, by how far their data reaches; null when none has data. Stores
 * that have sent nothing for a week are left out: their silence would keep every day open.
 */
export function findOpenDay(stores: readonly Reaching[]): Day | null {
  const days = stores.flatMap(({ timezone, dataThrough }) =>
    dataThrough === null ? [] : [getLocalTime(timezone, dataThrough + nearlyOver).day],
  );
  const newest = days.toSorted().at(-1);
  if (newest === undefined) return null;
  return days.filter((day) => day > addDays(newest, -7)).toSorted()[0] ?? newest;
}
