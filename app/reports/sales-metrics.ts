/** Which measures the Sales page shows where. */
import { getBucketMetric } from "#app/metrics/bucket-metric.ts";
import { conversionCurve, conversionDefinitions, type SalesMetricId } from "#app/metrics/sales-registry.ts";
import { buckets } from "#app/sales/credit.ts";

/** Of all stores together, made of orders. */
export const orderMetrics: readonly SalesMetricId[] = [
  ...(["gmv", "gmv_net", "service_gmv", "service_gmv_net", "service_gmv_net_15"] as const),
  ...buckets.flatMap((bucket) => [getBucketMetric(bucket, false), getBucketMetric(bucket, true)]),
  ...(["bot_share", "orders", "service_orders", "service_average_order", "service_refund_rate"] as const),
];

/** Of all stores together, made of inquiries. */
export const inquiryMetrics: readonly SalesMetricId[] = [
  ...(["inquirers", "at_risk"] as const),
  ...conversionDefinitions,
  ...conversionCurve.map(({ metric }) => metric),
];

/** Of each bucket by itself. */
export const bucketMetrics = [
  "orders",
  "average_order",
  "refund_rate",
] as const satisfies readonly SalesMetricId[];

/** The columns of the table of stores: of money the one of each pair that the page shows. */
export function listStoreMetrics(net: boolean): SalesMetricId[] {
  return [
    net ? "gmv_net" : "gmv",
    net ? "service_gmv_net" : "service_gmv",
    "bot_share",
    "conversion_rate",
    "inquirers",
    "service_average_order",
    "service_refund_rate",
  ];
}
