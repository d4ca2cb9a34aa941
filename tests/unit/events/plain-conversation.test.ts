import fc from "fast-check";
import { expect, it } from "vitest";
import { parseBySchema } from "#app/events/parse-event.ts";
import { readPlainConversation } from "#app/events/plain-conversation.ts";
import { blockReasons, closers, stages } from "#app/events/vocabulary.ts";

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

const instant = often(
  fc.constantFrom<unknown>(
    "2026-11-11T00:00:05+08:00",
    "2026-11-11T00:00:06Z",
    Date.UTC(2026, 10, 1),
    "2026-11-11T25:00:00Z",
  ),
);
const conversation = fc.record(
  {
    type: fc.constant("conversation"),
    store: often(name),
    source: often(name),
    id: often(name),
    customer: often(name),
    channel: often(fc.string()),
    started_at: instant,
    ended_at: instant,
    ended_by: often(fc.constantFrom<unknown>(...closers)),
    topic: often(fc.string()),
    stage: often(fc.constantFrom<unknown>(...stages)),
    blocked: often(fc.constantFrom<unknown>(...blockReasons)),
    test: often(fc.boolean()),
    version: fc.constant(null),
  },
  { requiredKeys: ["type", "id"] },
);
const unusual = fc.record({ colour: often(name), version: often(fc.integer()) }, { requiredKeys: [] });
const anyConversation = fc
  .tuple(conversation, fc.oneof({ weight: 4, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: unusual }))
  .map(([usual, more]) => ({ ...usual, ...more }));
const defaults = fc.constantFrom({}, { store: "given" }, { store: "given", source: "file" });

it("says the same of a conversation as its schema, or leaves it to that", () => {
  let taken = 0;
  fc.assert(
    fc.property(anyConversation, defaults, (record, given) => {
      const plain = readPlainConversation(record, given, now);
      if (!plain) return;
      taken += 1;
      expect({ event: plain }).toEqual(parseBySchema(record, given, clock));
    }),
    { numRuns: 5_000 },
  );
  expect(taken).toBeGreaterThan(100);
});
