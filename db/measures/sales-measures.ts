/**
 * Which single orders and inquiries the numbers of sales count: predicates over `r`, a row of a sales rollup or of its `listRows`,
 * and the hours of a window. Sums and lists both ask here, so that a number is as large as the list behind it.
 */
import type { WindowCounts } from "#app/metrics/sales-parts.ts";
import { salesMetrics, type SalesMetricId } from "#app/metrics/sales-registry.ts";
import type { Bucket } from "#app/sales/credit.ts";

const ownWindow = "w.hours";
const isOver = (hours: string) => `r.matured >= ${hours}`;
const hasBought = (hours: string) => `coalesce(r.band <= ${hours}, false)`;

/** Inquiries counted under a window whose hours are SQL. */
export const windowPredicates: Readonly<Record<keyof WindowCounts, (hours: string) => string>> = {
  matured: (hours) => `r.is_inquirer and ${isOver(hours)}`,
  converted: (hours) => `r.is_inquirer and ${isOver(hours)} and ${hasBought(hours)}`,
  othersMatured: (hours) => `not r.is_inquirer and ${isOver(hours)}`,
  othersConverted: (hours) => `not r.is_inquirer and ${isOver(hours)} and ${hasBought(hours)}`,
};

export const isAtRisk = `r.is_inquirer and not ${isOver(ownWindow)} and not ${hasBought(ownWindow)}`;

/** Inquirers lost on handoff, and those of them who bought all the same. */
export const lostPredicates = {
  lost: "r.is_lost",
  lostMatured: `r.is_lost and ${isOver(ownWindow)}`,
  lostConverted: `r.is_lost and ${isOver(ownWindow)} and ${hasBought(ownWindow)}`,
} as const;

/** The bucket of an order under the window: outside of it the order is silent. */
export const bucketUnderWindow = `case when r.band <= ${ownWindow} then r.bucket else 'silent' end`;

/** Orders credited to a conversation. */
export const isOfService = `r.band <= ${ownWindow}`;

const isOfBuckets = (buckets: readonly Bucket[]) =>
  `${bucketUnderWindow} in (${buckets.map((bucket) => `'${bucket}'`).join(", ")})`;

/** The rows that a metric counts (its numerator), or that it is counted over; both are the same where it is no share. */
export function renderSalesSide(id: SalesMetricId, side: "numerator" | "denominator"): string {
  const { formula } = salesMetrics[id];
  const isNumerator = side === "numerator";
  switch (formula.kind) {
    case "inquirers":
      return "r.is_inquirer";
    case "at_risk":
      return isAtRisk;
    case "lost_gmv":
      return isNumerator
        ? `${lostPredicates.lostMatured} and not ${hasBought(ownWindow)}`
        : lostPredicates.lostMatured;
    case "conversion": {
      const hours = formula.hours === null ? ownWindow : String(formula.hours);
      if (formula.base === "inquirers") return windowPredicates[isNumerator ? "converted" : "matured"](hours);
      if (isNumerator) return `${isOver(hours)} and ${hasBought(hours)}`;
      return formula.base === "consulters"
        ? isOver(hours)
        : `${isOver(hours)} and (r.is_inquirer or ${hasBought(hours)})`;
    }
    case "money_share":
      return isOfBuckets(isNumerator ? formula.numerator : formula.denominator);
    case "refund_rate":
      return isNumerator
        ? `${isOfBuckets(formula.buckets)} and r.refunded > 0`
        : isOfBuckets(formula.buckets);
    case "net_after":
      return isNumerator
        ? `${isOfBuckets(formula.buckets)} and r.mature_${formula.days}_orders > 0`
        : isOfBuckets(formula.buckets);
    case "money":
    case "orders":
    case "average_order":
      return isOfBuckets(formula.buckets);
  }
}
