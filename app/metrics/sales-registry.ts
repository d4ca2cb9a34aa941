/**
 * The registry's measures of what service sells (metrics.md, Service-driven sales): made of sums by currency and bucket, and of
 * inquiries. Labels and definition texts are in the catalogues under `metric.<id>`.
 */
import type { Bucket } from "#app/sales/credit.ts";
import type { SalesDimension } from "#app/sales/question.ts";
import type { GoodDirection } from "./registry.ts";

export type SalesFormula =
  /** Money of these buckets, one total for each currency. */
  | { kind: "money"; buckets: readonly Bucket[]; isNet: boolean }
  /** Gross money of some buckets of others, currency by currency; `upper` is the most that could be claimed. */
  | {
      kind: "money_share";
      numerator: readonly Bucket[];
      upper: readonly Bucket[];
      denominator: readonly Bucket[];
    }
  | { kind: "inquirers" }
  /** Inquirers who bought, of those whose window is over. */
  | { kind: "conversion" };

export type SalesMetric = {
  unit: "money" | "share" | "count";
  family: "sales";
  good: GoodDirection;
  formula: SalesFormula;
  /** For roles that see money. */
  isMoney: true;
};

const service = ["bot", "mixed", "human"] as const;

function money(good: GoodDirection, buckets: readonly Bucket[], isNet = false): SalesMetric {
  return { unit: "money", family: "sales", good, formula: { kind: "money", buckets, isNet }, isMoney: true };
}

const own = { family: "sales", isMoney: true } as const;

const salesTable = {
  service_gmv: money("up", service),
  service_gmv_net: money("up", service, true),
  gmv_bot: money("up", ["bot"]),
  gmv_mixed: money("up", ["mixed"]),
  gmv_human: money("up", ["human"]),
  gmv_silent: money("neutral", ["silent"]),
  bot_share: {
    ...{ ...own, unit: "share", good: "up" },
    formula: { kind: "money_share", numerator: ["bot"], upper: ["bot", "mixed"], denominator: service },
  },
  inquirers: { ...own, unit: "count", good: "neutral", formula: { kind: "inquirers" } },
  conversion_rate: { ...own, unit: "share", good: "up", formula: { kind: "conversion" } },
} as const satisfies Record<string, SalesMetric>;

export type SalesMetricId = keyof typeof salesTable;
export const salesMetricIds = Object.keys(salesTable) as SalesMetricId[];
export const salesMetrics: Readonly<Record<SalesMetricId, SalesMetric>> = salesTable;

export function isSalesMetric(text: string): text is SalesMetricId {
  return Object.hasOwn(salesTable, text);
}

/** Whether a metric is made of money, and so can be split and filtered by currency. */
export function isOfMoney(id: SalesMetricId): boolean {
  const { kind } = salesMetrics[id].formula;
  return kind === "money" || kind === "money_share";
}

/** What a metric can be split and filtered by in a question. */
export function canSplit(id: SalesMetricId, dimension: SalesDimension): boolean {
  return dimension !== "bucket" && (dimension !== "currency" || isOfMoney(id));
}
