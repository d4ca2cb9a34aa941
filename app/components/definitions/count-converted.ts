/** The four groups of those who asked, taken apart from the conversions that put them together differently. */
import type { SalesFigure } from "#app/metrics/sales-figure.ts";
import type { SalesMetricId } from "#app/metrics/sales-registry.ts";

export type ConvertedGroup = {
  name: "bought" | "unbought" | "othersBought" | "othersUnbought";
  isInquirer: boolean;
  hasBought: boolean;
  /** Customers and days whose window is over. */
  count: number;
};

/** Inquirers and the others, each by whether they bought; zeros where nobody asked. */
export function countConverted(now: Partial<Record<SalesMetricId, SalesFigure>>): ConvertedGroup[] {
  const read = (id: SalesMetricId, side: "numerator" | "denominator") => Number(now[id]?.[side] ?? 0);
  const bought = read("conversion_rate", "numerator");
  const inquirers = read("conversion_rate", "denominator");
  const othersBought = read("consulter_conversion", "numerator") - bought;
  const others = read("consulter_conversion", "denominator") - inquirers;
  return [
    { name: "bought", isInquirer: true, hasBought: true, count: bought },
    { name: "unbought", isInquirer: true, hasBought: false, count: inquirers - bought },
    { name: "othersBought", isInquirer: false, hasBought: true, count: othersBought },
    { name: "othersUnbought", isInquirer: false, hasBought: false, count: others - othersBought },
  ];
}
