import fc from "fast-check";
import { expect, it } from "vitest";
import type { CanonicalEvent } from "#app/events/canonical-event.ts";
import { addVersion, judgeVersions, noneEarlier, type Versions } from "#db/load/versions.ts";

/** Content stands for all that an event says; `version` is part of it. */
type Sent = { version: number | null; content: number };

const sent = fc.record({
  version: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
  content: fc.integer({ min: 0, max: 2 }),
});

const hash = ({ version, content }: Sent) => (version ?? 0) * 10 + content;
const event = (one: Sent) => ({ type: "message", ...one }) as unknown as CanonicalEvent;

function gather(batch: readonly Sent[]): Versions {
  const [first, ...rest] = batch;
  const known: Versions = { event: event(first!), hash: hash(first!), earlier: noneEarlier, repeated: 0 };
  for (const one of rest) addVersion(known, event(one), hash(one));
  return known;
}

/** Loads batches one after the other; returns what is stored at the end and what was counted. */
function load(batches: readonly (readonly Sent[])[]) {
  let stored: { version: number | null; hash: number } | undefined;
  let accepted = 0;
  let duplicate = 0;
  for (const batch of batches.filter(({ length }) => length > 0)) {
    const versions = gather(batch);
    const verdict = judgeVersions(versions, stored);
    accepted += verdict.superseded.length + (verdict.isWritten ? 1 : 0);
    duplicate += verdict.duplicate;
    if (verdict.isWritten) stored = { version: versions.event.version, hash: versions.hash };
  }
  return { stored, accepted, duplicate };
}

it.each([
  ["first telling, then the correction", [1, 2], 2, 0],
  ["the correction first", [2, 1], 1, 1],
  ["the same twice", [2, 2], 1, 1],
  ["a correction, what it corrected, and the correction again", [1, 2, 1, 2], 2, 2],
])("%s, in one batch or in many", (_, versions, accepted, duplicate) => {
  const events = versions.map((version) => ({ version, content: 0 }));
  const expected = { stored: { version: 2, hash: 20 }, accepted, duplicate };
  expect(load([events])).toEqual(expected);
  expect(load(events.map((one) => [one]))).toEqual(expected);
});

it("writes nothing where the batch ends with what was stored, and counts both", () => {
  const [kept, changed] = [0, 1].map((content) => ({ version: null, content })) as [Sent, Sent];
  const verdict = judgeVersions(gather([changed, kept]), { version: null, hash: hash(kept) });
  expect(verdict).toEqual({ isWritten: false, superseded: [event(changed), event(kept)], duplicate: 0 });
});

it("counts the same however a log is cut into batches", () => {
  fc.assert(
    fc.property(
      fc.array(sent, { minLength: 1, maxLength: 12 }),
      fc.array(fc.integer({ min: 1, max: 4 })),
      (log, sizes) => {
        const batches: Sent[][] = [];
        let rest = log;
        for (const size of sizes) {
          batches.push(rest.slice(0, size));
          rest = rest.slice(size);
        }
        batches.push(rest);
        const alone = load(log.map((one) => [one]));
        expect(load(batches)).toEqual(alone);
        expect(alone.accepted + alone.duplicate).toBe(log.length);
      },
    ),
    { numRuns: 2_000 },
  );
});
