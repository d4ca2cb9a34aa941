/** A figure of what service sells, worked out of sums. */
import { formatMinorUnits } from "#app/money/amount.ts";
import { countMinorDigits } from "#app/money/currency.ts";
import type { Bucket } from "#app/sales/credit.ts";
import type { NetDays } from "#app/sales/windows.ts";
import { getWilsonInterval } from "./interval.ts";
import { buildLoss, type StoreLoss } from "./sales-loss.ts";
import {
  readPart,
  type AskedCounts,
  type SalesPart,
  type SomeSum,
  type WindowCounts,
} from "./sales-parts.ts";
import { salesMetrics, type ConversionBase, type SalesMetricId } from "./sales-registry.ts";

/** A decimal amount, a share or a count of one currency, with what it is made of. */
export type CurrencyValue = {
  value: string | number | null;
  currency: string;
  upper?: string | number | null;
  numerator?: string | number;
  denominator?: string | number;
  pending?: number;
};

export type SalesFigure = {
  /** Null without data, and where several currencies make several values: see `totals`. */
  value: string | number | null;
  currency?: string;
  /** The most that it could be said to be. */
  upper?: string | number | null;
  /** One for each currency, where there are several; they are never added. */
  totals?: CurrencyValue[];
  /** Counts are numbers, money is a decimal text of `currency`. */
  numerator?: string | number;
  denominator?: string | number;
  low?: number | null;
  high?: number | null;
  /** Inquirers whose window is still open; orders for which the days of a net figure are not over. */
  pending?: number;
};

/**
 * No orders in any bucket is no data; none in the buckets asked for is nothing sold. What was lost is worked out of `stores`,
 * and not known without. Throws where a part that the metric is made of (`listParts`) was not summed.
 */
export function buildSalesFigure(
  id: SalesMetricId,
  sums: readonly SomeSum[],
  counts: AskedCounts | undefined,
  stores: readonly StoreLoss[] = [],
): SalesFigure {
  const { formula } = salesMetrics[id];
  switch (formula.kind) {
    case "inquirers":
      return { value: counts?.inquirers ?? null };
    case "at_risk":
      return { value: counts?.atRisk ?? null };
    case "conversion":
      return buildConversion(
        formula.base,
        counts,
        formula.hours === null ? counts : counts?.curve?.[formula.hours],
      );
    case "orders":
      return sums.length === 0 ? { value: null } : { value: Number(add(sums, formula.buckets, "orders")) };
    case "money":
      return ofCurrencies(sums, (own, write) => {
        const refunded = formula.isNet ? add(own, formula.buckets, "refunded") : 0n;
        return { value: write(add(own, formula.buckets, "gross") - refunded) };
      });
    case "net_after":
      return ofCurrencies(sums, (own, write) => buildNetAfter(own, formula, write));
    case "money_share":
      return ofCurrencies(sums, (own, write) => {
        const gross = (buckets: readonly Bucket[]) => add(own, buckets, "gross");
        const all = gross(formula.denominator);
        return {
          value: divide(gross(formula.numerator), all),
          upper: divide(gross(formula.upper), all),
          ...{ numerator: write(gross(formula.numerator)), denominator: write(all) },
        };
      });
    case "average_order":
      return ofCurrencies(sums, (own, write) => {
        const [gross, orders] = [add(own, formula.buckets, "gross"), add(own, formula.buckets, "orders")];
        // A half rounds up; amounts are not negative.
        const value = orders === 0n ? null : write((2n * gross + orders) / (2n * orders));
        return { value, numerator: write(gross), denominator: Number(orders) };
      });
    case "refund_rate":
      return ofCurrencies(sums, (own, write) => {
        const [part, whole] = [add(own, formula.buckets, "refunded"), add(own, formula.buckets, "gross")];
        return { value: divide(part, whole), numerator: write(part), denominator: write(whole) };
      });
    case "lost_gmv":
      return buildLoss(stores);
  }
}

type Write = (minor: bigint) => string;

function ofCurrencies(
  sums: readonly SomeSum[],
  build: (own: readonly SomeSum[], write: Write) => Omit<CurrencyValue, "currency">,
): SalesFigure {
  const currencies = [...new Set(sums.map(({ currency }) => currency))].sort();
  const totals = currencies.map((currency) => {
    const write = (minor: bigint) => formatMinorUnits(minor, countMinorDigits(currency));
    const own = sums.filter((sum) => sum.currency === currency);
    return { ...build(own, write), currency };
  });
  if (totals.length > 1) return { value: null, totals };
  return totals[0] ?? { value: null };
}

function add(sums: readonly SomeSum[], buckets: readonly Bucket[], part: SalesPart): bigint {
  return sums.reduce(
    (total, sum) => (buckets.includes(sum.bucket) ? total + readPart(sum, part) : total),
    0n,
  );
}

/** To nine decimals, however large the sums. */
function divide(part: bigint, whole: bigint): number | null {
  return whole === 0n ? null : Number((part * 1_000_000_000n) / whole) / 1e9;
}

/** While no order at all is old enough there is nothing to say; the others are counted as pending. */
function buildNetAfter(
  own: readonly SomeSum[],
  { buckets, days }: { buckets: readonly Bucket[]; days: NetDays },
  write: Write,
): Omit<CurrencyValue, "currency"> {
  const mature = (part: "orders" | "gross" | "refunded") => add(own, buckets, `mature_${days}_${part}`);
  const [orders, matured] = [add(own, buckets, "orders"), mature("orders")];
  const isUnknown = orders > 0n && matured === 0n;
  return {
    value: isUnknown ? null : write(mature("gross") - mature("refunded")),
    ...{ numerator: Number(matured), denominator: Number(orders), pending: Number(orders - matured) },
  };
}

/** Who bought, of whom, by definition; `under` is the window. */
function buildConversion(
  base: ConversionBase,
  counts: AskedCounts | undefined,
  under: WindowCounts | undefined,
): SalesFigure {
  if (!counts || !under) return { value: null };
  const numerator = under.converted + (base === "inquirers" ? 0 : under.othersConverted);
  const others = { inquirers: 0, consulters: under.othersMatured, platform: under.othersConverted }[base];
  const denominator = under.matured + others;
  const interval = getWilsonInterval(numerator, denominator);
  const matured = under.matured + (base === "consulters" ? under.othersMatured : 0);
  return {
    value: denominator === 0 ? null : numerator / denominator,
    ...{ numerator, denominator },
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    pending: (base === "consulters" ? counts.inquiries : counts.inquirers) - matured,
  };
}

/** Signed change against a basis: points for shares, relative otherwise; null without one, or between currencies. */
export function getSalesChange(
  id: SalesMetricId,
  now: Pick<SalesFigure, "value" | "currency">,
  before: Pick<SalesFigure, "value" | "currency"> | undefined,
): number | null {
  if (!before || now.value === null || before.value === null || now.currency !== before.currency) return null;
  const [to, from] = [Number(now.value), Number(before.value)];
  if (salesMetrics[id].unit === "share") return to - from;
  return from === 0 ? null : to / from - 1;
}
