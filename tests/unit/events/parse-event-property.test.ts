import fc from "fast-check";
import { expect, test } from "vitest";
import { parseEvent } from "#app/events/parse-event.ts";

const clock = { now: () => Date.UTC(2026, 10, 20) };
const types = [
  "store",
  "conversation",
  "message",
  "handoff",
  "rating",
  "order",
  "refund",
  "click",
  "knowledge",
  "person",
  "shift",
];
const names = [
  "store",
  "source",
  "id",
  "version",
  "conversation",
  "at",
  "from",
  "to",
  "kind",
  "score",
  "worst",
  "best",
  "amount",
  "currency",
  "items",
  "products",
  "customer",
  "created_at",
  "name",
  "timezone",
  "extra",
  "__proto__",
];

const unstorable = /[\0\p{Surrogate}]/u;

/** Every string in a value, names of fields included. */
function listTexts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...listTexts(inner)]);
}

test("any JSON value is an event or a reason, never an exception", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const parsed = parseEvent(value, {}, clock);
      expect("event" in parsed || parsed.reason.length > 0).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("any values in the known fields give an event whose text JSON and Postgres can hold, or a reason", () => {
  const value = fc.oneof(
    fc.jsonValue(),
    fc.string({ unit: "binary" }),
    fc.constantFrom("s1", "12.50", "CNY", "2026-10-01T08:00:00Z", "bot", "customer", "UTC", 3, 1.5),
  );
  const record = fc.tuple(fc.constantFrom(...types), fc.dictionary(fc.constantFrom(...names), value));
  fc.assert(
    fc.property(record, ([type, fields]) => {
      const parsed = parseEvent({ ...fields, type }, { store: "s" }, clock);
      if ("event" in parsed)
        expect(listTexts(parsed.event).filter((text) => unstorable.test(text))).toEqual([]);
      else expect(parsed.reason).not.toBe("");
    }),
    { numRuns: 3000 },
  );
});

test("a well-formed message survives whatever else it says", () => {
  const text = fc.string({ unit: "grapheme" });
  const extra = fc.dictionary(
    fc.string({ unit: "grapheme", minLength: 3 }).map((name) => `x_${name}`),
    text,
  );
  fc.assert(
    fc.property(text, extra, (said, fields) => {
      const record = {
        ...fields,
        type: "message",
        store: "s",
        id: "m",
        conversation: "c",
        at: 1_790_000_000_000,
        from: "agent",
        text: said,
      };
      const parsed = parseEvent(record, {}, clock);
      if (!("event" in parsed)) throw new Error(parsed.reason);
      expect(parsed.event).toMatchObject({ text: said, at: 1_790_000_000_000 });
      expect({ ...parsed.event.extra }).toEqual(fields);
    }),
  );
});
