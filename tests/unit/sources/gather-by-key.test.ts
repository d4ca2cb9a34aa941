import { expect, test } from "vitest";
import { gatherByKey } from "#app/sources/gather-by-key.ts";

const release = (key: string, items: number[]) =>
  items.map((item) => ({ line: item, record: { key } }) as const);

test("what belongs together is let go at the end, in the order in which something last came", () => {
  const gathering = gatherByKey<number>(release);
  expect([gathering.add("a", 1), gathering.add("b", 2), gathering.add("a", 3)].flat()).toEqual([]);
  expect(gathering.end().map(({ line }) => line)).toEqual([2, 1, 3]);
  expect(gathering.end()).toEqual([]);
});

test("where too much waits, what nothing came for longest is let go, down to half", () => {
  const gathering = gatherByKey<number>(release, 4);
  const lines = ["a", "b", "a", "c"].flatMap((key, index) => gathering.add(key, index + 1));
  expect(lines).toEqual([]);
  expect(gathering.add("d", 5).map(({ line }) => line)).toEqual([2, 1, 3]);
  expect(gathering.end().map(({ line }) => line)).toEqual([4, 5]);
});
