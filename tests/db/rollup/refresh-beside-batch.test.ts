import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseEvent } from "#app/events/parse-event.ts";
import { loadBatch, loadInTransaction } from "#db/load/load-batch.ts";
import { refreshDirtyBuckets } from "#db/rollup/refresh.ts";
import { verifyRollups } from "#db/rollup/verify.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.destroy());

function buildBatch(conversation: string) {
  const parsed = parseEvent(
    {
      ...{ type: "message", store: "s", id: conversation, conversation, from: "customer" },
      ...{ at: "2026-10-01T08:00:00Z", text: "where is my parcel" },
    },
    {},
    { now: () => Date.UTC(2026, 10, 20) },
  );
  if (!("event" in parsed)) throw new Error(parsed.reason);
  return { events: [parsed.event], importId: null };
}

async function countInRollups(): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select sum(conversations)::int as n from conversation_rollups
    where recontact_hours = 72 and cube = (select min(cube) from conversation_rollups)`.execute(database.db);
  return rows[0]!.n;
}

test("a day recomputed while a batch that touches it is still open is recomputed again after it", async () => {
  const { db } = database;
  await loadBatch(db, buildBatch("c1"));
  await db.transaction().execute(async (trx) => {
    await loadInTransaction(trx, buildBatch("c2"));
    // Beside the open batch, which it neither sees nor waits for.
    expect(await refreshDirtyBuckets(db)).toBe(1);
    expect(await countInRollups()).toBe(1);
  });
  expect(await refreshDirtyBuckets(db)).toBe(1);
  expect(await countInRollups()).toBe(2);
  expect(await verifyRollups(db)).toEqual([]);
});
