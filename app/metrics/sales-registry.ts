/**
 * The registry's measures of what service sells (metrics.md, Service-driven sales): made of sums by currency and bucket, and of
 * inquiries. Labels and definition texts are in the catalogues under `metric.<id>`.
 */
import { buckets as allBuckets, type Bucket } from "#app/sales/credit.ts";
import type { SalesDimension } from "#app/sales/question.ts";
import type { creditWindows, NetDays } from "#app/sales/windows.ts";
import type { GoodDirection } from "./registry.ts";
import type { SalesPart } from "./sales-parts.ts";

/** Who a conversion is taken of: those who asked about buying, everybody who asked, or the first and whoever bought besides. */
export type ConversionBase = "inquirers" | "consulters" | "platform";

export type SalesFormula =
  /** Money of these buckets, one total for each currency. */
  | { kind: "money"; buckets: readonly Bucket[]; isNet: boolean }
  /** Money less what was refunded within so many days, of orders for which those days are over. */
  | { kind: "net_after"; buckets: readonly Bucket[]; days: NetDays }
  /** Gross money of some buckets of others, currency by currency; `upper` is the most that could be claimed. */
  | {
      kind: "money_share";
      numerator: readonly Bucket[];
      upper: readonly Bucket[];
      denominator: readonly Bucket[];
    }
  /** Paid orders, in whatever currency. */
  | { kind: "orders"; buckets: readonly Bucket[] }
  /** Gross money for each order. */
  | { kind: "average_order"; buckets: readonly Bucket[] }
  /** Refunded of gross money. */
  | { kind: "refund_rate"; buckets: readonly Bucket[] }
  | { kind: "inquirers" }
  /** Whoever bought inside the window, of those whose window is over; null for the window that is asked for. */
  | { kind: "conversion"; base: ConversionBase; hours: (typeof creditWindows)[number] | null }
  /** Inquirers who have not bought and whose window is still open. */
  | { kind: "at_risk" }
  /** What inquirers would have bought more, had their escalation not been lost. */
  | { kind: "lost_gmv" };

export type SalesMetric = {
  unit: "money" | "share" | "count";
  family: "sales";
  good: GoodDirection;
  formula: SalesFormula;
  /** For roles that see money. */
  isMoney: true;
};

const service = ["bot", "mixed", "human"] as const;

const own = { family: "sales", isMoney: true } as const;

function money(good: GoodDirection, buckets: readonly Bucket[], isNet = false): SalesMetric {
  return { ...own, unit: "money", good, formula: { kind: "money", buckets, isNet } };
}

function netAfter(days: NetDays): SalesMetric {
  return { ...own, unit: "money", good: "up", formula: { kind: "net_after", buckets: service, days } };
}

function orders(good: GoodDirection, buckets: readonly Bucket[]): SalesMetric {
  return { ...own, unit: "count", good, formula: { kind: "orders", buckets } };
}

function averageOrder(buckets: readonly Bucket[]): SalesMetric {
  return { ...own, unit: "money", good: "neutral", formula: { kind: "average_order", buckets } };
}

function refundRate(good: GoodDirection, buckets: readonly Bucket[]): SalesMetric {
  return { ...own, unit: "share", good, formula: { kind: "refund_rate", buckets } };
}

function conversion(
  base: ConversionBase = "inquirers",
  hours: (typeof creditWindows)[number] | null = null,
): SalesMetric {
  return { ...own, unit: "share", good: "up", formula: { kind: "conversion", base, hours } };
}

const salesTable = {
  gmv: money("up", allBuckets),
  gmv_net: money("up", allBuckets, true),
  service_gmv: money("up", service),
  service_gmv_net: money("up", service, true),
  service_gmv_net_15: netAfter(15),
  service_gmv_net_30: netAfter(30),
  gmv_bot: money("up", ["bot"]),
  gmv_bot_net: money("up", ["bot"], true),
  gmv_mixed: money("up", ["mixed"]),
  gmv_mixed_net: money("up", ["mixed"], true),
  gmv_human: money("up", ["human"]),
  gmv_human_net: money("up", ["human"], true),
  gmv_silent: money("neutral", ["silent"]),
  gmv_silent_net: money("neutral", ["silent"], true),
  bot_share: {
    ...{ ...own, unit: "share", good: "up" },
    formula: { kind: "money_share", numerator: ["bot"], upper: ["bot", "mixed"], denominator: service },
  },
  orders: orders("up", allBuckets),
  service_orders: orders("up", service),
  average_order: averageOrder(allBuckets),
  service_average_order: averageOrder(service),
  silent_average_order: averageOrder(["silent"]),
  refund_rate: refundRate("down", allBuckets),
  service_refund_rate: refundRate("down", service),
  silent_refund_rate: refundRate("neutral", ["silent"]),
  inquirers: { ...own, unit: "count", good: "neutral", formula: { kind: "inquirers" } },
  conversion_rate: conversion(),
  conversion_1h: conversion("inquirers", 1),
  conversion_24h: conversion("inquirers", 24),
  conversion_72h: conversion("inquirers", 72),
  conversion_168h: conversion("inquirers", 168),
  consulter_conversion: conversion("consulters"),
  platform_conversion: conversion("platform"),
  at_risk: { ...own, unit: "count", good: "down", formula: { kind: "at_risk" } },
  lost_gmv: { ...own, unit: "money", good: "down", formula: { kind: "lost_gmv" } },
} as const satisfies Record<string, SalesMetric>;

export type SalesMetricId = keyof typeof salesTable;
export const salesMetricIds = Object.keys(salesTable) as SalesMetricId[];
export const salesMetrics: Readonly<Record<SalesMetricId, SalesMetric>> = salesTable;

/** Conversion at each window kept: a curve. */
export const conversionCurve = [
  { hours: 1, metric: "conversion_1h" },
  { hours: 24, metric: "conversion_24h" },
  { hours: 72, metric: "conversion_72h" },
  { hours: 168, metric: "conversion_168h" },
] as const satisfies readonly { hours: (typeof creditWindows)[number]; metric: SalesMetricId }[];

/** The definitions of conversion in use, ours in the middle (metrics.md). */
export const conversionDefinitions = [
  "consulter_conversion",
  "conversion_rate",
  "platform_conversion",
] as const satisfies readonly SalesMetricId[];

export function isSalesMetric(text: string): text is SalesMetricId {
  return Object.hasOwn(salesTable, text);
}

/** Whether a metric is made of orders, and so can be split and filtered by currency. */
export function isOfMoney(id: SalesMetricId): boolean {
  return "buckets" in salesMetrics[id].formula || salesMetrics[id].formula.kind === "money_share";
}

/** Whether a metric is of a window of its own, whichever is asked for. */
export function isOfCurve(id: SalesMetricId): boolean {
  const { formula } = salesMetrics[id];
  return formula.kind === "conversion" && formula.hours !== null;
}

/** Whether some of what a metric asks about is not known yet: a window or the days of a net figure are still running. */
export function doesMature(id: SalesMetricId): boolean {
  return ["net_after", "conversion", "lost_gmv"].includes(salesMetrics[id].formula.kind);
}

/** The buckets whose orders a metric is made of; none where it is not made of orders. */
export function listBuckets(id: SalesMetricId): readonly Bucket[] {
  const { formula } = salesMetrics[id];
  if (formula.kind === "money_share") return formula.denominator;
  return "buckets" in formula ? formula.buckets : [];
}

/** The sums of orders that metrics are made of; none where none of them is made of orders. */
export function listParts(ids: readonly SalesMetricId[]): SalesPart[] {
  return [...new Set(ids.flatMap((id) => listOwnParts(salesMetrics[id].formula)))];
}

function listOwnParts(formula: SalesFormula): SalesPart[] {
  switch (formula.kind) {
    case "money":
      return formula.isNet ? ["gross", "refunded"] : ["gross"];
    case "net_after": {
      const { days } = formula;
      return ["orders", `mature_${days}_orders`, `mature_${days}_gross`, `mature_${days}_refunded`];
    }
    case "money_share":
      return ["gross"];
    case "orders":
      return ["orders"];
    case "average_order":
      return ["orders", "gross"];
    case "refund_rate":
      return ["gross", "refunded"];
    case "inquirers":
    case "conversion":
    case "at_risk":
    case "lost_gmv":
      return [];
  }
}

/** What a metric can be split and filtered by in a question. */
export function canSplit(id: SalesMetricId, dimension: SalesDimension): boolean {
  if (dimension === "bucket") return "buckets" in salesMetrics[id].formula && listBuckets(id).length > 1;
  return dimension !== "currency" || isOfMoney(id);
}
