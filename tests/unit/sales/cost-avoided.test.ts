import { expect, it } from "vitest";
import { buildCost } from "#app/reports/sales-cost.server.ts";
import { findAvoided } from "#app/sales/cost-avoided.ts";

const minute = 60_000;
const effort = (store: string, topic: string, resolved: number, handled: number, handleMs: number) => ({
  ...{ store, topic, resolved, handled, handleMs },
});
const costs = [
  { store: "hz", cost: "0.85", currency: "CNY" },
  { store: "ny", cost: "0.4", currency: "USD" },
];

it("multiplies durable resolutions by the store's own time for the topic and its cost of a minute", () => {
  const rows = findAvoided(
    [
      // 40 people's conversations of 5 minutes each: 100 × 5 × 0.85. Then 31 in 100 minutes, 7 × 100 / 31 × 0.85 = 19.1935….
      effort("hz", "sizing", 100, 40, 200 * minute),
      effort("hz", "refund", 7, 31, 100 * minute),
      effort("ny", "sizing", 10, 30, 60 * minute),
      // Measured too rarely, never, and without a cost.
      effort("ny", "refund", 5, 29, 290 * minute),
      effort("hz", "delivery", 3, 0, 0),
      effort("tp", "sizing", 8, 30, 30 * minute),
    ],
    costs,
  );
  expect(rows.map(({ avoidedMs, avoided }) => [avoidedMs, avoided?.currency, avoided?.minor])).toEqual([
    [500 * minute, "CNY", 425_00n],
    [1_354_839, "CNY", 19_19n],
    [20 * minute, "USD", 8_00n],
    [null, undefined, undefined],
    [null, undefined, undefined],
    [8 * minute, undefined, undefined],
  ]);
  const report = buildCost(rows);
  expect(report).toMatchObject({ resolved: 133, measured: 125 });
  expect(report.avoided).toEqual([
    { currency: "CNY", value: "444.19" },
    { currency: "USD", value: "8.00" },
  ]);
  expect(
    report.topics.map(({ topic, stores, resolved, minutes }) => [
      topic,
      stores,
      resolved,
      minutes.toFixed(2),
    ]),
  ).toEqual([
    // The list behind 7 refunds is of hz alone: 5 of ny are not among them.
    ["sizing", ["hz", "ny", "tp"], 118, "528.00"],
    ["refund", ["hz"], 7, "22.58"],
  ]);
});

it("knows nothing while nobody's time is measured", () => {
  const report = buildCost(findAvoided([effort("hz", "sizing", 9, 29, 100 * minute)], costs));
  expect(report).toEqual({ resolved: 9, measured: 0, minutes: null, avoided: [], topics: [] });
});
