/** When jobs run that many stores ask for at once. */
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { countEntries } from "#app/jobs/count-entries.ts";
import { createPace } from "#app/jobs/pace.ts";
import { addJob } from "#db/jobs/queue.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { testPrivacyKey } from "#tests/setup/privacy-key.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(() => sql`delete from graphile_worker._private_jobs`.execute(database.db));
afterAll(() => database.destroy());

/** Seconds from when a waiting job was asked for until it runs, by its key. */
async function listWaits(): Promise<Record<string, number>> {
  const { rows } = await sql<{ key: string; wait: number }>`
    select key, extract(epoch from run_at - created_at)::float8 as wait
    from graphile_worker._private_jobs order by key`.execute(database.db);
  return Object.fromEntries(rows.map(({ key, wait }) => [key, Math.round(wait)]));
}

test("each waits as asked for and up to as long again, by turns", async () => {
  for (const id of [1, 2, 9, 10, 11]) await addJob(database.db, "count-entries", id, { afterSeconds: 10 });
  await addJob(database.db, "place-questions", 7);
  expect(await listWaits()).toEqual({
    "count-entries:1": 11,
    "count-entries:2": 12,
    "count-entries:9": 19,
    "count-entries:10": 10,
    "count-entries:11": 11,
    "place-questions:7": 0,
  });
});

test("asked for again, one that waits keeps its moment", async () => {
  await addJob(database.db, "count-entries", 3, { afterSeconds: 10 });
  await addJob(database.db, "count-entries", 3, { afterSeconds: 300 });
  expect(await listWaits()).toEqual({ "count-entries:3": 13 });
});

test("a store whose hits took long to count is put off, and not counted now", async () => {
  const pace = createPace({ restFactor: 60, waitedMs: 20_000, longestRestMs: 600_000, now: () => 0 });
  pace.noteRun(4, 1_000);
  const { db, url } = database;
  const { signal } = new AbortController();
  await countEntries({ db, url, dataDir: "", privacyKey: testPrivacyKey, signal, pace }, 4);
  // 60 times a second less the 20 it has waited, and its turn among 40.
  expect(await listWaits()).toEqual({ "count-entries:4": 44 });
});
