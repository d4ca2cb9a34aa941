import { expect, it } from "vitest";
import { buildLoss, type StoreLoss } from "#app/metrics/sales-loss.ts";

const sold = (currency: string, orders: bigint, gross: bigint) => ({ currency, orders, gross });

/** 31 of 100 others bought, 3 of 30 who were lost: 9.3 of them would have, 6.3 are missing. */
const counts = { matured: 130, converted: 34, lost: 32, lostMatured: 30, lostConverted: 3 };
const shop: StoreLoss = {
  counts,
  // 100.00 on average.
  sold: [sold("CNY", 40n, 400_000n)],
};
/** 2 of 10 others bought, 5 of 10 who were lost: 3 more than expected. An order is 10.00. */
const lucky: StoreLoss = {
  counts: { matured: 20, converted: 7, lost: 10, lostMatured: 10, lostConverted: 5 },
  sold: [sold("CNY", 2n, 2_000n)],
};

it("is as many more as would have bought like the others, at the average service order", () => {
  expect(buildLoss([shop])).toEqual({
    ...{ value: "630.00", upper: "2700.00", currency: "CNY" },
    ...{ numerator: 27, denominator: 30, pending: 2 },
  });
});

it("is worked out store by store, and sets more bought against less", () => {
  expect(buildLoss([shop, lucky])).toMatchObject({ value: "600.00", upper: "2750.00", numerator: 32 });
  const many = { ...lucky.counts, matured: 110, converted: 25, lostMatured: 30, lostConverted: 15 };
  // 20 of 80 bought, 15 of 30: never less than nothing.
  expect(buildLoss([{ ...lucky, counts: many }])).toMatchObject({ value: "0.00", upper: "150.00" });
});

it("is not told from fewer than 30, unless nobody is left to lose", () => {
  expect(buildLoss([lucky])).toMatchObject({ value: null, upper: "50.00" });
  expect(buildLoss([{ ...shop, counts: { ...counts, matured: 59, converted: 20 } }]).value).toBeNull();
  expect(buildLoss([{ ...shop, counts: { ...counts, matured: 60, converted: 20 } }]).value).not.toBeNull();
  const none = { ...counts, lost: 0, lostMatured: 0, lostConverted: 0 };
  expect(buildLoss([{ ...shop, counts: none }])).toMatchObject({
    value: "0.00",
    upper: "0.00",
    numerator: 0,
  });
  const open = { matured: 0, converted: 0, lost: 0, lostMatured: 0, lostConverted: 0 };
  expect(buildLoss([{ ...shop, counts: open }])).toEqual({ value: null });
  expect(buildLoss([])).toEqual({ value: null });
});

it("has no bound where a store sells nothing by service, and no rate where nobody else asked", () => {
  const silent = { ...lucky, sold: [sold("CNY", 0n, 0n)] };
  expect(buildLoss([shop, silent])).toMatchObject({ value: "630.00", upper: null });
  const alone = { ...lucky, counts: { ...lucky.counts, matured: 10, converted: 5 } };
  expect(buildLoss([shop, alone])).toMatchObject({ value: "630.00", upper: "2750.00" });
});

it("has a share in each currency that an average order has, and is never rounded up", () => {
  const two = [sold("CNY", 30n, 300_000n), sold("JPY", 10n, 5_000n)];
  // Of an average order 75.00 CNY and 125 JPY; 6.3 × 125 is 787.5.
  expect(buildLoss([{ counts, sold: two }])).toMatchObject({
    value: null,
    totals: [
      { value: "472.50", upper: "2025.00", currency: "CNY" },
      { value: "787", upper: "3375", currency: "JPY" },
    ],
  });
  // Of the yen there is one store with 10 who were lost, however many there are elsewhere.
  const abroad = { ...lucky, sold: [sold("JPY", 2n, 2_000n)] };
  expect(buildLoss([shop, abroad]).totals).toMatchObject([
    { value: "630.00", upper: "2700.00", currency: "CNY" },
    { value: null, upper: "5000", currency: "JPY" },
  ]);
});
