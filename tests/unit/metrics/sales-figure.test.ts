import { expect, it } from "vitest";
import { buildSalesFigure, getSalesChange, type BucketSum } from "#app/metrics/sales-figure.ts";

const sums: BucketSum[] = [
  { currency: "CNY", bucket: "bot", gross: 2_550n, refunded: 3_000n },
  { currency: "CNY", bucket: "mixed", gross: 2_450n, refunded: 0n },
  { currency: "CNY", bucket: "human", gross: 5_000n, refunded: 50n },
  { currency: "CNY", bucket: "silent", gross: 900_719_925_474_099_399n, refunded: 0n },
];
const figure = (id: Parameters<typeof buildSalesFigure>[0], of = sums) => buildSalesFigure(id, of, undefined);

it("adds up buckets to the last digit, negative where more was refunded than paid", () => {
  expect(figure("service_gmv")).toEqual({ value: "100.00", currency: "CNY" });
  expect(figure("service_gmv_net")).toEqual({ value: "69.50", currency: "CNY" });
  expect(figure("service_gmv_net", sums.slice(0, 1)).value).toBe("-4.50");
  expect(figure("gmv_silent").value).toBe("9007199254740993.99");
});

it("gives the bot's share with mixed orders as its upper bound, and none of nothing", () => {
  expect(figure("bot_share")).toEqual({ value: 0.255, upper: 0.5, currency: "CNY" });
  expect(figure("bot_share", sums.slice(3))).toEqual({ value: null, upper: null, currency: "CNY" });
});

it("never adds currencies, and knows no data from nothing", () => {
  const yen: BucketSum = { currency: "JPY", bucket: "human", gross: 1_200n, refunded: 0n };
  expect(figure("gmv_human", [...sums, yen])).toEqual({
    value: null,
    totals: [
      { value: "50.00", currency: "CNY" },
      { value: "1200", currency: "JPY" },
    ],
  });
  expect(figure("gmv_bot", [yen]).value).toBe("0");
  expect(figure("gmv_bot", [])).toEqual({ value: null });
});

it("counts inquirers whose window is open as pending, outside the rate", () => {
  const counts = { inquirers: 10, matured: 8, converted: 2 };
  expect(buildSalesFigure("conversion_rate", [], counts)).toMatchObject({
    ...{ value: 0.25, numerator: 2, denominator: 8, pending: 2 },
  });
  expect(buildSalesFigure("conversion_rate", [], { ...counts, matured: 0, converted: 0 }).value).toBeNull();
  expect(buildSalesFigure("inquirers", [], undefined)).toEqual({ value: null });
});

it("compares like with like", () => {
  const cny = (value: string) => ({ value, currency: "CNY" });
  expect(getSalesChange("gmv_bot", cny("15.00"), cny("10.00"))).toBeCloseTo(0.5);
  expect(getSalesChange("gmv_bot", cny("15.00"), { value: "10.00", currency: "USD" })).toBeNull();
  expect(getSalesChange("bot_share", { value: 0.5 }, { value: 0.25 })).toBe(0.25);
});
