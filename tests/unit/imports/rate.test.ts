import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addSample, estimate, type Sample } from "#app/components/imports/rate.ts";

const gather = (samples: readonly Sample[]) =>
  samples.reduce<Sample[]>((sum, sample) => addSample(sum, sample), []);

describe("estimate", () => {
  test("knows nothing from one look", () => {
    expect(estimate([], 100)).toEqual({ perSecond: null, secondsLeft: null });
    expect(estimate([{ at: 0, done: 50 }], 100)).toEqual({ perSecond: null, secondsLeft: null });
  });

  test("reckons from what moved between two looks", () => {
    const samples = gather([
      { at: 1_000, done: 20 },
      { at: 3_000, done: 60 },
    ]);
    expect(estimate(samples, 100)).toEqual({ perSecond: 20, secondsLeft: 2 });
    expect(estimate(samples, null)).toEqual({ perSecond: 20, secondsLeft: null });
  });

  test("says no time while nothing moves", () => {
    const samples = gather([
      { at: 0, done: 20 },
      { at: 2_000, done: 20 },
    ]);
    expect(estimate(samples, 100)).toEqual({ perSecond: 0, secondsLeft: null });
  });

  test("looks back ten seconds: a slow beginning is forgotten", () => {
    const samples = gather([
      ...Array.from({ length: 20 }, (_, second) => ({ at: second * 1000, done: second })),
      ...Array.from({ length: 11 }, (_, second) => ({ at: (20 + second) * 1000, done: 20 + second * 50 })),
    ]);
    expect(estimate(samples, 1_020).perSecond).toBeCloseTo(50);
    expect(estimate(samples, 1_020).secondsLeft).toBeCloseTo(10);
  });

  test("never tells of negative or endless time", () => {
    const samples = fc.array(fc.record({ at: fc.nat(100_000), done: fc.nat(1_000_000) }), { maxLength: 40 });
    fc.assert(
      fc.property(samples, fc.nat(1_000_000), (looks, total) => {
        const { perSecond, secondsLeft } = estimate(gather(looks), total);
        expect(perSecond ?? 0).toBeGreaterThanOrEqual(0);
        expect(Number.isFinite(perSecond ?? 0)).toBe(true);
        expect(secondsLeft ?? 0).toBeGreaterThanOrEqual(0);
        expect(Number.isFinite(secondsLeft ?? 0)).toBe(true);
      }),
    );
  });
});

test("what begins anew forgets what was before; a look from the past changes nothing", () => {
  const once = gather([
    { at: 1_000, done: 500 },
    { at: 2_000, done: 600 },
  ]);
  expect(addSample(once, { at: 3_000, done: 10 })).toEqual([{ at: 3_000, done: 10 }]);
  expect(addSample(once, { at: 2_000, done: 700 })).toEqual(once);
});
