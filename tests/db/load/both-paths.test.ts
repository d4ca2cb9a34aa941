/** Conversations copied straight into place and those that are looked up first: the same facts for the same events. */
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { parseEvent } from "#app/events/parse-event.ts";
import type { copyUnheard as Copy } from "#db/load/copy-unheard.ts";
import { encodeBatch } from "#db/load/encoded-events.ts";
import { loadBatch } from "#db/load/load-batch.ts";
import { prepareBatch } from "#db/load/prepare-batch.ts";
import { refreshDirtyBuckets } from "#db/rollup/refresh.ts";
import { eventLogs } from "#tests/factories/arbitrary-events.ts";
import type { WireEvent } from "#tests/factories/wire-conversation.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { listFaults, takeFingerprint, type Fingerprint } from "#tests/torture/fingerprint.ts";

type Way = "copied" | "looked up";

/** The way the loader must go, and how often it went which: "fallback" is a copy that was taken back. */
const paths = vi.hoisted(() => ({
  way: "copied" as "copied" | "looked up",
  gone: { copied: 0, "looked up": 0, fallback: 0 },
}));

vi.mock("#db/load/copy-unheard.ts", async (importOriginal) => {
  const real = await importOriginal<{ copyUnheard: typeof Copy }>();
  const copyUnheard: typeof real.copyUnheard = async (trx, groups, unheard, importId) => {
    if (paths.way === "looked up") {
      paths.gone["looked up"] += 1;
      return false;
    }
    const copied = await real.copyUnheard(trx, groups, unheard, importId);
    paths.gone[copied ? "copied" : "fallback"] += 1;
    return copied;
  };
  return { ...real, copyUnheard };
});

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(() => Object.assign(paths.gone, { copied: 0, "looked up": 0, fallback: 0 }));
afterAll(() => database.destroy());

const clock = { now: () => Date.UTC(2026, 10, 25) };
const stores: WireEvent[] = ["east", "west"].map((store) => ({
  ...{ type: "store", store, source: "api", id: store, name: store },
  timezone: store === "east" ? "Asia/Shanghai" : "America/New_York",
}));

type Loaded = { print: Fingerprint; counts: { accepted: number; duplicate: number } };

async function load(
  events: readonly WireEvent[],
  way: Way,
  batchSize: number,
  { isEncoded = false } = {},
): Promise<Loaded> {
  await database.truncate();
  paths.way = way;
  const counts = { accepted: 0, duplicate: 0 };
  for (let from = 0; from < events.length; from += batchSize) {
    const batch = events.slice(from, from + batchSize).flatMap((event) => {
      const parsed = parseEvent(event, {}, clock);
      return "event" in parsed ? [parsed.event] : [];
    });
    const grouped = await prepareBatch(batch);
    const prepared = isEncoded
      ? { ...grouped, encoded: await encodeBatch(grouped.groups, null, 1) }
      : undefined;
    const { accepted, duplicate } = await loadBatch(database.db, { events: batch, prepared, importId: null });
    counts.accepted += accepted;
    counts.duplicate += duplicate;
  }
  await refreshDirtyBuckets(database.db);
  const print = await takeFingerprint(database.db);
  expect(await listFaults(database.db)).toEqual([]);
  return { print, counts };
}

/** Some messages move, by a newer version, to a conversation that exists or that nobody has heard of. */
function addMoves(events: readonly WireEvent[], moves: readonly number[]): WireEvent[] {
  const messages = events.filter(({ type }) => type === "message");
  const moved = moves.flatMap((move, index): WireEvent[] => {
    const message = messages[move % Math.max(1, messages.length)];
    const conversation = move % 3 === 0 ? `unheard-${index}` : `c${move % 5}`;
    return message ? [{ ...message, conversation, version: 10 + index }] : [];
  });
  return [...events, ...moved];
}

test("a log gives the same events, facts and rollups on both ways in, in any split, twice", async () => {
  const runs = fc.record({
    log: eventLogs,
    moves: fc.array(fc.nat({ max: 1_000 }), { maxLength: 4 }),
    splits: fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 40 })),
    repeat: fc.nat({ max: 20 }),
  });
  await fc.assert(
    fc.asyncProperty(runs, async ({ log, moves, splits: [small, large], repeat }) => {
      const events = [...stores, ...addMoves(log, moves)];
      const twice = [...events, ...events.slice(0, repeat)];
      const expected = await load(events, "copied", 10_000);
      expect(await load(events, "looked up", 10_000)).toEqual(expected);
      expect(await load(events, "copied", 10_000, { isEncoded: true })).toEqual(expected);
      const again = await load(twice, "copied", small);
      expect(again.print).toEqual(expected.print);
      expect(await load(twice, "copied", large, { isEncoded: true })).toEqual(again);
      expect(await load(twice, "looked up", large)).toEqual(again);
    }),
    { numRuns: 12 },
  );
  expect(paths.gone.copied).toBeGreaterThan(12);
  expect(paths.gone["looked up"]).toBeGreaterThan(12);
  expect(paths.gone.fallback).toBeGreaterThan(0);
});
