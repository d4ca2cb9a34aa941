import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonical } from "#app/sources/canonical.ts";
import { hasRepeatedKey } from "#app/sources/repeated-keys.ts";

function isRepeated(text: string): boolean {
  return hasRepeatedKey(text, JSON.parse(text) as object);
}

describe("a field named twice", () => {
  test.each([
    '{"id":"a","id":"b"}',
    '{"id":"a","id":"a"}',
    '{"id":"a","text":"x","i\\u0064":"b"}',
    '{"id" : "a"\t,\n"id"  : "b"}',
    '{"a":{"b":1,"b":2}}',
    '{"a":[{"c":1},{"b":1,"b":2}]}',
    '{"__proto__":1,"__proto__":2}',
    '{"":1,"":2}',
    '[{"a":1,"a":2}]',
  ])("is found in %s", (text) => {
    expect(isRepeated(text)).toBe(true);
  });

  test.each([
    "{}",
    "[]",
    '{"id":"a"}',
    '{"id":"\\"id\\":\\"b\\"","x":1}',
    '{"id":"x\\\\","text":"\\\\\\":"}',
    '{"a":{"id":1},"b":{"id":2},"id":3}',
    '{"a":["id","id"],"id":"id"}',
    '{"text":"\\"a\\":1, \\"a\\":2"}',
    '{"list":[{"a":1},{"a":2}],"a":[[],[{"a":{}}]]}',
  ])("is not seen in %s", (text) => {
    expect(isRepeated(text)).toBe(false);
  });

  test("is never seen in what was written from a value, however spaced", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat({ max: 3 }), (record, indent) => {
        expect(isRepeated(JSON.stringify(record, null, indent))).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test("sets its line aside: nobody knows which was meant", () => {
    const reader = canonical.open({ store: null });
    expect(reader.push('{"id":"a","id":"b"}', 3)).toEqual([
      { line: 3, reason: "names a field twice", field: null },
    ]);
  });
});
