import { expect, it } from "vitest";
import { convertSums, findRate, isRate, roundQuotient, type Rate } from "#app/money/convert.ts";

const rate = (currency: string, holdsFrom: string, text: string): Rate => ({
  ...{ currency, reportingCurrency: "CNY", holdsFrom, rate: text },
});
const rates = [
  rate("USD", "2026-11-01", "7.1"),
  rate("USD", "2026-11-11", "7.25"),
  rate("JPY", "2026-01-01", "0.0472"),
];

it("takes the rate that holds on each day", () => {
  expect(findRate(rates, { currency: "USD", day: "2026-11-10" })?.rate).toBe("7.1");
  expect(findRate(rates, { currency: "USD", day: "2026-11-11" })?.rate).toBe("7.25");
  expect(findRate(rates, { currency: "USD", day: "2026-10-31" })).toBeUndefined();
});

it("adds up money of several currencies, days and decimals", () => {
  const sums = [
    { currency: "CNY", day: "2026-11-10", minor: 1_00n },
    // 10.00 × 7.1 = 71.00 and 10.00 × 7.25 = 72.50; 1,001 yen × 0.0472 = 47.2472.
    { currency: "USD", day: "2026-11-10", minor: 10_00n },
    { currency: "USD", day: "2026-11-12", minor: 10_00n },
    { currency: "JPY", day: "2026-11-12", minor: 1_001n },
  ];
  expect(convertSums(sums, rates, "CNY")).toEqual({
    ...{ isComplete: true, minor: 1_00n + 71_00n + 72_50n + 47_25n },
    used: [rates[2], rates[0], rates[1]],
  });
});

it("gives no total while a currency has no rate on one of its days", () => {
  const sums = [
    { currency: "USD", day: "2026-10-31", minor: 1n },
    { currency: "EUR", day: "2026-11-12", minor: 1n },
    { currency: "JPY", day: "2026-11-12", minor: 1n },
  ];
  expect(convertSums(sums, rates, "CNY")).toEqual({ isComplete: false, missing: ["EUR", "USD"] });
});

it("converts into a currency with more decimals, and what has been refunded", () => {
  const dinars = [{ ...rate("JPY", "2026-01-01", "0.002"), reportingCurrency: "KWD" }];
  expect(convertSums([{ currency: "JPY", day: "2026-11-01", minor: -1_000n }], dinars, "KWD")).toMatchObject({
    minor: -2_000n,
  });
});

it("rounds a half away from zero", () => {
  expect([5n, -5n, 4n, 14n, -15n].map((one) => roundQuotient(one, 10n))).toEqual([1n, -1n, 0n, 1n, -2n]);
});

it.each([
  ["7.1", true],
  ["0.0472", true],
  ["0", false],
  ["0.000", false],
  ["-1", false],
  ["1e3", false],
  ["7,1", false],
  ["", false],
  ["1234567890123", false],
])("%s is a rate: %s", (text, expected) => {
  expect(isRate(text)).toBe(expected);
});
