/** Crediting in SQL against the pure rules, on random worlds that arrive in any order and are taken back again. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { CanonicalEvent } from "#app/events/canonical-event.ts";
import { parseEvent } from "#app/events/parse-event.ts";
import { runPendingBackfills } from "#db/backfill/backfill-store.ts";
import type { Db } from "#db/connection.ts";
import { finishImport, startImport } from "#db/load/imports.ts";
import { loadBatch } from "#db/load/load-batch.ts";
import { eraseCustomer } from "#db/privacy/erase-customer.ts";
import { setErasureKey } from "#db/privacy/erasure-marks.ts";
import { rebuildAll } from "#db/rollup/rebuild.ts";
import { refreshDirtyBuckets } from "#db/rollup/refresh.ts";
import { verifyRollups } from "#db/rollup/verify.ts";
import { undoImport } from "#db/undo/undo-import.ts";
import { afterwards, orderLogs, salesWorlds } from "#tests/factories/arbitrary-sales.ts";
import type { WireEvent } from "#tests/factories/wire-conversation.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { dumpFigures } from "#tests/setup/dump-figures.ts";
import { expectSales } from "#tests/setup/expect-sales.ts";

let database: TestDatabase;
let db: Db;

beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
  setErasureKey("a key of tests");
});
afterAll(() => database.destroy());

function parse(event: WireEvent): CanonicalEvent {
  const parsed = parseEvent(event, {}, { now: () => afterwards });
  if (!("event" in parsed)) throw new Error(`${JSON.stringify(event)}: ${parsed.reason}`);
  return parsed.event;
}

const store = (key: string, own: Record<string, unknown>): WireEvent => ({
  ...{ type: "store", store: key, source: "api", id: key, name: key },
  ...own,
});
/** One counts its days with summer time ending amid the orders, and has a window of its own. */
const stores = [
  store("east", { timezone: "Asia/Shanghai" }),
  store("west", { timezone: "America/New_York", attribution_hours: 48 }),
];

async function load(
  events: readonly WireEvent[],
  batch: number,
  importId: number | null = null,
): Promise<void> {
  for (let from = 0, n = 0; from < events.length; from += batch, n++) {
    await loadBatch(db, { events: events.slice(from, from + batch).map(parse), importId });
    if (n % 2 === 0) await refreshDirtyBuckets(db);
  }
  await runPendingBackfills(db);
  await refreshDirtyBuckets(db);
}

const deals = fc.record({
  order: fc.array(fc.nat(), { minLength: 50, maxLength: 50 }),
  batch: fc.integer({ min: 1, max: 40 }),
  /** Else the settings come somewhere in between, and everything is credited anew. */
  hasSettings: fc.boolean(),
});

function shuffle(events: readonly WireEvent[], order: readonly number[]): WireEvent[] {
  return events
    .map((event, index) => ({ event, rank: order[index % order.length]! + index * (index % 3) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ event }) => event);
}

it("gives the facts and sums the rules give, in any order and however cut", async () => {
  await fc.assert(
    fc.asyncProperty(salesWorlds, deals, async (world, { order, batch, hasSettings }) => {
      await database.truncate();
      await load([...stores, ...world], 1000);
      await expectSales(db);
      expect(await verifyRollups(db)).toEqual([]);
      const straight = await dumpFigures(db);
      await rebuildAll(db);
      expect(await dumpFigures(db)).toBe(straight);
      await database.truncate();
      const first = hasSettings ? stores : [];
      const rest = hasSettings ? world : [...stores, ...world];
      await load([...first, ...shuffle(rest, order)], batch);
      expect(await dumpFigures(db)).toBe(straight);
      expect(await verifyRollups(db)).toEqual([]);
    }),
    { numRuns: 10 },
  );
}, 180_000);

it("goes back to what it was when an import with orders is undone", async () => {
  await fc.assert(
    fc.asyncProperty(salesWorlds, orderLogs, deals, fc.boolean(), async (world, more, { batch }, isFirst) => {
      await database.truncate();
      const talks = world.filter(({ type }) => type !== "order" && type !== "refund");
      await load([...stores, ...(isFirst ? talks : world)], 1000);
      const before = await dumpFigures(db);
      const id = await startImport(db, { origin: "cli", name: "f", format: "canonical" });
      // The same ids with other contents: some of what there was is replaced.
      await load(
        more.map((event) => ({ ...event, version: 9 })),
        batch,
        id,
      );
      await expectSales(db);
      await finishImport(db, id, {
        accepted: 0,
        duplicate: 0,
        quarantined: 0,
        conversations: 0,
        status: "done",
      });
      expect(await undoImport(db, id)).toMatchObject({ status: "undone" });
      expect(await dumpFigures(db)).toBe(before);
      expect(await verifyRollups(db)).toEqual([]);
    }),
    { numRuns: 12 },
  );
}, 180_000);

it("follows a changed zone and window", async () => {
  const changes = fc.record({
    timezone: fc.constantFrom("Asia/Shanghai", "America/New_York", "Asia/Kolkata"),
    attribution_hours: fc.constantFrom(2, 72, 200),
  });
  await fc.assert(
    fc.asyncProperty(salesWorlds, changes, async (world, own) => {
      await database.truncate();
      await load([...stores, ...world], 1000);
      await load([store("west", { version: 2, ...own })], 1);
      await expectSales(db);
      expect(await verifyRollups(db)).toEqual([]);
    }),
    { numRuns: 10 },
  );
}, 180_000);

it("keeps every figure when a customer is erased, whether they were refreshed before or not", async () => {
  await fc.assert(
    fc.asyncProperty(salesWorlds, fc.boolean(), async (world, isRefreshed) => {
      await database.truncate();
      await loadBatch(db, { events: [...stores, ...world].map(parse), importId: null });
      if (isRefreshed) await refreshDirtyBuckets(db);
      await eraseCustomer(db, ["ann"]);
      await refreshDirtyBuckets(db);
      await expectSales(db);
      expect(await verifyRollups(db)).toEqual([]);
      const erased = await dumpFigures(db);
      expect(erased).not.toMatch(/"ann\\*"/);
      await rebuildAll(db);
      expect(await dumpFigures(db)).toBe(erased);
    }),
    { numRuns: 10 },
  );
}, 180_000);
