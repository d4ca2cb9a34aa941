import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimateQuantile, getBucket, type Histogram } from "#app/metrics/histogram.ts";

function build(values: readonly number[]): Histogram {
  const histogram: Histogram = new Map();
  for (const value of values) histogram.set(getBucket(value), (histogram.get(getBucket(value)) ?? 0) + 1);
  return histogram;
}

/** The value at the lower rank, straight from the sorted list. */
function findExact(values: readonly number[], quantile: number): number {
  return [...values].sort((a, b) => a - b)[Math.max(1, Math.ceil(quantile * values.length)) - 1]!;
}

const durations = fc.array(fc.oneof(fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 1, max: 1e9 })), {
  minLength: 1,
  maxLength: 200,
});

describe("a histogram of durations", () => {
  it("gives quantiles at most 2.5 % off", () => {
    fc.assert(
      fc.property(durations, fc.constantFrom(0.5, 0.9), (values, quantile) => {
        const exact = findExact(values, quantile);
        const estimate = estimateQuantile(build(values), quantile)!;
        expect(Math.abs(estimate - exact) / exact).toBeLessThanOrEqual(0.0251);
      }),
    );
  });

  it("is the same whether added up from pieces or built at once", () => {
    fc.assert(
      fc.property(durations, durations, (a, b) => {
        const merged = build(a);
        for (const [bucket, n] of build(b)) merged.set(bucket, (merged.get(bucket) ?? 0) + n);
        expect(estimateQuantile(merged, 0.9)).toBe(estimateQuantile(build([...a, ...b]), 0.9));
      }),
    );
  });

  it("keeps an immediate reply at zero, and says nothing of no replies", () => {
    expect(estimateQuantile(build([0, 0, 0, 5000]), 0.5)).toBe(0);
    expect(estimateQuantile(new Map(), 0.5)).toBeNull();
  });
});
