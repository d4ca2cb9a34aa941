/** How many recommendations were clicked, and ordered. */
import type { Db } from "#db/connection.ts";
import { hasClicks, sumGuided, type GuidedSums } from "#db/queries/sum-guided.ts";
import { getWilsonInterval } from "#app/metrics/interval.ts";
import { formatMinorUnits } from "#app/money/amount.ts";
import { countMinorDigits } from "#app/money/currency.ts";
import type { GuidedStep } from "#app/sales/guided.ts";
import type { PageFrame } from "./page-frame.server.ts";
import { buildSalesFrame } from "./sales-selection.ts";

/** `share` is of all recommended, with its 95 % interval; null without any, and where no clicks are known. */
export type GuidedRow = {
  step: GuidedStep;
  count: number | null;
  share: number | null;
  low: number | null;
  high: number | null;
};
export type GuidedReport = {
  /** Recommended (whose window is over), clicked, ordered: each counts some of those before it. */
  steps: GuidedRow[];
  /** Recommendations whose window is still open. */
  pending: number;
  /** Whether the stores have ever sent a click. */
  hasClicks: boolean;
  /** What was paid for the recommended products; decimals. */
  sold: { currency: string; value: string }[];
};

export async function loadGuided(db: Db, frame: PageFrame): Promise<GuidedReport> {
  const storeIds = frame.selectedStores.map(({ storeId }) => storeId);
  const [[sums], knowsClicks] = await Promise.all([
    sumGuided(db, buildSalesFrame(frame).selection),
    hasClicks(db, storeIds),
  ]);
  return buildGuided(sums!, knowsClicks);
}

export function buildGuided(
  { recommended, clicked, ordered, pending, sold }: Omit<GuidedSums, "dimensions">,
  knowsClicks: boolean,
): GuidedReport {
  const build = (step: GuidedStep, count: number): GuidedRow => {
    const interval = getWilsonInterval(count, recommended);
    if (!knowsClicks && step !== "recommended")
      return { step, count: null, share: null, low: null, high: null };
    const share = recommended === 0 ? null : count / recommended;
    return { step, count, share, low: interval?.low ?? null, high: interval?.high ?? null };
  };
  return {
    steps: [build("recommended", recommended), build("clicked", clicked), build("ordered", ordered)],
    ...{ pending, hasClicks: knowsClicks },
    sold: sold.map(({ currency, minor }) => ({
      currency,
      value: formatMinorUnits(minor, countMinorDigits(currency)),
    })),
  };
}
