import { expect, test } from "vitest";
import { estimateChance, estimateValue } from "#app/sales/expected-value.ts";

/** Of 100 who asked, 20 bought in the first hour, 10 in the second, 14 in the 40th. */
const before = {
  inquirers: 100,
  boughtInHour: new Map([
    [1, 20],
    [2, 10],
    [40, 14],
  ]),
};

test("the chance is that of those who had waited as long and then bought", () => {
  expect(estimateChance(before, 0)).toBe(0.44);
  expect(estimateChance(before, 1)).toBe(24 / 80);
  expect(estimateChance(before, 2)).toBe(14 / 70);
  expect(estimateChance(before, 39)).toBe(14 / 70);
  expect(estimateChance(before, 40)).toBe(0);
});

test("with fewer than 30 who waited as long nothing is said", () => {
  expect(estimateChance({ inquirers: 30, boughtInHour: new Map([[1, 1]]) }, 0)).toBe(1 / 30);
  expect(estimateChance({ inquirers: 30, boughtInHour: new Map([[1, 1]]) }, 1)).toBeNull();
});

test("the value is the chance times the average order, rounded to a minor unit", () => {
  // 44 % of an average of 66.67.
  expect(estimateValue(0.44, { gross: 200_000n, orders: 30n })).toBe(2933n);
  expect(estimateValue(0.5, { gross: 30n, orders: 30n })).toBe(1n);
  expect(estimateValue(0, { gross: 200_000n, orders: 30n })).toBe(0n);
  expect(estimateValue(null, { gross: 200_000n, orders: 30n })).toBeNull();
  expect(estimateValue(0.44, { gross: 200_000n, orders: 29n })).toBeNull();
});
