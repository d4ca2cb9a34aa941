import { salesParts, type BucketSum, type InquiryCounts } from "#app/metrics/sales-parts.ts";
import type { Bucket } from "#app/sales/credit.ts";
import { creditWindows } from "#app/sales/windows.ts";

/** Sums of one currency and bucket in minor units; what is not given is nothing. */
export function makeBucketSum(
  currency: string,
  bucket: Bucket,
  parts: Partial<Record<(typeof salesParts)[number], number>>,
): BucketSum {
  const sums = salesParts.map((part) => [part, BigInt(parts[part] ?? 0)]);
  return { currency, bucket, sums: Object.fromEntries(sums) as BucketSum["sums"] };
}

/** Inquirers alone, the same under every window. */
export function makeInquiryCounts(inquirers: number, matured: number, converted: number): InquiryCounts {
  const under = { matured, converted, othersMatured: 0, othersConverted: 0 };
  const curve = creditWindows.map((hours) => [hours, under]);
  return {
    ...under,
    ...{ inquiries: inquirers, inquirers, atRisk: inquirers - matured },
    curve: Object.fromEntries(curve) as InquiryCounts["curve"],
  };
}
