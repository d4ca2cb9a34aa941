/** What was sold step by step, in one currency, each step made of the four buckets. */
import { formatMinorUnits } from "#app/money/amount.ts";
import { countMinorDigits } from "#app/money/currency.ts";
import type { BucketSum, SalesPart } from "#app/metrics/sales-parts.ts";
import type { Day } from "#app/metrics/question.ts";
import { buckets, type Bucket } from "#app/sales/credit.ts";
import { netDays } from "#app/sales/windows.ts";
import { addDays, countDays } from "#app/time/day.ts";
import type { DayRange } from "#app/time/period.ts";
import { buildSteps, type TrendStep } from "./trend-steps.ts";

/** A day, or the week that begins on it; money as decimals of the currency. */
export type SalesPoint = {
  day: Day;
  buckets: Record<Bucket, string>;
  total: string;
  /** The whole of the step it is compared with, and of each bucket in it; null without one. */
  before: { buckets: Record<Bucket, string>; total: string } | null;
  /** Its days are not over yet. */
  isOpen: boolean;
  /** Refunds of its orders may well still come. */
  isMaturing: boolean;
};

/** What gross and net money are made of. */
export const moneyParts = ["gross", "refunded"] as const satisfies readonly SalesPart[];
export type MoneySum = BucketSum<(typeof moneyParts)[number]>;

/** A sum with the step it belongs to. */
export type StepSum = MoneySum & { day: Day };

type Asked = {
  period: DayRange;
  comparison: DayRange | null;
  step: TrendStep;
  net: boolean;
  currency: string;
  /** The first day that is not over. */
  openDay: Day | null;
};

export function buildSalesTrend(
  now: readonly StepSum[],
  before: readonly StepSum[] | null,
  { period, comparison, step, net, currency, openDay }: Asked,
): SalesPoint[] {
  const offset = comparison ? countDays(period.from, comparison.from) - 1 : 0;
  const shift = step === "day" ? offset : Math.round(offset / 7) * 7;
  const maturingFrom = openDay === null || !net ? null : addDays(openDay, -netDays[0]);
  const read = (sums: readonly StepSum[], day: Day) =>
    sumBuckets(
      sums.filter((sum) => sum.day === day && sum.currency === currency),
      currency,
      net,
    );
  const hasBasis = before?.some((sum) => sum.currency === currency) ?? false;
  return buildSteps(period, step).map((day) => {
    const lastDay = step === "day" ? day : addDays(day, 6);
    const earlier = addDays(day, shift);
    const isCompared = comparison && lastOf(earlier, step) >= comparison.from && earlier <= comparison.to;
    return {
      day,
      ...read(now, day),
      before: before && hasBasis && isCompared ? read(before, earlier) : null,
      isOpen: openDay !== null && lastDay >= openDay,
      isMaturing: maturingFrom !== null && lastDay > maturingFrom,
    };
  });
}

const lastOf = (day: Day, step: TrendStep) => (step === "day" ? day : addDays(day, 6));

/** The money of one currency by bucket and in all, as decimals. */
export function sumBuckets(
  sums: readonly MoneySum[],
  currency: string,
  net: boolean,
): { buckets: Record<Bucket, string>; total: string } {
  const write = (minor: bigint) => formatMinorUnits(minor, countMinorDigits(currency));
  const minorOf = (bucket: Bucket) =>
    sums.reduce(
      (total, sum) =>
        sum.bucket === bucket && sum.currency === currency
          ? total + sum.sums.gross - (net ? sum.sums.refunded : 0n)
          : total,
      0n,
    );
  return {
    buckets: Object.fromEntries(buckets.map((bucket) => [bucket, write(minorOf(bucket))])) as Record<
      Bucket,
      string
    >,
    total: write(buckets.reduce((total, bucket) => total + minorOf(bucket), 0n)),
  };
}
