import { expect, test } from "vitest";
import { checkAmount, parseMinorUnits } from "#app/money/amount.ts";
import { countMinorDigits, isCurrency } from "#app/money/currency.ts";

test.each([
  ["12.50", 2, 1250n],
  ["12.5", 2, 1250n],
  ["12", 2, 1200n],
  ["0", 2, 0n],
  ["0.01", 2, 1n],
  ["1500", 0, 1500n],
  ["1.234", 3, 1234n],
  ["9999999999999.99", 2, 999999999999999n],
])("%s with %i decimals is %s minor units", (text, digits, minor) => {
  expect(checkAmount(text, digits)).toBeNull();
  expect(parseMinorUnits(text, digits)).toBe(minor);
});

test.each([
  [12.5, 2, "not a decimal string: send amounts as text"],
  ["", 2, "not a decimal amount"],
  ["1e3", 2, "not a decimal amount"],
  ["1,000.00", 2, "not a decimal amount"],
  ["+1", 2, "not a decimal amount"],
  [".5", 2, "not a decimal amount"],
  ["1.", 2, "not a decimal amount"],
  ["１２", 2, "not a decimal amount"],
  [" 1", 2, "not a decimal amount"],
  ["-1.00", 2, "negative amount"],
  ["1.234", 2, "more decimals than the currency has"],
  ["1.0", 0, "more decimals than the currency has"],
  ["10000000000000", 2, "amount too large"],
  [undefined, 2, "is missing"],
  [null, 2, "is missing"],
])("%j with %i decimals is refused: %s", (value, digits, reason) => {
  expect(checkAmount(value, digits)).toBe(reason);
});

test("minor units follow ISO 4217, also where Intl shows none", () => {
  const digits = ["CNY", "USD", "TWD", "IDR", "HUF", "JPY", "KRW", "KWD", "CLF"].map(countMinorDigits);
  expect(digits).toEqual([2, 2, 2, 2, 2, 0, 0, 3, 4]);
});

test("currency codes are known in capitals only", () => {
  expect(["CNY", "cny", "RMB", "¥", ""].map(isCurrency)).toEqual([true, false, false, false, false]);
});
