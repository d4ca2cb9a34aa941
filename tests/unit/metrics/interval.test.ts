import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { getWilsonInterval } from "#app/metrics/interval.ts";

describe("the Wilson interval", () => {
  it.each([
    // Worked by hand: centre ± spread = (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n), z = 1.96.
    [36, 100, 0.2727, 0.4576],
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
    [1, 2, 0.0945, 0.9055],
  ])("of %i in %i is %f to %f", (successes, n, low, high) => {
    const interval = getWilsonInterval(successes, n)!;
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it("is nothing without data", () => {
    expect(getWilsonInterval(0, 0)).toBeNull();
  });

  it("holds the share and stays within 0 and 1", () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.nat(1e6), (a, b) => {
        const n = a + b;
        if (n === 0) return;
        const { low, high } = getWilsonInterval(a, n)!;
        expect(low >= 0 && low <= a / n && a / n <= high && high <= 1).toBe(true);
      }),
    );
  });
});
