import fc from "fast-check";
import { expect, it } from "vitest";
import { parseBySchema } from "#app/events/parse-event.ts";
import { readPlainMessage } from "#app/events/plain-message.ts";
import { messageKinds, speakers } from "#app/events/vocabulary.ts";

const now = Date.UTC(2026, 10, 22);
const clock = { now: () => now };

const odd = fc.constantFrom<unknown>(
  null,
  "",
  " ",
  0,
  -1,
  1.5,
  2 ** 53,
  NaN,
  Infinity,
  true,
  [],
  ["a"],
  {},
  "a\0b",
  "\ud800",
  "x".repeat(129),
  "x".repeat(513),
  "__proto__",
);
const often = (usual: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 60, arbitrary: usual }, { weight: 1, arbitrary: odd });
const name = fc.string({ minLength: 1, maxLength: 8 });

const message = fc.record(
  {
    type: fc.constant("message"),
    store: often(name),
    source: often(name),
    id: often(name),
    conversation: often(name),
    at: often(
      fc.constantFrom<unknown>(
        "2026-11-11T00:00:05+08:00",
        "2026-11-11T00:00:05.123456Z",
        Date.UTC(2026, 10, 1),
        1e9,
        "2026-11-11",
        "2026-02-30T00:00:00Z",
        Date.UTC(2027, 0, 1),
      ),
    ),
    from: often(fc.constantFrom<unknown>(...speakers)),
    sender: often(name),
    text: often(fc.string()),
    kind: often(fc.constantFrom<unknown>(...messageKinds)),
    entry: often(name),
    confidence: often(fc.double({ min: 0, max: 1 })),
    matched: often(fc.boolean()),
    intent: often(fc.string()),
    customer: often(name),
    channel: often(fc.string()),
    at_inferred: often(fc.boolean()),
    version: often(fc.integer()),
  },
  { requiredKeys: ["type", "id", "conversation", "at", "from"] },
);
const unusual = fc.record(
  { products: often(fc.array(name)), colour: often(name), constructor: often(name) },
  { requiredKeys: [] },
);
const anyMessage = fc
  .tuple(message, fc.oneof({ weight: 4, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: unusual }))
  .map(([usual, more]) => ({ ...usual, ...more }));
const defaults = fc.constantFrom({}, { store: "given" }, { store: "given", source: "file" });

it("says the same of a message as its schema, or leaves it to that", () => {
  let taken = 0;
  fc.assert(
    fc.property(anyMessage, defaults, (record, given) => {
      const plain = readPlainMessage(record, given, now);
      if (!plain) return;
      taken += 1;
      expect({ event: plain }).toEqual(parseBySchema(record, given, clock));
    }),
    { numRuns: 5_000 },
  );
  expect(taken).toBeGreaterThan(100);
});

it("takes an ordinary message without its schema", () => {
  const record = {
    type: "message",
    store: "hz",
    id: "m1",
    conversation: "c1",
    at: "2026-11-11T00:00:05+08:00",
    from: "customer",
    text: "尺码怎么选",
  };
  const event = readPlainMessage(record, {}, now);
  expect(event).toMatchObject({ store: "hz", source: "api", at: Date.UTC(2026, 10, 10, 16, 0, 5) });
});
