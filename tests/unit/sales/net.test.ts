import { expect, it } from "vitest";
import { countMinorDigits, listUnusualDigits } from "#app/money/currency.ts";
import { roundToMinorUnits } from "#app/money/amount.ts";
import { getNet, getNetAfter, isFullyRefunded, isNetMature, type Order } from "#app/sales/net.ts";

const day = 86_400_000;
const paidAt = Date.UTC(2026, 9, 5);

const order: Order = {
  id: "o1",
  createdAt: paidAt - day,
  paidAt,
  amountMinor: 10_000n,
  currency: "CNY",
  refunds: [
    { at: paidAt + 15 * day, amountMinor: 2_500n },
    { at: paidAt + 15 * day + 1, amountMinor: 300n },
    { at: paidAt + 41 * day, amountMinor: 40n },
  ],
};

it("subtracts all refunds known, or those within so many days of payment", () => {
  expect(getNet(order)).toBe(7_160n);
  expect(getNetAfter(order, 15)).toBe(7_500n);
  expect(getNetAfter(order, 30)).toBe(7_200n);
  expect(getNetAfter({ ...order, paidAt: null }, 30)).toBeNull();
});

it("is mature when those days are over by what is known", () => {
  expect(isNetMature(paidAt, 15, paidAt + 15 * day)).toBe(true);
  expect(isNetMature(paidAt, 15, paidAt + 15 * day - 1)).toBe(false);
  expect(isNetMature(paidAt, 30, null)).toBe(false);
});

it("is fully refunded from the refund on that leaves nothing", () => {
  const whole = {
    ...order,
    refunds: [
      { at: paidAt, amountMinor: 9_000n },
      { at: paidAt + day, amountMinor: 1_000n },
    ],
  };
  expect(isFullyRefunded(whole, paidAt + day - 1)).toBe(false);
  expect(isFullyRefunded(whole, paidAt + day)).toBe(true);
  expect(isFullyRefunded({ amountMinor: 0n, refunds: [] }, paidAt)).toBe(false);
});

it("rounds decimals a currency does not have, a half away from zero", () => {
  expect(roundToMinorUnits("12.345", 2)).toBe(1235n);
  expect(roundToMinorUnits("12.3449", 2)).toBe(1234n);
  expect(roundToMinorUnits("12", 2)).toBe(1200n);
  expect(roundToMinorUnits("12.5", 0)).toBe(13n);
  expect(roundToMinorUnits("9007199254740993.1", 1)).toBe(90071992547409931n);
});

it("lists exactly the currencies without two decimals", () => {
  const list = listUnusualDigits();
  expect(list.every(([code, digits]) => digits !== 2 && countMinorDigits(code) === digits)).toBe(true);
  expect(Object.fromEntries(list)).toMatchObject({ JPY: 0, KWD: 3, CLF: 4 });
});
