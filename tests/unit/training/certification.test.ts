/** Which level what is known of a trainer reaches, and which rules are refused. */
import { describe, expect, it, test } from "vitest";
import {
  certify,
  commonRules,
  findRuleFault,
  type LevelRule,
  type Proof,
} from "#app/training/certification.ts";

const rules: readonly LevelRule[] = [
  { level: 1, leastJudged: 2, leastAdded: 5, mostHarmed: 0.5 },
  { level: 2, leastJudged: 4, leastAdded: 20, mostHarmed: 0.25 },
  { level: 3, leastJudged: 8, leastAdded: 100, mostHarmed: 0.1 },
];

describe("a level", () => {
  test.each<[string, Proof, number | null]>([
    ["no edit judged", { judged: 0, low: null, harmed: 0 }, null],
    ["too few judged", { judged: 1, low: 400, harmed: 0 }, 0],
    ["all of the first, to the point", { judged: 2, low: 5, harmed: 1 }, 1],
    ["a low end just short of it", { judged: 2, low: 4.99, harmed: 0 }, 0],
    ["a low end below none", { judged: 30, low: -3, harmed: 0 }, 0],
    ["too much harm for the second", { judged: 4, low: 50, harmed: 2 }, 1],
    ["a quarter harmed, which the second allows", { judged: 4, low: 50, harmed: 1 }, 2],
    ["all of the third", { judged: 20, low: 100, harmed: 2 }, 3],
    ["one more harmed than the third allows", { judged: 20, low: 100, harmed: 3 }, 2],
  ])("%s", (_, proof, level) => {
    expect(certify(proof, rules).level).toBe(level);
  });

  it("is not reached over one that is missed", () => {
    const odd = [{ ...rules[0]!, leastJudged: 9 }, rules[1]!];
    expect(certify({ judged: 4, low: 50, harmed: 0 }, odd).level).toBe(0);
  });

  it("says of each rule what of it holds", () => {
    const { checks } = certify({ judged: 4, low: 10, harmed: 2 }, rules);
    expect(
      checks.map(({ hasJudged, hasAdded, hasFewHarmed }) => [hasJudged, hasAdded, hasFewHarmed]),
    ).toEqual([
      [true, true, true],
      [true, false, false],
      [false, false, false],
    ]);
  });
});

describe("rules", () => {
  it("that Apiary comes with are right", () => expect(findRuleFault(commonRules)).toBeNull());

  const change = (level: number, patch: Partial<LevelRule>) =>
    rules.map((rule) => (rule.level === level ? { ...rule, ...patch } : rule));

  test.each<[LevelRule[], unknown]>([
    [change(1, { leastJudged: 0 }), { level: 1, field: "judged", why: "range" }],
    [change(2, { leastJudged: 4.5 }), { level: 2, field: "judged", why: "range" }],
    [change(3, { leastAdded: NaN }), { level: 3, field: "added", why: "range" }],
    [change(1, { mostHarmed: 1.01 }), { level: 1, field: "harmed", why: "range" }],
    [change(2, { leastJudged: 1 }), { level: 2, field: "judged", why: "order" }],
    [change(3, { leastAdded: 19 }), { level: 3, field: "added", why: "order" }],
    [change(3, { mostHarmed: 0.26 }), { level: 3, field: "harmed", why: "order" }],
    [change(3, { leastJudged: 4, leastAdded: 20, mostHarmed: 0.25 }), null],
  ])("%#", (changed, fault) => {
    expect(findRuleFault(changed)).toEqual(fault);
  });
});
