import { expect, test } from "vitest";
import { estimateQuantile, getBucket } from "#app/metrics/histogram.ts";
import { mergeHistograms } from "#app/reports/percentiles.server.ts";

test("the median of merged histograms is that of all durations together, not of the medians", () => {
  const histogramOf = (...seconds: number[]) => {
    const histogram = new Map<number, number>();
    for (const s of seconds)
      histogram.set(getBucket(s * 1000), (histogram.get(getBucket(s * 1000)) ?? 0) + 1);
    return histogram;
  };
  const { human_wait: merged } = mergeHistograms([
    { human_wait: histogramOf(10, 10, 10, 10, 10) },
    { human_wait: histogramOf(100, 100), handle_time: histogramOf(5) },
    {},
  ]);
  expect([...merged!.values()].reduce((sum, n) => sum + n)).toBe(7);
  // Of 10 10 10 10 10 100 100 the fourth is the median; a bucket is within 2.5 % of it.
  expect(Math.abs(estimateQuantile(merged!, 0.5)! - 10_000)).toBeLessThanOrEqual(250);
  expect(Math.abs(estimateQuantile(merged!, 0.9)! - 100_000)).toBeLessThanOrEqual(2_500);
});
