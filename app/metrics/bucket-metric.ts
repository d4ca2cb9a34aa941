import type { Bucket } from "#app/sales/credit.ts";
import type { SalesMetricId } from "./sales-registry.ts";

/** The measure of a bucket's money, gross or net. */
export function getBucketMetric(bucket: Bucket, net: boolean): SalesMetricId {
  return net ? `gmv_${bucket}_net` : `gmv_${bucket}`;
}
