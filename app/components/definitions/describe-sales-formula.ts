/** What a number of sales is made of, in words. */
import type { Translate } from "#app/i18n/translate.ts";
import { salesMetrics, type SalesMetricId } from "#app/metrics/sales-registry.ts";
import { buckets as allBuckets, type Bucket } from "#app/sales/credit.ts";

/** "gross of paid orders (bot + bot and people + people)". */
export function describeSalesFormula(metric: SalesMetricId, t: Translate): string {
  const { formula } = salesMetrics[metric];
  const name = (of: readonly Bucket[]) => of.map((bucket) => t(`sales.bucket.${bucket}`)).join(" + ");
  const nameOrders = (of: readonly Bucket[]) =>
    of.length === allBuckets.length
      ? t("definitions.sales.formula.every")
      : t("definitions.sales.formula.some", { buckets: name(of) });
  switch (formula.kind) {
    case "money": {
      const orders = nameOrders(formula.buckets);
      return t(formula.isNet ? "definitions.sales.formula.net" : "definitions.sales.formula.money", {
        orders,
      });
    }
    case "net_after":
      return t("definitions.sales.formula.after", {
        ...{ orders: nameOrders(formula.buckets), days: formula.days },
      });
    case "money_share":
      return t("definitions.sales.formula.share", {
        ...{ part: name(formula.numerator), upper: name(formula.upper), whole: name(formula.denominator) },
      });
    case "orders":
      return t("definitions.sales.formula.orders", { orders: nameOrders(formula.buckets) });
    case "average_order":
      return t("definitions.sales.formula.average", { orders: nameOrders(formula.buckets) });
    case "refund_rate":
      return t("definitions.sales.formula.refunds", { orders: nameOrders(formula.buckets) });
    case "inquirers":
      return t("definitions.sales.formula.inquirers");
    case "conversion": {
      const { base, hours } = formula;
      const rate = t(`definitions.sales.formula.conversion.${base}`);
      return hours === null
        ? t("definitions.sales.formula.window", { formula: rate })
        : t("definitions.sales.formula.hours", { formula: rate, hours });
    }
    case "at_risk":
      return t("definitions.sales.formula.atrisk");
    case "lost_gmv":
      return t("definitions.sales.formula.lost");
  }
}

/** Its unit, which way is good, by which day it counts, how it totals, when it is judged. */
export function listSalesFacts(metric: SalesMetricId, t: Translate): string[] {
  const { unit, good, formula } = salesMetrics[metric];
  const isOfOrders = "buckets" in formula || formula.kind === "money_share";
  return [
    nameUnit(metric, t),
    t(`definitions.good.${good}`),
    t(isOfOrders ? "definitions.sales.by.paid" : "definitions.sales.by.asked"),
    ...(unit === "count" ? [t("definitions.totals.count")] : []),
    ...(formula.kind === "conversion" ? [t("definitions.totals.rate")] : []),
    ...(formula.kind === "lost_gmv" ? [t("definitions.sales.totals.estimate")] : []),
    ...(formula.kind === "net_after" ? [t("definitions.sales.matures.days")] : []),
    ...(formula.kind === "conversion" || formula.kind === "lost_gmv"
      ? [t("definitions.sales.matures.window")]
      : []),
    ...("buckets" in formula && formula.buckets.length > 1 ? [t("definitions.sales.splits")] : []),
  ];
}

function nameUnit(metric: SalesMetricId, t: Translate): string {
  const { unit, formula } = salesMetrics[metric];
  if (unit === "money") return t("definitions.sales.unit.money");
  if (unit === "count") return t("definitions.unit.count");
  return t(formula.kind === "conversion" ? "definitions.unit.share" : "definitions.sales.unit.moneyshare");
}
