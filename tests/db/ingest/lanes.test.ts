/** An import by threads ends with what one thread has, batch after batch in the order of the lines. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { ingestStream, type IngestOptions, type IngestResult } from "#app/ingest/ingest-stream.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { listFaults, takeFingerprint } from "#tests/torture/fingerprint.ts";
import { buildLog } from "#tests/torture/log-file.ts";

let database: TestDatabase;
const { lines } = buildLog({ seed: 11, conversations: 900 });
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(() => database.truncate());
afterAll(() => database.destroy());

async function* cut(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

function ingest(text: string, options: Partial<IngestOptions>) {
  return ingestStream(database.db, cut(text, 7_001), {
    origin: "cli",
    name: "log",
    privacyKey: "key of tests",
    ...options,
  });
}

/** What does not depend on where batches end: an event and its newer version count as one if they come in one batch. */
function describe({ accepted, duplicate, quarantined, conversations, status, stores }: IngestResult) {
  return { known: accepted + duplicate, quarantined, conversations, status, stores: stores.sort() };
}

const inLanes = () => ({ databaseUrl: database.url, lanes: { after: 0, batch: 60_000 } });

test("the same totals, figures, quarantine and place in the input as one thread", async () => {
  const endless = `{"type":"message","text":"${"x".repeat(1_100_000)}"}`;
  const text = [...lines.slice(0, 2_000), endless, ...lines.slice(2_000)].join("\n");
  const alone = describe(await ingest(text, {}));
  const expected = await takeFingerprint(database.db);
  await database.truncate();
  expect(describe(await ingest(text, inLanes()))).toEqual(alone);
  expect(await takeFingerprint(database.db)).toEqual(expected);
  expect(await listFaults(database.db)).toEqual([]);
  const row = await database.db
    .selectFrom("imports")
    .select(["status", "records_read"])
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ status: "done", records_read: lines.length + 1 });
});

test("stopped and gone on with: nothing twice, and the stores named before are known", async () => {
  const stop = new AbortController();
  const first = await ingest(lines.join("\n"), {
    ...inLanes(),
    signal: stop.signal,
    onProgress: ({ accepted }) => accepted > 0 && stop.abort(),
  });
  expect(first.status).toBe("cancelled");
  expect(first.accepted).toBeGreaterThan(0);
  expect(first.accepted).toBeLessThan(lines.length / 2);
  const through = Date.UTC(2026, 11, 31);
  const { importId } = first;
  const rest = describe(await ingest(lines.join("\n"), { ...inLanes(), importId, through }));
  const expected = await takeFingerprint(database.db);
  await database.truncate();
  expect(describe(await ingest(lines.join("\n"), { through }))).toEqual(rest);
  expect(await takeFingerprint(database.db)).toEqual(expected);
});

test("what fails in a thread fails the import, and what came before stays", async () => {
  const text = lines.join("\n");
  await database.db.schema.alterTable("handoffs").renameTo("handoffs_away").execute();
  try {
    await expect(ingest(text, inLanes())).rejects.toMatchObject({ code: "42P01", severity: "ERROR" });
  } finally {
    await database.db.schema.alterTable("handoffs_away").renameTo("handoffs").execute();
  }
  const row = await database.db.selectFrom("imports").select(["status", "error"]).executeTakeFirstOrThrow();
  expect(row).toEqual({ status: "failed", error: 'relation "handoffs" does not exist' });
});
