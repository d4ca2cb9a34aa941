/** A figure of what service sells, worked out of sums. */
import { formatMinorUnits } from "#app/money/amount.ts";
import { countMinorDigits } from "#app/money/currency.ts";
import type { Bucket } from "#app/sales/credit.ts";
import { getWilsonInterval } from "./interval.ts";
import { salesMetrics, type SalesMetricId } from "./sales-registry.ts";

/** Money of one currency and bucket, in minor units. */
export type BucketSum = { currency: string; bucket: Bucket; gross: bigint; refunded: bigint };
export type InquiryCounts = { inquirers: number; matured: number; converted: number };

/** A decimal amount or a share of one currency. */
export type CurrencyValue = { value: string | number | null; currency: string; upper?: number | null };

export type SalesFigure = {
  /** Null without data, and where several currencies make several values: see `totals`. */
  value: string | number | null;
  currency?: string;
  /** The most that a share could be said to be. */
  upper?: number | null;
  /** One for each currency, where there are several; they are never added. */
  totals?: CurrencyValue[];
  numerator?: number;
  denominator?: number;
  low?: number | null;
  high?: number | null;
  /** Inquirers whose window is still open. */
  pending?: number;
};

/** No orders in any bucket is no data; none in the buckets asked for is nothing sold. */
export function buildSalesFigure(
  id: SalesMetricId,
  sums: readonly BucketSum[],
  counts: InquiryCounts | undefined,
): SalesFigure {
  const { formula } = salesMetrics[id];
  switch (formula.kind) {
    case "inquirers":
      return { value: counts?.inquirers ?? null };
    case "conversion":
      return buildConversion(counts);
    case "money":
      return ofCurrencies(sums, (own, currency) => {
        const minor = add(own, formula.buckets, (sum) => sum.gross - (formula.isNet ? sum.refunded : 0n));
        return { value: formatMinorUnits(minor, countMinorDigits(currency)), currency };
      });
    case "money_share":
      return ofCurrencies(sums, (own, currency) => {
        const share = (buckets: readonly Bucket[]) =>
          divide(addGross(own, buckets), addGross(own, formula.denominator));
        return { value: share(formula.numerator), upper: share(formula.upper), currency };
      });
  }
}

function ofCurrencies(
  sums: readonly BucketSum[],
  build: (own: readonly BucketSum[], currency: string) => CurrencyValue,
): SalesFigure {
  const currencies = [...new Set(sums.map(({ currency }) => currency))].sort();
  const totals = currencies.map((currency) =>
    build(
      sums.filter((sum) => sum.currency === currency),
      currency,
    ),
  );
  if (totals.length > 1) return { value: null, totals };
  return totals[0] ?? { value: null };
}

const add = (
  sums: readonly BucketSum[],
  buckets: readonly Bucket[],
  read: (sum: BucketSum) => bigint,
): bigint => sums.reduce((total, sum) => (buckets.includes(sum.bucket) ? total + read(sum) : total), 0n);
const addGross = (sums: readonly BucketSum[], buckets: readonly Bucket[]) =>
  add(sums, buckets, ({ gross }) => gross);

/** To nine decimals, however large the sums. */
function divide(part: bigint, whole: bigint): number | null {
  return whole === 0n ? null : Number((part * 1_000_000_000n) / whole) / 1e9;
}

function buildConversion(counts: InquiryCounts | undefined): SalesFigure {
  if (!counts) return { value: null };
  const { inquirers, matured, converted } = counts;
  const interval = getWilsonInterval(converted, matured);
  return {
    value: matured === 0 ? null : converted / matured,
    numerator: converted,
    denominator: matured,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    pending: inquirers - matured,
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
