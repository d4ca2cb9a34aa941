import fc from "fast-check";
import { expect, test } from "vitest";
import {
  add,
  fitsCurrency,
  multiply,
  negate,
  parseDecimal,
  writeDecimal,
} from "#app/sources/orders/decimal.ts";
import { parseExactly } from "#app/sources/orders/exact-json.ts";
import { readTime } from "#app/sources/orders/fields.ts";

test("numbers of JSON are texts, digit for digit; everything else is as JSON has it", () => {
  const text = '{"id":4100000000000000001,"a":[29.350,-1e3,"12 \\"3\\" 4"],"b":true,"c":null,"1":{"2":0}}';
  expect(parseExactly(text)).toEqual({
    id: "4100000000000000001",
    a: ["29.350", "-1e3", '12 "3" 4'],
    b: true,
    c: null,
    1: { 2: "0" },
  });
});

test.each(["{1:2}", "[01]", "[1.]", "{a:1}", "", "[1 2]"])("%s is no JSON", (text) => {
  expect(() => parseExactly(text)).toThrow(SyntaxError);
});

test("whatever JSON holds, only its numbers are changed", () => {
  const withTexts = (value: unknown): unknown =>
    typeof value === "number"
      ? JSON.stringify(value)
      : Array.isArray(value)
        ? value.map(withTexts)
        : typeof value === "object" && value !== null
          ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withTexts(inner)]))
          : value;
  fc.assert(
    fc.property(fc.json(), fc.nat(2), (text, indent) => {
      const value: unknown = JSON.parse(text);
      expect(parseExactly(JSON.stringify(value, null, indent))).toEqual(withTexts(value));
    }),
  );
});

function write(text: string, currency: string | null): string {
  return writeDecimal(parseDecimal(text)!, currency);
}

test.each([
  ["29.35", "EUR", "29.35"],
  ["10", "EUR", "10.00"],
  ["1000.00", "JPY", "1000"],
  ["1000.50", "JPY", "1000.5"],
  ["1.5", "KWD", "1.500"],
  ["0.10", null, "0.1"],
  ["0.00", null, "0"],
  ["12.3450", "USD", "12.345"],
  ["-0.05", "USD", "-0.05"],
])("%s in %s is written %s", (text, currency, written) => {
  expect(write(text, currency)).toBe(written);
});

test("sums and products are exact where floats are not", () => {
  const sum = ["0.1", "0.2", "1.005"].map((text) => parseDecimal(text)!).reduce(add);
  expect(writeDecimal(sum, null)).toBe("1.305");
  expect(writeDecimal(multiply(parseDecimal("1.15")!, parseDecimal("100")!), "USD")).toBe("115.00");
  expect(writeDecimal(add(parseDecimal("5")!, negate(parseDecimal("7.5")!)), "USD")).toBe("-2.50");
  expect(fitsCurrency(parseDecimal("12.340")!, "USD")).toBe(true);
  expect(fitsCurrency(parseDecimal("12.345")!, "USD")).toBe(false);
  expect(fitsCurrency(parseDecimal("-1")!, "USD")).toBe(false);
});

test.each(["", "1,5", "1e3", "abc", ".5", "5."])("%j is no decimal", (text) => {
  expect(parseDecimal(text)).toBeNull();
});

const china = "+08:00";
test.each([
  ["2025-01-01 09:58:00", china, "2025-01-01T01:58:00.000Z"],
  ["2025/1/1 9:58", china, "2025-01-01T01:58:00.000Z"],
  ["2025/1/1 09:58:07", china, "2025-01-01T01:58:07.000Z"],
  ["2025-01-01T09:00:00", "Z", "2025-01-01T09:00:00.000Z"],
  ["2012-01-01 11:13:25 -0500", null, "2012-01-01T16:13:25.000Z"],
  ["2025-01-01T10:00:00+08:00", "Z", "2025-01-01T02:00:00.000Z"],
  ["2020-09-11 19:35:42.123", "Z", "2020-09-11T19:35:42.123Z"],
  ["2020-09-11 19:35:42 UTC", null, "2020-09-11T19:35:42.000Z"],
])("the time %s (zone %s) is %s", (text, zone, iso) => {
  expect(new Date(readTime({ at: text }, "at", zone)!).toISOString()).toBe(iso);
});

test.each([
  ["2025-02-29 10:00:00", china, "impossible time: no such date"],
  ["2025-01-01 10:00:00", null, "time without an offset: add Z or +08:00"],
  ["1999-01-01 10:00:00", china, "impossible time: before 2005 (epoch values must be milliseconds)"],
  ["2025-01-01", china, "not a time"],
  ["45384.34789351852", china, "not a time"],
])("%s is refused", (text, zone, reason) => {
  expect(() => readTime({ at: text }, "at", zone)).toThrow(reason);
});
