/** A database from before sales were credited: old figures until its conversations are folded again, then as if from the start. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { parseEvent } from "#app/events/parse-event.ts";
import { listPendingBackfills, runPendingBackfills } from "#db/backfill/backfill-store.ts";
import { loadBatch } from "#db/load/load-batch.ts";
import { createMigrator, migrateToLatest } from "#db/migrate.ts";
import { sumSales } from "#db/queries/sum-sales.ts";
import { refreshDirtyBuckets } from "#db/rollup/refresh.ts";
import { verifyRollups } from "#db/rollup/verify.ts";
import { buildConversation } from "#tests/factories/wire-conversation.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { dumpFigures } from "#tests/setup/dump-figures.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.destroy());

const noon = Date.UTC(2026, 10, 1, 12);
const at = (hours: number) => new Date(noon + hours * 3_600_000).toISOString();

const events = [
  { type: "store", store: "s1", source: "api", id: "s1", name: "One", timezone: "Asia/Shanghai" },
  ...buildConversation("durable", { id: "c1", at: noon, customer: "ann" }),
  ...buildConversation("takeover", { id: "c2", at: noon, customer: "bo" }),
  ...["ann", "bo", "cy"].map((customer) => ({
    ...{
      type: "order",
      store: "s1",
      source: "api",
      id: `of ${customer}`,
      customer,
      amount: "5",
      currency: "CNY",
    },
    ...{ created_at: at(1), paid_at: at(2) },
  })),
];

async function sum() {
  const rows = await sumSales(
    database.db,
    { scope: { allStores: true }, from: "2026-11-01", to: "2026-11-30", filters: [], windowHours: null },
    [],
  );
  return Object.fromEntries(rows.map(({ bucket, sums }) => [bucket, sums.gross]));
}

it("is brought up in the background", async () => {
  const { db } = database;
  const parsed = events.map((event) => {
    const result = parseEvent(event, {}, { now: () => noon + 86_400_000 });
    if (!("event" in result)) throw new Error(result.reason);
    return result.event;
  });
  await loadBatch(db, { events: parsed, importId: null });
  await refreshDirtyBuckets(db);
  const fresh = await dumpFigures(db);
  const migrator = createMigrator(db);
  const older = (await migrator.getMigrations()).findLast(({ name }) => name < "20261122T1600")!;
  expect((await migrator.migrateTo(older.name)).error).toBeUndefined();
  await migrateToLatest(db);

  const old = await db.selectFrom("conversation_facts").select("first_bot_speech_at").execute();
  expect(old.map((row) => row.first_bot_speech_at)).toEqual([null, null]);
  await refreshDirtyBuckets(db);
  // The same orders on the same days; whom they are owed to is known when the conversations are folded.
  expect(await sum()).toEqual({ silent: 1500n });
  expect(await listPendingBackfills(db)).toHaveLength(1);
  await runPendingBackfills(db);
  await refreshDirtyBuckets(db);
  expect(await sum()).toEqual({ bot: 500n, mixed: 500n, silent: 500n });
  expect(await dumpFigures(db)).toBe(fresh);
  expect(await listPendingBackfills(db)).toEqual([]);
  expect(await verifyRollups(db)).toEqual([]);
});

it("keeps answering while sums that it did not have are told anew", async () => {
  const { db } = database;
  const fresh = await dumpFigures(db);
  const sums = await sum();
  const migrator = createMigrator(db);
  const older = (await migrator.getMigrations()).findLast(({ name }) => name < "20261122T19")!;
  expect((await migrator.migrateTo(older.name)).error).toBeUndefined();
  await migrateToLatest(db);
  expect(await sum()).toEqual(sums);
  await refreshDirtyBuckets(db);
  expect(await dumpFigures(db)).toBe(fresh);
  expect(await verifyRollups(db)).toEqual([]);
});
