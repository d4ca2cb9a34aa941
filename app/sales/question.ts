/** A question about sales: whose, which days, under which window. */
import type { Scope } from "#app/access/principal.ts";
import type { FilterOperator } from "#app/metrics/dimensions.ts";
import type { Day } from "#app/metrics/question.ts";

/** Told by an order's or an inquiry's day alone. */
export const dayDimensions = ["day", "week", "month", "weekday"] as const;

/** What sales can be split or filtered by; channel, topic and agent are those of the conversation that is credited. */
export const salesDimensions = [
  ...(["store", ...dayDimensions, "channel", "source", "topic", "agent"] as const),
  ...(["currency", "bucket"] as const),
] as const;
export type SalesDimension = (typeof salesDimensions)[number];

/** What orders can be filtered by beside that: a product is in an order among others, so none is split by it. */
export type SalesFilterDimension = SalesDimension | "product";

/** Inquiries have neither money nor a bucket. */
export type InquiryDimension = Exclude<SalesDimension, "currency" | "bucket">;

/** Keeps what is (not) of one of the values, or contains one of them. */
export type SalesFilter<D extends SalesFilterDimension = SalesFilterDimension> = {
  dimension: D;
  operator: FilterOperator;
  values: string[];
};

export type SalesSelection<D extends SalesFilterDimension = SalesFilterDimension> = {
  scope: Scope;
  /** Inclusive, in each store's local days: orders by the day they were paid, inquiries by their own. */
  from: Day;
  to: Day;
  filters: readonly SalesFilter<D>[];
  /** Attribution window in hours; null uses each store's own. */
  windowHours: number | null;
};
