import fc from "fast-check";
import { expect, it } from "vitest";
import { parseBySchema } from "#app/events/parse-event.ts";
import { readPlainHandoff } from "#app/events/plain-handoff.ts";
import { readPlainRating } from "#app/events/plain-rating.ts";
import { handoffRequesters, ratedParts } from "#app/events/vocabulary.ts";

const now = Date.UTC(2026, 10, 22);
const clock = { now: () => now };
const odd = fc.constantFrom<unknown>(
  ...[null, "", " ", 0, -1, 1.5, 2 ** 53, NaN, Infinity, true, [], ["a"], {}],
  ...["a\0b", "\ud800", "x".repeat(129), "x".repeat(513), "__proto__", "bot"],
);
const often = (usual: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 60, arbitrary: usual }, { weight: 1, arbitrary: odd });
const name = often(fc.string({ minLength: 1, maxLength: 8 }));
const instant = often(
  fc.constantFrom<unknown>("2026-11-11T00:00:05+08:00", Date.UTC(2026, 10, 1), "2026-11-11T25:00:00Z"),
);
const figure = often(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ min: 0, max: 5 })));
const unusual = fc.record({ colour: name, version: often(fc.integer()) }, { requiredKeys: [] });
const rarely = fc.oneof({ weight: 4, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: unusual });
const common = { store: name, source: name, id: name, conversation: name, at: instant };

const handoff = fc.record(
  {
    ...{ type: fc.constant("handoff"), ...common, executed: often(fc.boolean()), reason: often(fc.string()) },
    ...{ to: often(fc.string()), requested_by: often(fc.constantFrom<unknown>(...handoffRequesters)) },
  },
  { requiredKeys: ["type", "id"] },
);
const rating = fc.record(
  {
    ...{ type: fc.constant("rating"), ...common, score: figure, worst: figure, best: figure },
    ...{ of: often(fc.constantFrom<unknown>(...ratedParts)), invited: often(fc.boolean()) },
    ...{ solved: often(fc.boolean()), message: name, comment: often(fc.string()) },
  },
  { requiredKeys: ["type", "id", "conversation", "score", "worst", "best"] },
);
const defaults = fc.constantFrom({}, { store: "given" }, { store: "given", source: "file" });

it.each([
  ["handoff", handoff, readPlainHandoff],
  ["rating", rating, readPlainRating],
] as const)("says the same of a %s as its schema, or leaves it to that", (_, usual, read) => {
  let taken = 0;
  fc.assert(
    fc.property(usual, rarely, defaults, (fields, more, given) => {
      const record = { ...fields, ...more };
      const plain = read(record, given, now);
      if (!plain) return;
      taken += 1;
      expect({ event: plain }).toEqual(parseBySchema(record, given, clock));
    }),
    { numRuns: 5_000 },
  );
  expect(taken).toBeGreaterThan(100);
});

it("leaves to the schema what has too much or too little", () => {
  const whole = { type: "rating", store: "s", id: "1", conversation: "c", score: 4, worst: 1, best: 5 };
  expect(readPlainRating(whole, {}, now)).toMatchObject({ score: 4, source: "api", at: null });
  for (const change of [{ score: 6 }, { best: 1 }, { store: null }, { colour: "red" }, { score: undefined }])
    expect(readPlainRating({ ...whole, ...change }, {}, now)).toBeUndefined();
});
