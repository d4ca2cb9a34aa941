import { expect, test } from "vitest";
import { parseEvent } from "#app/events/parse-event.ts";

const clock = { now: () => Date.UTC(2026, 10, 20) };
const at = "2026-10-01T08:00:00+08:00";
const atMs = Date.UTC(2026, 9, 1, 0);

const message = { type: "message", store: "s1", id: "m1", conversation: "c1", at, from: "bot" };
const handoff = { type: "handoff", store: "s1", id: "h1", conversation: "c1", at };
const rating = { type: "rating", store: "s1", id: "r1", conversation: "c1", score: 4, worst: 1, best: 5 };
const order = {
  type: "order",
  store: "s1",
  id: "o1",
  customer: "u1",
  created_at: at,
  amount: "12.50",
  currency: "CNY",
};

function parse(record: unknown) {
  return parseEvent(record, {}, clock);
}

test("a message with everything becomes a canonical event", () => {
  const record = {
    ...message,
    source: "qiyu",
    version: 3,
    sender: "bot-7",
    text: "您好",
    kind: "answer",
    entry: "kb-1",
    confidence: 0.5,
    matched: true,
    products: ["p1", "p2"],
    intent: "shipping",
    customer: "u1",
    channel: "web",
    at_inferred: true,
    mood: "calm",
  };
  expect(parse(record)).toEqual({
    event: {
      type: "message",
      store: "s1",
      source: "qiyu",
      id: "m1",
      version: 3,
      extra: { mood: "calm" },
      conversation: "c1",
      at: atMs,
      from: "bot",
      sender: "bot-7",
      text: "您好",
      kind: "answer",
      entry: "kb-1",
      confidence: 0.5,
      matched: true,
      products: ["p1", "p2"],
      intent: "shipping",
      customer: "u1",
      channel: "web",
      atInferred: true,
    },
  });
});

test("absent and null optional fields read the same, and the source is api", () => {
  const optional = [
    "sender",
    "text",
    "kind",
    "entry",
    "confidence",
    "matched",
    "products",
    "channel",
    "version",
  ];
  const withNulls = { ...message, ...Object.fromEntries(optional.map((name) => [name, null])) };
  expect(parse(withNulls)).toEqual(parse(message));
  expect(parse(message)).toMatchObject({ event: { source: "api", text: null, version: null, extra: null } });
});

test("store and source of the request fill what a line leaves out, and never replace what it says", () => {
  const { store: _store, ...bare } = message;
  const defaults = { store: "s9", source: "file" };
  expect(parseEvent(bare, defaults, clock)).toMatchObject({ event: { store: "s9", source: "file" } });
  expect(parseEvent({ ...message, source: "qiyu" }, defaults, clock)).toMatchObject({
    event: { store: "s1", source: "qiyu" },
  });
});

test("each type is read with its least fields", () => {
  const base = { store: "s1", id: "x" };
  const records = [
    { ...base, type: "store", name: "旗舰店" },
    { ...base, type: "conversation" },
    { ...base, type: "message", conversation: "c", at, from: "customer" },
    { ...base, type: "handoff", conversation: "c", at },
    { ...base, type: "rating", conversation: "c", score: 0, worst: 4, best: 0 },
    order,
    { ...base, type: "refund", order: "o", at, amount: "1" },
    { ...base, type: "click", at, product: "p" },
    { ...base, type: "knowledge", at, action: "retired", entry: "k" },
    { ...base, type: "person", role: "trainer", name: "李" },
    { ...base, type: "shift", person: "p", from: at, to: atMs + 1 },
  ];
  for (const record of records) expect(parse(record)).toMatchObject({ event: { type: record.type } });
});

test("a handoff is executed unless it says otherwise", () => {
  expect(parse(handoff)).toMatchObject({ event: { executed: true } });
  expect(parse({ ...handoff, executed: false })).toMatchObject({ event: { executed: false } });
});

test("a handoff's inferred time is kept beside it", () => {
  expect(parse({ ...handoff, at_inferred: true })).toMatchObject({ event: { extra: { at_inferred: true } } });
});

test("versions are integers, or times in epoch milliseconds", () => {
  expect(parse({ ...message, version: 7 })).toMatchObject({ event: { version: 7 } });
  expect(parse({ ...message, version: at })).toMatchObject({ event: { version: atMs } });
});

test("amounts are minor units of their currency", () => {
  const items = [{ product: "p1", quantity: 2, amount: "6.25" }];
  expect(parse({ ...order, items })).toMatchObject({
    event: { amountMinor: 1250n, items: [{ product: "p1", quantity: 2, amountMinor: 625n }] },
  });
  expect(parse({ ...order, amount: "1200", currency: "JPY" })).toMatchObject({
    event: { amountMinor: 1200n },
  });
});

test("what an item says beyond its known fields is kept", () => {
  const items = [{ product: "p1", quantity: 1, colour: "red" }];
  expect(parse({ ...order, items })).toMatchObject({ event: { extra: { items } } });
  expect(parse({ ...order, items: [{ product: "p1", quantity: 1 }] })).toMatchObject({
    event: { extra: null },
  });
});

test("a sender's own extra is not nested in ours, unless a name is taken", () => {
  expect(parse({ ...message, extra: { a: 1 }, b: 2 })).toMatchObject({ event: { extra: { a: 1, b: 2 } } });
  expect(parse({ ...message, extra: { b: 1 }, b: 2 })).toMatchObject({
    event: { extra: { extra: { b: 1 }, b: 2 } },
  });
});

test("a field called __proto__ is a field like any other", () => {
  const parsed = parse(JSON.parse(`{"__proto__":{"polluted":true},${JSON.stringify(message).slice(1)}`));
  expect("event" in parsed && JSON.stringify(parsed.event.extra)).toBe('{"__proto__":{"polluted":true}}');
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test("fields inherited from a prototype are not read", () => {
  expect(parse(JSON.parse('{"__proto__":{"type":"message"}}'))).toEqual({
    field: "type",
    reason: "is missing",
  });
});

test("of a key given twice the last one counts", () => {
  const line = JSON.stringify(message).replace('"id":"m1"', '"id":"m1","id":"m2"');
  expect(parse(JSON.parse(line))).toMatchObject({ event: { id: "m2" } });
});

const deep = (levels: number): unknown => JSON.parse("[".repeat(levels) + "]".repeat(levels));
const numberId = "must be a string: numbers above 2^53 lose digits";

test.each<[string, unknown, string | null, string]>([
  ["an array", [], null, "not a JSON object"],
  ["null", null, null, "not a JSON object"],
  ["a string", "x", null, "not a JSON object"],
  ["no type", { store: "s1" }, "type", "is missing"],
  ["an unknown type", { ...message, type: "chat" }, "type", "unknown type"],
  ["a type every object inherits", { ...message, type: "constructor" }, "type", "unknown type"],
  ["a type that is an object", { ...message, type: {} }, "type", "unknown type"],
  ["no store", { ...message, store: undefined }, "store", "is missing"],
  ["no id", { ...message, id: undefined }, "id", "is missing"],
  ["an empty id", { ...message, id: "" }, "id", "is empty"],
  ["a blank id", { ...message, id: " " }, "id", "is empty"],
  ["a numeric id", { ...message, id: 5 }, "id", numberId],
  ["a long id", { ...message, id: "x".repeat(513) }, "id", "longer than 512 characters"],
  ["a long store", { ...message, store: "x".repeat(129) }, "store", "longer than 128 characters"],
  ["a numeric conversation", { ...message, conversation: 2 ** 60 }, "conversation", numberId],
  ["a numeric product", { ...message, products: ["p", 3] }, "products", numberId],
  ["no time", { ...message, at: null }, "at", "is missing"],
  [
    "a local time",
    { ...message, at: "2026-10-01T08:00:00" },
    "at",
    "time without an offset: add Z or +08:00",
  ],
  ["30 February", { ...message, at: "2026-02-30T08:00:00Z" }, "at", "impossible time: no such date"],
  ["a time that is a list", { ...message, at: [at] }, "at", "not a time"],
  ["no speaker", { ...message, from: undefined }, "from", "is missing"],
  [
    "an unknown speaker",
    { ...message, from: "robot" },
    "from",
    "must be one of customer, bot, agent, system",
  ],
  ["a bot asking as a customer", { ...message, kind: "question" }, "kind", "kind does not fit the speaker"],
  [
    "a customer answering",
    { ...message, from: "customer", kind: "answer" },
    "kind",
    "kind does not fit the speaker",
  ],
  ["confidence above 1", { ...message, confidence: 1.01 }, "confidence", "must be from 0 to 1"],
  ["confidence below 0", { ...message, confidence: -0.01 }, "confidence", "must be from 0 to 1"],
  ["confidence in words", { ...message, confidence: "0.5" }, "confidence", "must be a number"],
  ["a flag in words", { ...message, matched: "true" }, "matched", "must be true or false"],
  ["a fractional version", { ...message, version: 1.5 }, "version", "must be an integer or a time"],
  ["text with NUL", { ...message, text: "a\0b" }, "text", "contains NUL (U+0000)"],
  ["NUL in an unknown field", { ...message, note: ["a\0"] }, "extra", "contains NUL (U+0000)"],
  ["NUL in the name of a field", { ...message, "a\0": 1 }, "extra", "contains NUL (U+0000)"],
  ["NUL in a nested name", { ...message, note: { "a\0": 1 } }, "extra", "contains NUL (U+0000)"],
  ["NUL in an id", { ...message, id: "a\0" }, "id", "contains NUL (U+0000)"],
  ["half a surrogate pair", { ...message, text: "a\ud83d" }, "text", "contains half a surrogate pair"],
  [
    "a huge number in an unknown field",
    { ...message, n: 2 ** 53 },
    "extra",
    "integer beyond 2^53 loses digits: send it as a string",
  ],
  [
    "an infinite number in an unknown field",
    JSON.parse(JSON.stringify(message).replace("{", '{"n":1e999,')),
    "extra",
    "number out of range",
  ],
  ["deep nesting", { ...message, note: deep(100_000) }, "extra", "nested deeper than 64 levels"],
  ["a flat scale", { ...rating, score: 1, best: 1 }, "best", "same as worst: not a scale"],
  [
    "a score that has lost its last digits",
    { ...rating, score: 2 ** 53 + 2, best: 2 ** 54 },
    "score",
    "integer beyond 2^53 loses digits",
  ],
  ["a score off its scale", { ...rating, score: 6 }, "score", "outside its scale"],
  ["a score off a reversed scale", { ...rating, score: 5, worst: 4, best: 0 }, "score", "outside its scale"],
  ["no score", { ...rating, score: undefined }, "score", "is missing"],
  [
    "an infinite score",
    JSON.parse(JSON.stringify(rating).replace('"score":4', '"score":1e999')),
    "score",
    "must be a number",
  ],
  [
    "a number for an amount",
    { ...order, amount: 12.5 },
    "amount",
    "not a decimal string: send amounts as text",
  ],
  ["an exponent", { ...order, amount: "1e3" }, "amount", "not a decimal amount"],
  ["a thousands comma", { ...order, amount: "1,200" }, "amount", "not a decimal amount"],
  ["a negative amount", { ...order, amount: "-1" }, "amount", "negative amount"],
  [
    "cents of yen",
    { ...order, amount: "1.50", currency: "JPY" },
    "amount",
    "more decimals than the currency has",
  ],
  ["a thousandth of a yuan", { ...order, amount: "1.505" }, "amount", "more decimals than the currency has"],
  ["no currency", { ...order, currency: undefined }, "currency", "is missing"],
  ["a currency of no country", { ...order, currency: "RMB" }, "currency", "not an ISO 4217 currency"],
  ["an item that is none", { ...order, items: ["p1"] }, "items", "must be an object"],
  [
    "an item's bad amount",
    { ...order, items: [{ product: "p", quantity: 1, amount: "x" }] },
    "items.amount",
    "not a decimal amount",
  ],
  [
    "an item's cents of yen",
    { ...order, amount: "1", currency: "JPY", items: [{ product: "p", quantity: 1, amount: "0.5" }] },
    "items.amount",
    "more decimals than the currency has",
  ],
  [
    "a store in no zone",
    { type: "store", store: "s", id: "s", name: "n", timezone: "Mars/Base" },
    "timezone",
    "not an IANA time zone",
  ],
  [
    "an ambiguous zone",
    { type: "store", store: "s", id: "s", name: "n", timezone: "CST" },
    "timezone",
    "not an IANA time zone",
  ],
  [
    "an offset for a zone",
    { type: "store", store: "s", id: "s", name: "n", timezone: "+08:00" },
    "timezone",
    "not an IANA time zone",
  ],
  [
    "no re-contact window",
    { type: "store", store: "s", id: "s", name: "n", recontact_hours: 0 },
    "recontact_hours",
    "must be above 0",
  ],
  [
    "an end before the start",
    { type: "conversation", store: "s", id: "c", started_at: at, ended_at: atMs - 1 },
    "ended_at",
    "impossible time: before started_at",
  ],
  [
    "a shift that ends as it begins",
    { type: "shift", store: "s", id: "c", person: "p", from: at, to: at },
    "to",
    "impossible time: not after from",
  ],
  [
    "a day that is none",
    { type: "person", store: "s", id: "p", role: "agent", name: "n", started_on: "2026-02-30" },
    "started_on",
    "not a day: expected YYYY-MM-DD",
  ],
  [
    "negative minutes",
    { type: "knowledge", store: "s", id: "k", at, action: "created", entry: "e", minutes: -1 },
    "minutes",
    "must not be negative",
  ],
])("%s is refused", (_what, record, field, reason) => {
  expect(parse(record)).toEqual({ field, reason });
});
