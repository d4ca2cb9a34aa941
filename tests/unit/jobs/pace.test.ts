import { expect, test } from "vitest";
import { createPace } from "#app/jobs/pace.ts";

test("a thing rests in proportion to its last run, less what it waits anyway, and no longer than the longest rest", () => {
  let now = 1_000;
  const pace = createPace({ restFactor: 10, waitedMs: 500, longestRestMs: 60_000, now: () => now });
  expect(pace.getRest(1)).toBe(0);

  pace.noteRun(1, 200);
  expect([pace.getRest(1), pace.getRest(2)]).toEqual([1_500, 0]);
  now += 1_400;
  expect(pace.getRest(1)).toBe(100);
  now += 200;
  expect(pace.getRest(1)).toBe(0);

  pace.noteRun(1, 50);
  expect(pace.getRest(1)).toBe(0);
  pace.noteRun(2, 1_000_000);
  expect(pace.getRest(2)).toBe(60_000);
});
