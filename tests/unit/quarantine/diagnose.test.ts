import fc from "fast-check";
import { expect, test } from "vitest";
import { parseEvent } from "#app/events/parse-event.ts";
import { columnLines, diagnose, type SampleCheck } from "#app/quarantine/diagnose.ts";
import { mendLine } from "#app/quarantine/mend-line.ts";
import type { MendRule } from "#app/quarantine/mend-rule.ts";

const clock = { now: () => Date.UTC(2026, 10, 20) };

const check: SampleCheck = (raw) => {
  let record: unknown;
  try {
    record = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(raw));
  } catch (error) {
    return { field: null, reason: error instanceof SyntaxError ? "not JSON" : "not valid UTF-8" };
  }
  const parsed = parseEvent(record, {}, clock);
  return "event" in parsed ? null : parsed;
};

const good = (index: number) => ({
  type: "message",
  store: "hz",
  id: `m${index}`,
  conversation: "c1",
  at: `2026-10-${String((index % 28) + 1).padStart(2, "0")}T08:00:00+08:00`,
  from: index % 2 ? "bot" : "customer",
  text: "你好",
});
type Line = Record<string, unknown>;

/** Diagnoses 40 lines that all go through `spoil`. */
function diagnoseLines(spoil: (line: Line, index: number) => unknown, zone: string | null = "Asia/Shanghai") {
  const raws = Array.from({ length: 40 }, (_, index) => {
    const spoilt = spoil(good(index), index);
    return Buffer.isBuffer(spoilt)
      ? spoilt
      : Buffer.from(typeof spoilt === "string" ? spoilt : JSON.stringify(spoilt));
  });
  const fault = check(raws[0]!, 0)!;
  const group = { eventType: "message", ...fault };
  return diagnose(group, { lines: 40, accepted: 0 }, { raws, zone }, check);
}

const pad = (value: number) => String(value).padStart(2, "0");
const day = (index: number) => pad((index % 28) + 1);

const mistakes: [
  name: string,
  spoil: (line: Line, index: number) => unknown,
  causes: string[],
  rules: MendRule[],
][] = [
  [
    "times without an offset",
    (line, i) => ({ ...line, at: `2026-10-${day(i)} 08:00:00` }),
    ["noOffset"],
    [{ kind: "time", field: "at", form: "local", zone: "Asia/Shanghai" }],
  ],
  [
    "epoch seconds",
    (line, i) => ({ ...line, at: 1759276800 + i }),
    ["epoch"],
    [{ kind: "time", field: "at", form: "seconds", zone: null }],
  ],
  [
    "a renamed time in epoch seconds",
    ({ at: _at, ...line }, i) => ({ ...line, ts: 1759276800 + i }),
    ["alias", "epoch"],
    [
      { kind: "rename", field: "ts", to: "at" },
      { kind: "time", field: "at", form: "seconds", zone: null },
    ],
  ],
  [
    "microseconds",
    (line, i) => ({ ...line, at: 1759276800000000 + i }),
    ["epoch"],
    [{ kind: "time", field: "at", form: "us", zone: null }],
  ],
  [
    "day first, some beyond 12",
    (line, i) => ({ ...line, at: `${day(i)}/10/2026 08:00` }),
    ["timeForm"],
    [{ kind: "time", field: "at", form: "dmy", zone: "Asia/Shanghai" }],
  ],
  [
    "day or month first, nobody can tell",
    (line, i) => ({ ...line, at: `0${(i % 9) + 1}/10/2026 08:00` }),
    ["ambiguousDate"],
    [{ kind: "time", field: "at", form: "dmy", zone: "Asia/Shanghai" }],
  ],
  [
    "year, day, month",
    (line, i) => ({ ...line, at: `2026-${pad(13 + (i % 15))}-10T08:00:00Z` }),
    ["dateOrder"],
    [{ kind: "time", field: "at", form: "ydm", zone: null }],
  ],
  ["ids as numbers", (line, i) => ({ ...line, id: i }), ["numberId"], [{ kind: "text", field: "id" }]],
  [
    "long ids as numbers in a field we do not know",
    (line, i) => JSON.stringify({ ...line, trace: 0 }).replace('"trace":0', `"trace":90071992547409931${i}`),
    ["numberId"],
    [{ kind: "text", field: "trace" }],
  ],
  [
    "other words for who speaks",
    (line, i) => ({ ...line, from: ["user", "assistant", "客服"][i % 3] }),
    ["words"],
    [{ kind: "map", field: "from", values: { user: "customer", assistant: "bot", 客服: "agent" } }],
  ],
  [
    "role for from, in other words, and msg_id for id",
    ({ from: _from, id, ...line }, i) => ({ ...line, msg_id: id, role: i % 2 ? "assistant" : "user" }),
    ["alias", "alias", "words"],
    [
      { kind: "rename", field: "msg_id", to: "id" },
      { kind: "rename", field: "role", to: "from" },
      { kind: "map", field: "from", values: { user: "customer", assistant: "bot" } },
    ],
  ],
  [
    "another case",
    ({ conversation, ...line }) => ({ ...line, conversationId: conversation }),
    ["alias"],
    [{ kind: "rename", field: "conversationId", to: "conversation" }],
  ],
  [
    "flags as numbers",
    (line, i) => ({ ...line, matched: i % 2 }),
    ["flags"],
    [{ kind: "map", field: "matched", values: { "0": false, "1": true } }],
  ],
  [
    "percentages",
    (line, i) => ({ ...line, confidence: 50 + i }),
    ["percent"],
    [{ kind: "percent", field: "confidence" }],
  ],
  [
    "a number as text",
    (line) => ({ ...line, confidence: "0.5" }),
    ["numberText"],
    [{ kind: "number", field: "confidence" }],
  ],
  [
    "one product for a list",
    (line) => ({ ...line, products: "p1" }),
    ["single"],
    [{ kind: "list", field: "products" }],
  ],
  ["NUL in texts", (line) => ({ ...line, text: "a\0b" }), ["clean"], [{ kind: "clean" }]],
  ["a list over lines", (line) => `${JSON.stringify(line)},`, ["list"], [{ kind: "unwrap" }]],
  [
    "GBK",
    (line) => {
      const [before, after] = JSON.stringify(line).split("你好");
      return Buffer.concat([
        Buffer.from(before!),
        Buffer.from([0xc4, 0xe3, 0xba, 0xc3]),
        Buffer.from(after!),
      ]);
    },
    ["encoding"],
    [{ kind: "decode", encoding: "gb18030" }],
  ],
  [
    "no type",
    ({ type: _type, ...line }) => line,
    ["typeConstant"],
    [{ kind: "set", field: "type", value: "message" }],
  ],
];

test.each(mistakes)("%s", (_name, spoil, causes, rules) => {
  const found = diagnoseLines(spoil);
  expect(found.suggestions.map(({ cause }) => cause)).toEqual(causes);
  expect(found.suggestions.map(({ rule }) => rule)).toEqual(rules);
  expect(found).toMatchObject({ isColumn: true, share: 1, mended: 40, sampled: 40, left: null });
});

test("an order's amounts as numbers", () => {
  const line = (i: number) =>
    `{"type":"order","store":"hz","id":"o${i}","customer":"u","created_at":1759276800000,"amount":${i}.50,"currency":"RMB"}`;
  const raws = Array.from({ length: 30 }, (_, i) => Buffer.from(line(i)));
  const group = { eventType: "order", field: "amount", reason: "not a decimal string: send amounts as text" };
  const found = diagnose(group, { lines: 30, accepted: 1 }, { raws, zone: null }, check);
  expect(found.suggestions.map(({ rule }) => rule)).toEqual([
    { kind: "amount", field: "amount" },
    { kind: "map", field: "currency", values: { RMB: "CNY" } },
  ]);
  expect(found).toMatchObject({ isColumn: true, mended: 30 });
});

test("what nobody can know is asked for, not made up", () => {
  const found = diagnoseLines(({ store: _store, ...line }) => line);
  expect(found.suggestions).toMatchObject([
    { rule: { kind: "set", field: "store", value: "" }, isUncertain: true },
  ]);
  expect(found.mended).toBe(0);
  expect(diagnoseLines(({ id: _id, ...line }) => line).suggestions).toEqual([]);
});

test("a column is one problem from 20 lines and 95 % on", () => {
  const judge = (lines: number, accepted: number) =>
    diagnose(
      { eventType: "message", field: "at", reason: "is missing" },
      { lines, accepted },
      { raws: [], zone: null },
      check,
    ).isColumn;
  expect(judge(columnLines - 1, 0)).toBe(false);
  expect(judge(columnLines, 0)).toBe(true);
  expect(judge(95, 5)).toBe(true);
  expect(judge(94, 6)).toBe(false);
});

test("whatever lines come, what it says of the samples is so, and suggestions mend no less than none", () => {
  const value = fc.oneof(fc.string(), fc.integer(), fc.double(), fc.constant(null), fc.boolean());
  const line = fc.dictionary(
    fc.constantFrom("type", "store", "id", "conversation", "at", "from", "ts", "role", "text"),
    value,
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(line, fc.boolean()), { minLength: 1, maxLength: 12 }), (drawn) => {
      const raws = drawn.map(([one, isSpoilt], index) =>
        Buffer.from(JSON.stringify(isSpoilt ? { ...good(index), ...one } : good(index))),
      );
      const before = raws.filter((raw, index) => check(raw, index) === null).length;
      const group = { eventType: "message", field: null, reason: "" };
      const found = diagnose(group, { lines: raws.length, accepted: 0 }, { raws, zone: "UTC" }, check);
      const rules = found.suggestions.map(({ rule }) => rule);
      const after = raws.filter((raw, index) => check(mendLine(raw, rules), index) === null).length;
      expect(found.mended).toBe(after);
      expect(after).toBeGreaterThanOrEqual(before);
    }),
    { numRuns: 300 },
  );
});
