import { expect, test } from "vitest";
import { buildSalesTrend } from "#app/reports/sales-trend.ts";
import { makeBucketSum } from "#tests/factories/bucket-sum.ts";

const period = { from: "2026-11-01", to: "2026-11-03" };
const comparison = { from: "2026-10-29", to: "2026-10-31" };
const at = (day: string, ...sum: Parameters<typeof makeBucketSum>) => ({ ...makeBucketSum(...sum), day });

const now = [
  at("2026-11-01", "CNY", "bot", { gross: 1_000, refunded: 250 }),
  at("2026-11-01", "CNY", "silent", { gross: 5 }),
  at("2026-11-01", "USD", "bot", { gross: 77_700 }),
  at("2026-11-03", "CNY", "mixed", { gross: 300 }),
];
const before = [at("2026-10-29", "CNY", "human", { gross: 400, refunded: 100 })];
const asked = {
  period,
  comparison,
  step: "day" as const,
  net: false,
  currency: "CNY",
  openDay: "2026-11-03",
};

test("every step holds the four buckets of one currency, and what they add up to", () => {
  const points = buildSalesTrend(now, before, asked);
  expect(points.map(({ day, total }) => [day, total])).toEqual([
    ["2026-11-01", "10.05"],
    ["2026-11-02", "0.00"],
    ["2026-11-03", "3.00"],
  ]);
  expect(points[0]?.buckets).toEqual({ bot: "10.00", mixed: "0.00", human: "0.00", silent: "0.05" });
  expect(points[0]?.before?.total).toBe("4.00");
  expect(points[1]?.before?.total).toBe("0.00");
  expect(points.map(({ isOpen, isMaturing }) => [isOpen, isMaturing])).toEqual([
    [false, false],
    [false, false],
    [true, false],
  ]);
});

test("net takes the refunds off, also of the days compared with, and says where more may come", () => {
  const points = buildSalesTrend(now, before, { ...asked, net: true, openDay: "2026-11-17" });
  expect(points[0]?.buckets.bot).toBe("7.50");
  expect(points[0]?.before?.total).toBe("3.00");
  // Orders of 2 November were 15 days old when the 17th began; those of the 3rd were not.
  expect(points.map(({ isMaturing }) => isMaturing)).toEqual([false, false, true]);
});

test("weeks hold the sums of their days, by their Monday", () => {
  const weekly = [at("2026-10-26", "CNY", "bot", { gross: 100 })];
  const points = buildSalesTrend(weekly, null, { ...asked, comparison: null, step: "week" });
  expect(points.map(({ day, total, before: none, isOpen }) => [day, total, none, isOpen])).toEqual([
    ["2026-10-26", "1.00", null, false],
    ["2026-11-02", "0.00", null, true],
  ]);
});
