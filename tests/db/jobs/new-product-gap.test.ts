/** The product that nobody has taught the bot, in a store of the demo world. */
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
const isTaught = edits.some((edit) => edit.store === store && edit.topic === newProduct.topic);

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

async function* writeWorld(): AsyncGenerator<Buffer> {
  for (const event of createWorld({ ...demoOptions, only: store }).events()) {
    if (event.store === store) yield await Promise.resolve(Buffer.from(`${JSON.stringify(event)}\n`));
  }
}

it("stands at the top of its store's queue, as missing", async () => {
  expect(isTaught).toBe(false);
  const [top] = await listGaps(database.db, { allStores: true }, { store, limit: 10 });
  expect(top?.title).toContain("X1");
  expect(top?.kind).toBe("missing");
  const { rows } = await sql<{ own: number; all: number }>`
    select count(*) filter (where m.body like '%X1%') as own, count(*) as all
    from gap_questions q join messages m on m.store_id = q.store_id and m.source = q.source and m.external_id = q.message_id
    where q.gap_id = ${top!.gapId}`.execute(database.db);
  expect(rows[0]!.all).toBeGreaterThanOrEqual(30);
  expect(rows[0]!.own / rows[0]!.all).toBeGreaterThan(0.5);
});
