import { expect, it } from "vitest";
import { buildSalesFigure, getSalesChange } from "#app/metrics/sales-figure.ts";
import { salesParts, type BucketSum, type InquiryCounts, type SalesPart } from "#app/metrics/sales-parts.ts";
import { isOfMoney, listParts, salesMetricIds } from "#app/metrics/sales-registry.ts";
import type { Bucket } from "#app/sales/credit.ts";

function sum(
  currency: string,
  bucket: Bucket,
  gross: bigint,
  refunded: bigint,
  own: Partial<Record<SalesPart, bigint>> = {},
): BucketSum {
  const nothing = Object.fromEntries(salesParts.map((part) => [part, 0n])) as Record<SalesPart, bigint>;
  return { currency, bucket, sums: { ...nothing, orders: 1n, gross, refunded, ...own } };
}

const sums = [
  sum("CNY", "bot", 2_550n, 3_000n),
  sum("CNY", "mixed", 2_450n, 0n),
  sum("CNY", "human", 5_000n, 50n),
  sum("CNY", "silent", 900_719_925_474_099_399n, 0n),
];
const figure = (id: Parameters<typeof buildSalesFigure>[0], of = sums) => buildSalesFigure(id, of, undefined);

it("adds up buckets to the last digit, negative where more was refunded than paid", () => {
  expect(figure("service_gmv")).toEqual({ value: "100.00", currency: "CNY" });
  expect(figure("service_gmv_net")).toEqual({ value: "69.50", currency: "CNY" });
  expect(figure("service_gmv_net", sums.slice(0, 1)).value).toBe("-4.50");
  expect(figure("gmv_silent").value).toBe("9007199254740993.99");
});

it("gives the bot's share with mixed orders as its upper bound, and none of nothing", () => {
  const of = { numerator: "25.50", denominator: "100.00", currency: "CNY" };
  expect(figure("bot_share")).toEqual({ value: 0.255, upper: 0.5, ...of });
  expect(figure("bot_share", sums.slice(3))).toMatchObject({ value: null, upper: null, denominator: "0.00" });
});

it("never adds currencies, and knows no data from nothing", () => {
  const yen = sum("JPY", "human", 1_200n, 0n);
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

it("gives averages and refund rates of some buckets, rounded to the smallest unit of money", () => {
  const twice = [...sums, sum("CNY", "silent", 2n, 1n)];
  expect(figure("service_average_order", twice)).toEqual({
    ...{ value: "33.33", numerator: "100.00", denominator: 3, currency: "CNY" },
  });
  // (900719925474099399 + 2) / 2 = 450359962737049700.5, and a half rounds up.
  expect(figure("silent_average_order", twice).value).toBe("4503599627370497.01");
  expect(figure("average_order", []).value).toBeNull();
  expect(figure("service_refund_rate", twice)).toEqual({
    ...{ value: 0.305, numerator: "30.50", denominator: "100.00", currency: "CNY" },
  });
  expect(figure("silent_refund_rate", sums.slice(0, 1)).value).toBeNull();
  expect([figure("orders", twice).value, figure("service_orders", twice).value]).toEqual([5, 3]);
  expect(figure("orders", []).value).toBeNull();
});

it("gives what is left after 15 days of orders that are so old, and counts the others", () => {
  const old = { mature_15_orders: 2n, mature_15_gross: 900n, mature_15_refunded: 100n };
  const some = [sum("CNY", "bot", 1_000n, 150n, { ...old, orders: 3n })];
  expect(figure("service_gmv_net_15", some)).toEqual({
    ...{ value: "8.00", numerator: 2, denominator: 3, pending: 1, currency: "CNY" },
  });
  // None of them is 30 days old: nothing is known, rather than nothing left.
  expect(figure("service_gmv_net_30", some)).toMatchObject({ value: null, pending: 3 });
  expect(figure("service_gmv_net_30", sums.slice(3))).toMatchObject({ value: "0.00", pending: 0 });
});

const none = { matured: 0, converted: 0, othersMatured: 0, othersConverted: 0 };
const counts: InquiryCounts = {
  ...{
    inquiries: 20,
    inquirers: 10,
    atRisk: 1,
    matured: 8,
    converted: 2,
    othersMatured: 9,
    othersConverted: 2,
  },
  curve: { 1: { ...none, matured: 10, converted: 1 }, 24: none, 72: none, 168: none },
};

it("counts inquirers whose window is open as pending, outside the rate", () => {
  expect(buildSalesFigure("conversion_rate", [], counts)).toMatchObject({
    ...{ value: 0.25, numerator: 2, denominator: 8, pending: 2 },
  });
  const early = { ...counts, matured: 0, converted: 0 };
  expect(buildSalesFigure("conversion_rate", [], early).value).toBeNull();
  expect(buildSalesFigure("inquirers", [], undefined)).toEqual({ value: null });
  expect(buildSalesFigure("at_risk", [], counts)).toEqual({ value: 1 });
});

it("counts conversion of a fixed window, and as others define it", () => {
  expect(buildSalesFigure("conversion_1h", [], counts)).toMatchObject({ value: 0.1, pending: 0 });
  expect(buildSalesFigure("conversion_168h", [], counts)).toMatchObject({ value: null, pending: 10 });
  // Everybody: (2 + 2) of (8 + 9), 3 of 20 still open. The platform's: (2 + 2) of (8 + 2).
  expect(buildSalesFigure("consulter_conversion", [], counts)).toMatchObject({
    ...{ numerator: 4, denominator: 17, pending: 3 },
  });
  expect(buildSalesFigure("platform_conversion", [], counts)).toMatchObject({ value: 0.4, pending: 2 });
});

it("compares like with like", () => {
  const cny = (value: string) => ({ value, currency: "CNY" });
  expect(getSalesChange("gmv_bot", cny("15.00"), cny("10.00"))).toBeCloseTo(0.5);
  expect(getSalesChange("gmv_bot", cny("15.00"), { value: "10.00", currency: "USD" })).toBeNull();
  expect(getSalesChange("bot_share", { value: 0.5 }, { value: 0.25 })).toBe(0.25);
});

it("makes each figure of the parts it names alone, and of no fewer", () => {
  const mature = { mature_15_orders: 1n, mature_30_orders: 1n };
  const whole = [
    sum("CNY", "bot", 2_550n, 50n, mature),
    sum("CNY", "mixed", 30n, 0n),
    sum("CNY", "human", 5_000n, 0n),
    sum("CNY", "silent", 7n, 1n),
  ];
  const keep = (parts: readonly SalesPart[]) =>
    whole.map(({ sums: all, ...of }) => ({
      ...of,
      sums: Object.fromEntries(parts.map((part) => [part, all[part]])) as Partial<Record<SalesPart, bigint>>,
    }));
  for (const id of salesMetricIds.filter(isOfMoney)) {
    const parts = listParts([id]);
    expect(buildSalesFigure(id, keep(parts), undefined)).toEqual(figure(id, whole));
    for (const part of parts) {
      const others = parts.filter((other) => other !== part);
      expect(() => buildSalesFigure(id, keep(others), undefined), `${id} ${part}`).toThrow(
        `${part} was not summed`,
      );
    }
  }
});
