import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mendLine } from "#app/quarantine/mend-line.ts";
import type { MendRule } from "#app/quarantine/mend-rule.ts";

function mend(text: string, ...rules: MendRule[]): string {
  return mendLine(Buffer.from(text), rules).toString("utf8");
}

const cases: [name: string, before: string, rules: MendRule[], after: string][] = [
  [
    "an id above 2^53 keeps every digit",
    '{"id":9007199254740993123,"n":1.50}',
    [{ kind: "text", field: "id" }],
    '{"id":"9007199254740993123","n":1.50}',
  ],
  [
    "an amount keeps its zeros",
    '{ "amount" : 12.50 }',
    [{ kind: "amount", field: "amount" }],
    '{ "amount" : "12.50" }',
  ],
  ["an exponent is left alone", '{"amount":1e3}', [{ kind: "amount", field: "amount" }], '{"amount":1e3}'],
  [
    "signs and separators go",
    '{"amount":"¥1,234.50"}',
    [{ kind: "amount", field: "amount" }],
    '{"amount":"1234.50"}',
  ],
  [
    "a decimal comma is not guessed at",
    '{"amount":"12,50"}',
    [{ kind: "amount", field: "amount" }],
    '{"amount":"12,50"}',
  ],
  [
    "amounts of items",
    '{"items":[{"amount":1},{"amount":"2"},{"amount":3.10}]}',
    [{ kind: "amount", field: "items.amount" }],
    '{"items":[{"amount":"1"},{"amount":"2"},{"amount":"3.10"}]}',
  ],
  [
    "numbers in a list",
    '{"products":[1,22]}',
    [{ kind: "text", field: "products" }],
    '{"products":["1","22"]}',
  ],
  [
    "a rename keeps order and blanks",
    '{"msg_id" : "1", "x":2}',
    [{ kind: "rename", field: "msg_id", to: "id" }],
    '{"id" : "1", "x":2}',
  ],
  ["no rename over a value", '{"a":1,"id":2}', [{ kind: "rename", field: "a", to: "id" }], '{"a":1,"id":2}'],
  ["a null makes way", '{"a":1,"id":null}', [{ kind: "rename", field: "a", to: "id" }], '{"id":1}'],
  ["a null before makes way", '{"id":null,"a":1}', [{ kind: "rename", field: "a", to: "id" }], '{"id":1}'],
  [
    "a constant where missing",
    '{"a":1}',
    [{ kind: "set", field: "store", value: "hz" }],
    '{"a":1,"store":"hz"}',
  ],
  ["into an empty object", "{}", [{ kind: "set", field: "store", value: "hz" }], '{"store":"hz"}'],
  ["a constant for null", '{"store":null}', [{ kind: "set", field: "store", value: "hz" }], '{"store":"hz"}'],
  [
    "no constant over a value",
    '{"store":"a"}',
    [{ kind: "set", field: "store", value: "hz" }],
    '{"store":"a"}',
  ],
  ["the first of two leaves", '{"a":1, "b":2}', [{ kind: "drop", field: "a" }], '{"b":2}'],
  ["the last of two leaves", '{"a":1, "b":2}', [{ kind: "drop", field: "b" }], '{"a":1}'],
  ["the only one leaves", '{"a":1}', [{ kind: "drop", field: "a" }], "{}"],
  ["of a key said twice the last counts", '{"a":1,"a":2}', [{ kind: "text", field: "a" }], '{"a":1,"a":"2"}'],
  [
    "values by what is written",
    '{"from":"user","m":0}',
    [
      { kind: "map", field: "from", values: { user: "customer" } },
      { kind: "map", field: "m", values: { "0": false } },
    ],
    '{"from":"customer","m":false}',
  ],
  [
    "__proto__ is a value like any other",
    '{"from":"__proto__"}',
    [{ kind: "map", field: "from", values: { user: "customer" } }],
    '{"from":"__proto__"}',
  ],
  [
    "seconds become milliseconds",
    '{"at":1759276800.123}',
    [{ kind: "time", field: "at", form: "seconds", zone: null }],
    '{"at":1759276800123}',
  ],
  [
    "seconds as text",
    '{"at":"1759276800"}',
    [{ kind: "time", field: "at", form: "seconds", zone: null }],
    '{"at":1759276800000}',
  ],
  [
    "microseconds",
    '{"at":1759276800123999}',
    [{ kind: "time", field: "at", form: "us", zone: null }],
    '{"at":1759276800123}',
  ],
  [
    "a local time gets its offset",
    '{"at":"2026-10-01 08:00:00.5"}',
    [{ kind: "time", field: "at", form: "local", zone: "Asia/Shanghai" }],
    '{"at":"2026-10-01T08:00:00.5+08:00"}',
  ],
  [
    "summer time",
    '{"at":"2026-07-01T08:00:00"}',
    [{ kind: "time", field: "at", form: "local", zone: "Europe/Berlin" }],
    '{"at":"2026-07-01T08:00:00+02:00"}',
  ],
  [
    "an hour that comes twice is the first",
    '{"at":"2026-10-25T02:30:00"}',
    [{ kind: "time", field: "at", form: "local", zone: "Europe/Berlin" }],
    '{"at":"2026-10-25T02:30:00+02:00"}',
  ],
  [
    "an hour the clock skips is left",
    '{"at":"2026-03-29T02:30:00"}',
    [{ kind: "time", field: "at", form: "local", zone: "Europe/Berlin" }],
    '{"at":"2026-03-29T02:30:00"}',
  ],
  [
    "a time that names its offset keeps it",
    '{"at":"31/10/2026 08:00 -03:00"}',
    [{ kind: "time", field: "at", form: "dmy", zone: "UTC" }],
    '{"at":"2026-10-31T08:00:00-03:00"}',
  ],
  [
    "Chinese dates",
    '{"at":"2026年10月1日 下午3:05"}',
    [{ kind: "time", field: "at", form: "ymd", zone: "Asia/Shanghai" }],
    '{"at":"2026-10-01T15:05:00+08:00"}',
  ],
  [
    "packed digits",
    '{"at":"20261001080000"}',
    [{ kind: "time", field: "at", form: "ymd", zone: "Asia/Shanghai" }],
    '{"at":"2026-10-01T08:00:00+08:00"}',
  ],
  [
    "month and day in the American order",
    '{"at":"10/31/2026 1:00 PM"}',
    [{ kind: "time", field: "at", form: "mdy", zone: "UTC" }],
    '{"at":"2026-10-31T13:00:00+00:00"}',
  ],
  [
    "no thirteenth month",
    '{"at":"31/10/2026 1:00"}',
    [{ kind: "time", field: "at", form: "mdy", zone: "UTC" }],
    '{"at":"31/10/2026 1:00"}',
  ],
  ["a percentage", '{"confidence":93.5}', [{ kind: "percent", field: "confidence" }], '{"confidence":0.935}'],
  ["all of it", '{"confidence":"100%"}', [{ kind: "percent", field: "confidence" }], '{"confidence":1}'],
  ["one percent", '{"confidence":1}', [{ kind: "percent", field: "confidence" }], '{"confidence":0.01}'],
  ["one product", '{"products":"p"}', [{ kind: "list", field: "products" }], '{"products":["p"]}'],
  ["a list stays", '{"products":["p"]}', [{ kind: "list", field: "products" }], '{"products":["p"]}'],
  [
    "text to number",
    '{"score":"05","best":"5"}',
    [
      { kind: "number", field: "score" },
      { kind: "number", field: "best" },
    ],
    '{"score":"05","best":5}',
  ],
  [
    "NUL and halves",
    '{"text":"a\\u0000b\\ud83dc\\\\u0000\\ud83d\\ude00"}',
    [{ kind: "clean" }],
    '{"text":"ab\\ufffdc\\\\u0000\\ud83d\\ude00"}',
  ],
  ["an element of a list", ' {"a":1}, ', [{ kind: "unwrap" }], '{"a":1}'],
  ["the first element", '[{"a":1},', [{ kind: "unwrap" }], '{"a":1}'],
  ["the last element", '{"a":[1]}]', [{ kind: "unwrap" }], '{"a":[1]}'],
  ["what is no JSON", '{"a":', [{ kind: "text", field: "a" }], '{"a":'],
];

test.each(cases)("%s", (_name, before, rules, after) => {
  expect(mend(before, ...rules)).toBe(after);
});

test("a line in GBK is read as it was meant", () => {
  const raw = Buffer.from([...Buffer.from('{"text":"'), 0xc4, 0xe3, 0xba, 0xc3, ...Buffer.from('"}')]);
  const mended = mendLine(raw, [{ kind: "decode", encoding: "gb18030" }]);
  expect(mended.toString("utf8")).toBe('{"text":"你好"}');
  expect(mendLine(raw, [{ kind: "clean" }])).toEqual(raw);
});

describe("for any JSON object", () => {
  const key = fc.constantFrom("id", "at", "a", "b.c", "__proto__", "名");
  const entry = fc.record({ key, value: fc.json({ maxDepth: 3 }), gap: fc.constantFrom("", " ", "\t") });
  const line = fc
    .array(entry, { maxLength: 6 })
    .map(
      (entries) => `{${entries.map((e) => `${e.gap}${JSON.stringify(e.key)}:${e.gap}${e.value}`).join(",")}}`,
    );
  const rule: fc.Arbitrary<MendRule> = fc.oneof(
    key.map((field) => ({ kind: "text" as const, field })),
    key.map((field) => ({ kind: "number" as const, field })),
    key.map((field) => ({ kind: "amount" as const, field })),
    key.map((field) => ({ kind: "drop" as const, field })),
    key.map((field) => ({ kind: "list" as const, field })),
    fc.tuple(key, key).map(([field, to]) => ({ kind: "rename" as const, field, to })),
    fc.tuple(key, fc.string()).map(([field, value]) => ({ kind: "set" as const, field, value })),
    key.map((field) => ({ kind: "time" as const, field, form: "seconds" as const, zone: null })),
    fc.constant({ kind: "clean" as const }),
  );

  test("rules leave JSON, and touch no field they do not name", () => {
    fc.assert(
      fc.property(line, rule, (text, one) => {
        const after = JSON.parse(mend(text, one)) as Record<string, unknown>;
        if (one.kind === "clean" || !("field" in one)) return;
        const named = new Set([
          one.field.split(".")[0],
          one.field,
          ...("to" in one ? [one.to.split(".")[0]!, one.to.split(".").at(-1)!] : []),
        ]);
        const before = JSON.parse(text) as Record<string, unknown>;
        for (const name of Object.keys(before)) {
          if (!named.has(name)) expect(after[name]).toEqual(before[name]);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("a rule that fits nothing changes no byte", () => {
    fc.assert(
      fc.property(line, (text) => {
        expect(mend(text, { kind: "text", field: "nowhere" })).toBe(text);
      }),
    );
  });

  test("digits survive, whatever their number", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 60n }), (id) => {
        expect(mend(`{"id":${id}}`, { kind: "text", field: "id" })).toBe(`{"id":"${id}"}`);
      }),
    );
  });
});
