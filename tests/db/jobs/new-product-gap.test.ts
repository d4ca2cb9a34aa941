/** The product nobody has taught the bot, in one store of the demo world on the day before somebody does. */
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ingestStream } from "#app/ingest/ingest-stream.ts";
import { clusterGaps } from "#app/jobs/cluster-gaps.ts";
import { listGaps } from "#db/gaps/list-gaps.ts";
import { refreshDirtyBuckets } from "#db/rollup/refresh.ts";
import { createWorld, demoOptions } from "#seeds/demo-world.ts";
import { edits } from "#seeds/world/edits.ts";
import { newProduct } from "#seeds/world/topics.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { testPrivacyKey } from "#tests/setup/privacy-key.ts";

const store = "xingye-life";
const taught = edits.find((edit) => edit.store === store && edit.topic === newProduct.topic)!;
const times = ["at", "started_at", "ended_at", "created_at", "paid_at"];

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await ingestStream(database.db, writeWorld(), {
    ...{ origin: "cli", name: "world", format: "canonical", privacyKey: testPrivacyKey },
  });
  await refreshDirtyBuckets(database.db);
  const signal = new AbortController().signal;
  await clusterGaps(
    { db: database.db, url: database.url, dataDir: "", privacyKey: testPrivacyKey, signal },
    1,
  );
});
afterAll(() => database.destroy());

/** The store's events of the days before the lesson. */
async function* writeWorld(): AsyncGenerator<Buffer> {
  for (const event of createWorld(demoOptions).events()) {
    const record = event as Record<string, unknown>;
    const isBefore = times.every((name) => {
      const time = record[name];
      return typeof time !== "string" || time.slice(0, 10) < taught.day;
    });
    if (record["store"] === store && isBefore)
      yield await Promise.resolve(Buffer.from(`${JSON.stringify(event)}\n`));
  }
}

it("stands at the top of its store's queue", async () => {
  const [top] = await listGaps(database.db, { allStores: true }, { store, limit: 10 });
  expect(top?.title).toContain("X1");
  const { rows } = await sql<{ own: number; all: number }>`
    select count(*) filter (where m.body like '%X1%') as own, count(*) as all
    from gap_questions q join messages m on m.store_id = q.store_id and m.source = q.source and m.external_id = q.message_id
    where q.gap_id = ${top!.gapId}`.execute(database.db);
  expect(rows[0]!.all).toBeGreaterThanOrEqual(30);
  expect(rows[0]!.own / rows[0]!.all).toBeGreaterThan(0.5);
});
