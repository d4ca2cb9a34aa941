/** One total out of several currencies, by rates the merchant gave; exact but for one rounding for each rate. */
import type { Day } from "#app/metrics/question.ts";
import { countMinorDigits } from "./currency.ts";

/** So many units of the reporting currency for one of the other, from a day on, until a later rate. `rate` is a decimal. */
export type Rate = { currency: string; reportingCurrency: string; holdsFrom: Day; rate: string };

/** Minor units of one currency on a store-local day. */
export type DaySum = { currency: string; day: Day; minor: bigint };

export type Conversion =
  /** In minor units of the reporting currency; the rates it took, by currency and day. */
  | { isComplete: true; minor: bigint; used: Rate[] }
  /** Currencies without a rate on some of the days: no total is better than part of one. */
  | { isComplete: false; missing: string[] };

const decimal = /^\d{1,12}(?:\.\d{1,12})?$/;

/** Whether a text is a rate: a decimal above zero. */
export function isRate(text: string): boolean {
  return decimal.test(text) && /[1-9]/.test(text);
}

/** The rate that holds on a day; undefined before the first. */
export function findRate(rates: readonly Rate[], { currency, day }: Omit<DaySum, "minor">): Rate | undefined {
  return rates
    .filter((rate) => rate.currency === currency && rate.holdsFrom <= day)
    .reduce<Rate | undefined>(
      (last, rate) => (!last || rate.holdsFrom > last.holdsFrom ? rate : last),
      undefined,
    );
}

/** `rates` are all of one reporting currency, whose own money stays as it is. */
export function convertSums(
  sums: readonly DaySum[],
  rates: readonly Rate[],
  reportingCurrency: string,
): Conversion {
  let minor = 0n;
  const missing = new Set<string>();
  const byRate = new Map<Rate, bigint>();
  for (const sum of sums) {
    if (sum.currency === reportingCurrency) {
      minor += sum.minor;
      continue;
    }
    const rate = findRate(rates, sum);
    if (rate) byRate.set(rate, (byRate.get(rate) ?? 0n) + sum.minor);
    else missing.add(sum.currency);
  }
  if (missing.size > 0) return { isComplete: false, missing: [...missing].sort() };
  for (const [rate, sum] of byRate) minor += convert(sum, rate);
  const used = [...byRate.keys()].sort((a, b) =>
    a.currency === b.currency ? (a.holdsFrom < b.holdsFrom ? -1 : 1) : a.currency < b.currency ? -1 : 1,
  );
  return { isComplete: true, minor, used };
}

function convert(minor: bigint, { currency, reportingCurrency, rate }: Rate): bigint {
  const [whole = "", fraction = ""] = rate.split(".");
  const shift = countMinorDigits(reportingCurrency) - countMinorDigits(currency) - fraction.length;
  const product = minor * BigInt(whole + fraction);
  return shift >= 0 ? product * 10n ** BigInt(shift) : roundQuotient(product, 10n ** BigInt(-shift));
}

/** A half away from zero. `divisor` is positive. */
export function roundQuotient(dividend: bigint, divisor: bigint): bigint {
  const size = dividend < 0n ? -dividend : dividend;
  const rounded = (2n * size + divisor) / (2n * divisor);
  return dividend < 0n ? -rounded : rounded;
}
