/** What the list behind a number of sales holds. */
import { salesMetrics, type SalesMetricId } from "./sales-registry.ts";

export type SalesListRows = "orders" | "inquiries";

/** Single orders, or single inquiries: customers and local days. */
export function getSalesListRows(id: SalesMetricId): SalesListRows {
  const { formula } = salesMetrics[id];
  return "buckets" in formula || formula.kind === "money_share" ? "orders" : "inquiries";
}

/** Whether what a number counts differs from all it is measured over, so that it has two lists. */
export function hasSides(id: SalesMetricId): boolean {
  return ["money_share", "refund_rate", "net_after", "conversion", "lost_gmv"].includes(
    salesMetrics[id].formula.kind,
  );
}
