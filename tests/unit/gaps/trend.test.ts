import { expect, it } from "vitest";
import { countByDay } from "#app/gaps/days.ts";
import { readTrend } from "#app/gaps/trend.ts";

it.each([
  [0, 0, null],
  [1, 0, "steady"],
  // 1.96 × √4 = 3.92: four against none is the first that chance would hardly do.
  [4, 0, "rising"],
  [3, 0, "steady"],
  [0, 4, "falling"],
  // 1.96 × √50 = 13.9.
  [32, 18, "rising"],
  [31, 19, "steady"],
  [18, 32, "falling"],
])("%i questions after %i: %s", (recent, previous, trend) => {
  expect(readTrend(recent, previous)).toBe(trend);
});

it("counts by the store's own days, those without any among them", () => {
  const times = ["2026-10-03T15:59:59Z", "2026-10-03T16:00:00Z", "2026-10-05T02:00:00Z"].map(Date.parse);
  const through = Date.parse("2026-10-05T16:30:00Z");
  expect(countByDay(times, { timezone: "Asia/Shanghai", through, days: 4 })).toEqual([
    { day: "2026-10-03", count: 1 },
    { day: "2026-10-04", count: 1 },
    { day: "2026-10-05", count: 1 },
    { day: "2026-10-06", count: 0 },
  ]);
});
