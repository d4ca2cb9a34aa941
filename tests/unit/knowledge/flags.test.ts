import { expect, it } from "vitest";
import { flagEntries, type FlaggedEntry } from "#app/knowledge/flags.ts";

const dayMs = 86_400_000;
const through = 200 * dayMs;
const none = { hits: 0, effective: 0 };

const entry = (hits: number, effective: number, more: Partial<FlaggedEntry> = {}): FlaggedEntry => ({
  ...{ hits, effective, isLive: true, isOld: true, changedAt: through - dayMs, recent: none, before: none },
  ...more,
});
const flag = (...entries: FlaggedEntry[]) => flagEntries(entries, through);

it("calls hot the fewest that have half of all hits, both of a tie, and none below 30", () => {
  expect(flag(entry(100, 90), entry(60, 54), entry(60, 54), entry(40, 36))).toEqual([
    ["hot"],
    ["hot"],
    ["hot"],
    [],
  ]);
  expect(flag(entry(100, 90), entry(40, 36))).toEqual([["hot"], []]);
  expect(flag(entry(29, 26), entry(10, 9))).toEqual([[], []]);
});

it("calls cold what is live since before the period and never hit, once the store has hits enough", () => {
  const [, cold, young, retired] = flag(
    entry(100, 90),
    entry(0, 0),
    entry(0, 0, { isOld: false }),
    entry(0, 0, { isLive: false }),
  );
  expect([cold, young, retired]).toEqual([["cold"], [], []]);
  expect(flag(entry(99, 90), entry(0, 0))[1]).toEqual([]);
});

it("calls harmful what is clearly ten points below the others, and nothing of few hits", () => {
  // Others: 90 %. Of 100: 60 reaches up to 69.1 %, 75 up to 82.5 %; of 29 nothing is said.
  const others = entry(1_000, 900);
  expect(flag(others, entry(100, 60))[1]).toContain("harmful");
  expect(flag(others, entry(100, 75))[1]).not.toContain("harmful");
  expect(flag(others, entry(29, 0))[1]).toEqual([]);
});

it("calls stale what nobody touched for 90 days and clearly does worse than it did", () => {
  const before = { hits: 200, effective: 180 };
  const recent = { hits: 100, effective: 60 };
  const old = through - 91 * dayMs;
  expect(flag(entry(0, 0, { changedAt: old, before, recent }))[0]).toEqual(["stale"]);
  expect(flag(entry(0, 0, { changedAt: through - 90 * dayMs, before, recent }))[0]).toEqual([]);
  expect(flag(entry(0, 0, { changedAt: old, before, recent: { hits: 100, effective: 82 } }))[0]).toEqual([]);
  expect(flag(entry(0, 0, { changedAt: old, before, recent: { hits: 29, effective: 0 } }))[0]).toEqual([]);
});
