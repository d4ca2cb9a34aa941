import { describe, expect, it } from "vitest";
import { measureAgreement } from "#tests/bench/gaps/agreement.ts";

const split = (text: string) => text.split(" ");

describe("agreement of groups with labels", () => {
  it("is complete where they are the same under other names", () => {
    expect(measureAgreement(split("a a b b c"), split("x x y y z"))).toEqual({ purity: 1, nmi: 1, ari: 1 });
  });

  // Table of counts: x holds 3 a and 1 b, y holds 1 a and 3 b.
  // Purity (3 + 3) / 8. Pairs together: 6 in both (two threes), 12 by label, 12 by group, 28 in all;
  // expected 144 / 28, so (6 - 36/7) / (12 - 36/7) = 1/8. Both entropies are ln 2, mutual information
  // 2 · 3/8 · ln(3/2) + 2 · 1/8 · ln(1/2) = 3/4 ln 3 - ln 2.
  it("counts what is shared", () => {
    const { purity, nmi, ari } = measureAgreement(split("a a a a b b b b"), split("x x x y y y y x"));
    expect(purity).toBe(0.75);
    expect(ari).toBeCloseTo(1 / 8, 12);
    expect(nmi).toBeCloseTo((0.75 * Math.log(3) - Math.LN2) / Math.LN2, 12);
  });

  // One group tells nothing: no information; its pairs are what chance gives.
  it("is nothing for one group of everything", () => {
    const { purity, nmi, ari } = measureAgreement(split("a a b c"), split("x x x x"));
    expect(purity).toBe(0.5);
    expect(nmi).toBeCloseTo(0, 12);
    expect(ari).toBeCloseTo(0, 12);
  });

  // Groups of one: pure, half the mean entropy known (ln 2 of (ln 2 + ln 4) / 2 = 2/3), but no pair found.
  it("flatters groups of one by purity and mutual information, not by the Rand index", () => {
    const { purity, nmi, ari } = measureAgreement(split("a a b b"), split("1 2 3 4"));
    expect(purity).toBe(1);
    expect(nmi).toBeCloseTo(2 / 3, 12);
    expect(ari).toBeCloseTo(0, 12);
  });

  // Worse than chance: every pair of one label lies apart. Pairs 0 in both, 2, 2, of 6: (0 - 2/3) / (2 - 2/3).
  it("falls below zero where groups cut across labels", () => {
    expect(measureAgreement(split("a a b b"), split("x y x y")).ari).toBeCloseTo(-0.5, 12);
  });

  it("refuses lists of different lengths", () => {
    expect(() => measureAgreement(["a"], [])).toThrow("0 groups for 1 labels");
  });
});
