import type { SalesFigure } from "#app/metrics/sales-figure.ts";
import type { SalesMetricId } from "#app/metrics/sales-registry.ts";
import type { Bucket } from "#app/sales/credit.ts";
import type { SalesFilter } from "#app/sales/question.ts";
import type { CreditWindow } from "#app/search/page-search.ts";

export type SalesFigures = Partial<Record<SalesMetricId, SalesFigure>>;
/** The figures of the whole selection, and of the days compared with. */
export type Totals = { now: SalesFigures; before: SalesFigures | null };
/** Decimals of one currency. */
export type BucketAmounts = Readonly<Record<Bucket, string>>;
export type WindowRow = { hours: CreditWindow | null; buckets: BucketAmounts; total: string };
export type TopicRow = { topic: string; buckets: BucketAmounts; figures: SalesFigures };

export const noFigure: SalesFigure = { value: null };

export function ofCurrency(currency: string): SalesFilter {
  return { dimension: "currency", operator: "is", values: [currency] };
}
