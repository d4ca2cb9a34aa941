import { expect, test } from "vitest";
import { parseQuery } from "#app/query-api/parse-query.ts";

const asked = { metrics: ["verified_rate"], period: ["2026-10-01", "2026-10-31"] };
const repeat = <Item>(item: Item, count: number) => Array<Item>(count).fill(item);
const isTaken = (changes: object) => !("error" in parseQuery({ ...asked, ...changes }));

test("a question may be long, not endless", () => {
  const filter = (values: number) => ["store", "is", repeat("hz", values)];
  expect(isTaken({})).toBe(true);
  expect(isTaken({ metrics: repeat("verified_rate", 5_000) })).toBe(false);
  expect([isTaken({ filters: [filter(5_000)] }), isTaken({ filters: [filter(5_001)] })]).toEqual([
    true,
    false,
  ]);
  expect([isTaken({ filters: repeat(filter(1), 50) }), isTaken({ filters: repeat(filter(1), 51) })]).toEqual([
    true,
    false,
  ]);
});

test.each(["[", '{"filters":[', '{"options":{"a":'])(
  "%s 100,000 times is refused like any other nonsense",
  (open) => {
    const count = 100_000;
    const close = { "[": "]", '{"filters":[': "]}", '{"options":{"a":': "}}" }[open]!;
    const body = JSON.parse(`${open.repeat(count)}1${close.repeat(count)}`) as unknown;
    expect(parseQuery(body)).toHaveProperty("error");
  },
);
