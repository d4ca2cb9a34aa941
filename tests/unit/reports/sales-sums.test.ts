import { expect, test } from "vitest";
import { averageGroups, buildSalesFigures, joinGroups } from "#app/reports/sales-sums.ts";
import { makeBucketSum, makeInquiryCounts } from "#tests/factories/bucket-sum.ts";

const east = {
  sums: [
    makeBucketSum("CNY", "bot", { orders: 2, gross: 10_001 }),
    makeBucketSum("CNY", "silent", { orders: 1, gross: 5_000 }),
  ],
  counts: makeInquiryCounts(40, 30, 6),
};
const west = {
  sums: [
    makeBucketSum("CNY", "human", { orders: 1, gross: 20_000 }),
    makeBucketSum("USD", "bot", { orders: 1, gross: 900 }),
  ],
  counts: makeInquiryCounts(20, 10, 4),
};
const abroad = { sums: [makeBucketSum("USD", "silent", { orders: 3, gross: 7_000 })] };

test("stores together are the sums of their parts, each currency by itself", () => {
  const all = buildSalesFigures(["service_gmv", "conversion_rate"], joinGroups([east, west, abroad]));
  expect(all.service_gmv).toEqual({
    value: null,
    totals: [
      { value: "300.01", currency: "CNY" },
      { value: "9.00", currency: "USD" },
    ],
  });
  // 6 + 4 bought of 30 + 10 whose window is over; 60 asked.
  expect(all.conversion_rate).toMatchObject({ value: 0.25, numerator: 10, denominator: 40, pending: 20 });
});

test("the average of other stores divides money by who sells in the currency, and takes shares over all of them", () => {
  const ids = ["gmv", "bot_share", "inquirers", "conversion_rate"] as const;
  expect(averageGroups(ids, [east, west, abroad], ["CNY"])).toMatchObject({
    // 100.01 + 50.00 + 200.00 over two stores; each bucket rounds up at a half.
    gmv: { value: "175.01", currency: "CNY" },
    // 100.01 of 300.01.
    bot_share: { value: 0.333355554 },
    inquirers: { value: 30 },
    conversion_rate: { value: 0.25 },
  });
  expect(averageGroups(["gmv"], [east, west, abroad], ["USD"])?.gmv).toEqual({
    value: "39.50",
    currency: "USD",
  });
});

test("a store is beside nobody where no other sells in its currency", () => {
  expect(averageGroups(["gmv"], [abroad], ["CNY"])).toBeNull();
});
