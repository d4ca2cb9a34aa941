/** The measures of guided sales: a product recommended → clicked → ordered. Texts are in the catalogues under `metric.<id>`. */
import { formatMinorUnits } from "#app/money/amount.ts";
import { countMinorDigits } from "#app/money/currency.ts";
import { getWilsonInterval } from "./interval.ts";
import type { SalesMetric } from "./sales-registry.ts";
import type { SalesFigure } from "./sales-figure.ts";

/** Recommendations by how far they came, and what was paid for the products; `pending` are still inside their window. */
export type GuidedCounts = {
  recommended: number;
  clicked: number;
  ordered: number;
  pending: number;
  sold: readonly { currency: string; minor: bigint }[];
};

type Step = "recommended" | "clicked" | "ordered";
export type GuidedFormula =
  { kind: "guided_count"; step: Step } | { kind: "guided_rate"; step: Step } | { kind: "guided_money" };
export type GuidedMetric = Pick<SalesMetric, "unit" | "family" | "good" | "isMoney"> & {
  formula: GuidedFormula;
};

const own = { family: "sales", isMoney: true, good: "up" } as const;
const count = (step: Step): GuidedMetric => ({
  ...own,
  unit: "count",
  formula: { kind: "guided_count", step },
});
const rate = (step: Step): GuidedMetric => ({
  ...own,
  unit: "share",
  formula: { kind: "guided_rate", step },
});

const guidedTable = {
  guided_recommended: { ...count("recommended"), good: "neutral" },
  guided_clicked: count("clicked"),
  guided_ordered: count("ordered"),
  guided_click_rate: rate("clicked"),
  guided_order_rate: rate("ordered"),
  guided_gmv: { ...own, unit: "money", formula: { kind: "guided_money" } },
} as const satisfies Record<string, GuidedMetric>;

export type GuidedMetricId = keyof typeof guidedTable;
export const guidedMetricIds = Object.keys(guidedTable) as GuidedMetricId[];
export const guidedMetrics: Readonly<Record<GuidedMetricId, GuidedMetric>> = guidedTable;

export function isGuidedMetric(text: string): text is GuidedMetricId {
  return Object.hasOwn(guidedTable, text);
}

/** Without clicks from any of the stores nobody knows what was clicked: that is no data, not none. */
export function buildGuidedFigure(
  id: GuidedMetricId,
  counts: GuidedCounts | undefined,
  knowsClicks: boolean,
): SalesFigure {
  const { formula } = guidedMetrics[id];
  const isKnown = knowsClicks || (formula.kind === "guided_count" && formula.step === "recommended");
  if (!counts || !isKnown || counts.recommended + counts.pending === 0) return { value: null };
  const { recommended, pending } = counts;
  if (formula.kind === "guided_count") return { value: counts[formula.step], pending };
  if (formula.kind === "guided_money") {
    const totals = counts.sold.map(({ currency, minor }) => ({
      value: formatMinorUnits(minor, countMinorDigits(currency)),
      currency,
    }));
    return totals.length > 1 ? { value: null, totals, pending } : { value: null, ...totals[0], pending };
  }
  const interval = getWilsonInterval(counts[formula.step], recommended);
  return {
    value: recommended === 0 ? null : counts[formula.step] / recommended,
    ...{ numerator: counts[formula.step], denominator: recommended, pending },
    ...{ low: interval?.low ?? null, high: interval?.high ?? null },
  };
}
