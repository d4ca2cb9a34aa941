/** Settings that change after the fact: old figures until the new ones are ready, then the same as if known from the start. */
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { CanonicalEvent } from "#app/events/canonical-event.ts";
import { parseEvent } from "#app/events/parse-event.ts";
import { backfillStore, listPendingBackfills, runPendingBackfills } from "#db/backfill/backfill-store.ts";
import type { Db } from "#db/connection.ts";
import { loadBatch } from "#db/load/load-batch.ts";
import { refreshDirtyBuckets } from "#db/rollup/refresh.ts";
import { verifyRollups } from "#db/rollup/verify.ts";
import { eventLogs } from "#tests/factories/arbitrary-events.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { dumpFigures } from "#tests/setup/dump-figures.ts";

let tried: TestDatabase;
let reference: TestDatabase;
let db: Db;

beforeAll(async () => {
  tried = await createTestDatabase();
  reference = await createTestDatabase();
  db = tried.db;
});
afterEach(async () => {
  await tried.truncate();
  await reference.truncate();
});
afterAll(async () => {
  await tried.destroy();
  await reference.destroy();
});

const clock = { now: () => Date.UTC(2026, 10, 20) };

function parse(event: Record<string, unknown>): CanonicalEvent {
  const parsed = parseEvent(event, {}, clock);
  if (!("event" in parsed)) throw new Error(`${JSON.stringify(event)}: ${parsed.reason}`);
  return parsed.event;
}

async function load(into: Db, events: readonly Record<string, unknown>[]): Promise<void> {
  for (let from = 0; from < events.length; from += 2_000) {
    await loadBatch(into, { events: events.slice(from, from + 2_000).map(parse), importId: null });
  }
}

/** A signal that reads as aborted from the `n`th look at it on. */
function createFuse(n: number): AbortSignal {
  let looks = 0;
  return Object.defineProperty(new AbortController().signal, "aborted", { get: () => ++looks >= n });
}

async function settle(of: Db): Promise<string> {
  await runPendingBackfills(of);
  await refreshDirtyBuckets(of);
  return dumpFigures(of);
}

const store = (own: Record<string, unknown>) => ({
  type: "store",
  store: "east",
  id: "east",
  name: "East",
  source: "api",
  ...own,
});

const settings = fc.record({
  timezone: fc.constantFrom("Asia/Shanghai", "America/New_York", "UTC"),
  recontact_hours: fc.constantFrom(24, 36, 72),
  fallback_phrases: fc.constantFrom([], ["It ships today."], ["您好"]),
});

it("gives the figures of settings known from the start, whenever they came and whatever came between", async () => {
  const step = fc.oneof(
    { weight: 2, arbitrary: settings.map((own) => ({ do: "settings" as const, own })) },
    { weight: 3, arbitrary: eventLogs.map((events) => ({ do: "events" as const, events })) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 3 }).map((fuse) => ({ do: "part" as const, fuse })) },
    { weight: 1, arbitrary: fc.constant({ do: "refresh" as const }) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
      await tried.truncate();
      await reference.truncate();
      const events: Record<string, unknown>[] = [];
      let last: Record<string, unknown> | undefined;
      let version = 0;
      for (const taken of steps) {
        if (taken.do === "settings") await load(db, [(last = store({ ...taken.own, version: ++version }))]);
        else if (taken.do === "events") {
          events.push(...taken.events);
          await load(db, taken.events);
        } else if (taken.do === "part") {
          for (const { storeId } of await listPendingBackfills(db))
            await backfillStore(db, storeId, { signal: createFuse(taken.fuse) });
        } else await refreshDirtyBuckets(db);
      }
      await load(reference.db, last ? [last] : []);
      await load(reference.db, events);
      expect(await settle(db)).toBe(await settle(reference.db));
      expect(await verifyRollups(db)).toEqual([]);
      expect(await listPendingBackfills(db)).toEqual([]);
    }),
    { numRuns: 20 },
  );
});

/** Conversations around midnight in Shanghai, so that zones disagree on their day. */
function buildConversations(prefix: string, count: number): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, n) => {
    const at = Date.UTC(2026, 10, 1 + (n % 9), 15, 30 + (n % 60));
    const envelope = { store: "east", source: "api", conversation: `${prefix}${n}`, type: "message" };
    const time = (ms: number) => new Date(at + ms).toISOString();
    return [
      {
        ...envelope,
        id: `${prefix}${n}a`,
        at: time(0),
        from: "customer",
        text: "hi?",
        customer: `u${n % 40}`,
      },
      { ...envelope, id: `${prefix}${n}b`, at: time(5_000), from: "bot", text: "It ships today." },
    ];
  }).flat();
}

async function findStoreId(): Promise<number> {
  const row = await db.selectFrom("stores").select("store_id").executeTakeFirstOrThrow();
  return row.store_id;
}

describe("a backfill", () => {
  it("leaves the old figures as they are until it ends, and says how far it is", async () => {
    await load(db, [store({ timezone: "UTC" }), ...buildConversations("a", 2_500)]);
    await refreshDirtyBuckets(db);
    const readServed = async () => {
      const dump = JSON.parse(await dumpFigures(db)) as { facts: unknown; rollups: unknown };
      return JSON.stringify([dump.facts, dump.rollups]);
    };
    const before = await readServed();
    await load(db, [store({ timezone: "Asia/Shanghai", version: 1, name: "Renamed" })]);
    const storeId = await findStoreId();
    expect(await listPendingBackfills(db)).toEqual([{ storeId }]);
    expect(await backfillStore(db, storeId, { signal: createFuse(3) })).toEqual({ status: "cancelled" });
    const row = await db
      .selectFrom("stores")
      .select(["name", "timezone", "refolded", "to_refold"])
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ name: "Renamed", timezone: "UTC", refolded: 2_000, to_refold: 2_500 });
    await refreshDirtyBuckets(db);
    expect(await readServed()).toBe(before);
    const seen: [number, number][] = [];
    const onProgress = (done: number, of: number) => seen.push([done, of]);
    expect(await backfillStore(db, storeId, { onProgress })).toMatchObject({
      status: "done",
      conversations: 2_500,
    });
    expect(seen.at(-1)).toEqual([2_500, 2_500]);
    expect(await readServed()).not.toBe(before);
    expect(await backfillStore(db, storeId)).toEqual({ status: "unchanged" });
  });

  it("needs no folding where only windows change, and none at all where a wish is taken back", async () => {
    await load(db, [store({ timezone: "UTC" }), ...buildConversations("a", 300)]);
    const first = await settle(db);
    await load(db, [store({ timezone: "UTC", recontact_hours: 36, version: 1 })]);
    const storeId = await findStoreId();
    const seen: number[] = [];
    const onProgress = (done: number) => seen.push(done);
    expect(await backfillStore(db, storeId, { onProgress })).toMatchObject({ status: "done" });
    expect(seen).toEqual([]);
    expect(await verifyRollups(db)).toEqual([]);
    await load(db, [store({ timezone: "Asia/Shanghai", version: 2 })]);
    await backfillStore(db, storeId, { signal: createFuse(2) });
    await load(db, [store({ timezone: "UTC", recontact_hours: 36, version: 3 })]);
    expect(await backfillStore(db, storeId)).toEqual({ status: "unchanged" });
    expect(await listPendingBackfills(db)).toEqual([]);
    await load(db, [store({ timezone: "UTC", version: 4 })]);
    const neutral = (dump: string) => dump.replace(/"(version|event_hash)": \S+/g, "");
    expect(neutral(await settle(db))).toBe(neutral(first));
  });

  it("stays right while batches change the store at the same time", async () => {
    await load(db, [store({ timezone: "UTC" }), ...buildConversations("a", 3_000)]);
    await load(db, [store({ timezone: "Asia/Shanghai", version: 1 })]);
    const storeId = await findStoreId();
    let isDone = false;
    const rounds: Record<string, unknown>[] = [];
    const writer = async (name: string) => {
      for (let round = 0; !isDone || round < 3; round++) {
        const later = { store: "east", source: "api", type: "message", from: "customer", text: "thanks" };
        const batch = [
          ...buildConversations(`${name}${round}-`, 20),
          ...Array.from({ length: 60 }, (_, n) => {
            const touched = (round * 997 + n * 41) % 3_000;
            const at = new Date(Date.UTC(2026, 10, 1 + (touched % 9), 16, 40)).toISOString();
            return { ...later, conversation: `a${touched}`, id: `${name}${round}.${n}`, at };
          }),
        ];
        rounds.push(...batch);
        await load(db, batch);
        if (round % 3 === 0) await refreshDirtyBuckets(db);
      }
    };
    const backfill = backfillStore(db, storeId).then((result) => {
      isDone = true;
      return result;
    });
    await Promise.all([backfill, writer("x"), writer("y")]);
    expect(await backfill).toMatchObject({ status: "done" });
    await load(reference.db, [store({ timezone: "Asia/Shanghai", version: 1 })]);
    await load(reference.db, [...buildConversations("a", 3_000), ...rounds]);
    expect(await settle(db)).toBe(await settle(reference.db));
    expect(await verifyRollups(db)).toEqual([]);
  });

  it("takes up a newer wish where one comes meanwhile", async () => {
    await load(db, [store({ timezone: "UTC" }), ...buildConversations("a", 2_200)]);
    await load(db, [store({ timezone: "Asia/Shanghai", version: 1 })]);
    const storeId = await findStoreId();
    let isChanged: Promise<void> | undefined;
    const onProgress = () => {
      isChanged ??= load(db, [store({ timezone: "America/New_York", version: 2 })]);
    };
    await backfillStore(db, storeId, { onProgress });
    await isChanged;
    await load(reference.db, [store({ timezone: "America/New_York", version: 2 })]);
    await load(reference.db, buildConversations("a", 2_200));
    expect(await settle(db)).toBe(await settle(reference.db));
  });
});
