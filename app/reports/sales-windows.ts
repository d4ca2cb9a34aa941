/** The same money under every attribution window: what moves between the buckets, and the sum that does not. */
import type { WindowSum } from "#db/queries/sum-sales-windows.ts";
import { formatMinorUnits } from "#app/money/amount.ts";
import { countMinorDigits } from "#app/money/currency.ts";
import { buckets, type Bucket } from "#app/sales/credit.ts";
import { creditWindows } from "#app/sales/windows.ts";
import type { CreditWindow } from "#app/search/page-search.ts";

export type SalesWindow = {
  /** Null: each store's own. */
  hours: CreditWindow | null;
  /** Decimals of the currency. */
  buckets: Record<Bucket, string>;
  total: string;
};

export function buildSalesWindows(
  sums: readonly WindowSum[],
  { currency, net }: { currency: string; net: boolean },
): SalesWindow[] {
  const write = (minor: bigint) => formatMinorUnits(minor, countMinorDigits(currency));
  return [...creditWindows, null].map((hours) => {
    const own = sums.filter((sum) => sum.hours === hours && sum.currency === currency);
    const add = (of: readonly WindowSum[]) =>
      of.reduce((total, { gross, refunded }) => total + gross - (net ? refunded : 0n), 0n);
    const amounts = buckets.map((bucket) => [bucket, write(add(own.filter((sum) => sum.bucket === bucket)))]);
    return { hours, buckets: Object.fromEntries(amounts) as Record<Bucket, string>, total: write(add(own)) };
  });
}
