/**
 * Log-scale histograms of durations that can be added up (Masson, Rim, Lee: DDSketch, VLDB 2019).
 * Bucket i holds the milliseconds in (ratio^(i-1), ratio^i]; any quantile read from it is within 2.5 %.
 */
export type Histogram = Map<number, number>;

const relativeError = 0.025;
/** Ratio of a bucket's bounds; SQL uses the same value to bucket raw durations. */
export const bucketRatio = (1 + relativeError) / (1 - relativeError);
/** Bucket of durations under a millisecond; its estimate is 0. */
export const zeroBucket = -1;

/** The bucket of a duration in milliseconds. */
export function getBucket(ms: number): number {
  return ms < 1 ? zeroBucket : Math.max(0, Math.ceil(Math.log(ms) / Math.log(bucketRatio) - 1e-9));
}

/** Milliseconds standing for a whole bucket: at most 2.5 % from any duration in it. */
export function estimateBucket(bucket: number): number {
  return bucket === zeroBucket ? 0 : (2 * bucketRatio ** bucket) / (bucketRatio + 1);
}

/** The q-quantile (0–1) in milliseconds, lower rank as in percentile_disc; null when empty. */
export function estimateQuantile(histogram: Histogram, quantile: number): number | null {
  const buckets = [...histogram].filter(([, n]) => n > 0).sort(([a], [b]) => a - b);
  const total = buckets.reduce((sum, [, n]) => sum + n, 0);
  if (total === 0) return null;
  const rank = Math.max(1, Math.ceil(quantile * total));
  let seen = 0;
  for (const [bucket, n] of buckets) {
    seen += n;
    if (seen >= rank) return estimateBucket(bucket);
  }
  return null;
}
