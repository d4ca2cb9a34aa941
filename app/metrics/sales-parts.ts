/** What sales figures are made of: additive parts of orders by currency and bucket, and counts of inquiries. */
import type { Bucket } from "#app/sales/credit.ts";
import type { creditWindows, NetDays } from "#app/sales/windows.ts";

type MaturePart = `mature_${NetDays}_${"orders" | "gross" | "refunded"}`;

/** Of paid orders; money in minor units. Mature ones are those for which the days of a net figure are over. */
export type SalesPart =
  "orders" | "refunded_orders" | "gross" | "refunded" | "refunded_15" | "refunded_30" | MaturePart;

export const salesParts = [
  ...["orders", "refunded_orders", "gross", "refunded", "refunded_15", "refunded_30"],
  ...["mature_15_orders", "mature_15_gross", "mature_15_refunded"],
  ...["mature_30_orders", "mature_30_gross", "mature_30_refunded"],
] as readonly SalesPart[];

/** Sums over the orders of one currency and bucket, of the parts that were asked for. */
export type BucketSum<P extends SalesPart = SalesPart> = {
  currency: string;
  bucket: Bucket;
  sums: Readonly<Record<P, bigint>>;
};

/** The same where only those who asked know for which parts. */
export type SomeSum = Omit<BucketSum, "sums"> & { sums: Readonly<Partial<Record<SalesPart, bigint>>> };

/** Throws where the part was not asked for: that is not nothing. */
export function readPart({ sums }: SomeSum, part: SalesPart): bigint {
  const sum = sums[part];
  if (sum === undefined) throw new Error(`${part} was not summed`);
  return sum;
}

/** Inquiries under one window: inquirers, and the others who asked. Converted ones are of those whose window is over. */
export type WindowCounts = {
  matured: number;
  converted: number;
  othersMatured: number;
  othersConverted: number;
};

/** A window kept for every store, in hours. */
export type CurveHours = (typeof creditWindows)[number];

/** Customer-days, under the window that is asked for. */
export type InquiryCounts = WindowCounts & {
  /** Everybody who asked, inquirers or not. */
  inquiries: number;
  inquirers: number;
  /** Inquirers who have not bought and whose window is open. */
  atRisk: number;
  /** The same under the windows kept. */
  curve: Readonly<Record<CurveHours, WindowCounts>>;
};

/** The same where nobody asks for the curve. */
export type AskedCounts = Omit<InquiryCounts, "curve"> & Partial<Pick<InquiryCounts, "curve">>;
