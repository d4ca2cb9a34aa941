import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { runDry } from "#app/ingest/dry-run.ts";
import { ingestRequest } from "#app/ingest/events-request.ts";
import { ingestStream } from "#app/ingest/ingest-stream.ts";
import { unpackIfGzip } from "#app/ingest/open-input.ts";
import { createIntake } from "#app/live/intake.ts";
import { undoImport } from "#db/undo/undo-import.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { testPrivacyKey } from "#tests/setup/privacy-key.ts";

const mib = 1024 ** 2;
const reason = "unpacks to more than 250 times its size, as no log does";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(() => database.truncate());
afterAll(() => database.destroy());

const good = `${JSON.stringify({ type: "message", store: "s1", id: "m1", conversation: "c1", at: "2026-10-01T08:00:00Z", from: "bot" })}\n`;
const endless = gzipSync(Buffer.alloc(64 * mib, "x"));
/** A good line, and then what is not. */
const mixed = gzipSync(Buffer.concat([Buffer.from(good), Buffer.alloc(64 * mib, "\n")]));

async function* stream(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += 65_536) yield bytes.subarray(from, from + 65_536);
}

async function countRows() {
  const { db } = database;
  const count = async (table: "messages" | "conversations" | "quarantined_lines") =>
    (await db.selectFrom(table).selectAll().execute()).length;
  return {
    messages: await count("messages"),
    conversations: await count("conversations"),
    quarantined: await count("quarantined_lines"),
  };
}

const nothing = { messages: 0, conversations: 0, quarantined: 0 };

test("an import of a bomb fails with the reason and leaves nothing", async () => {
  const result = await ingestStream(database.db, unpackIfGzip(stream(endless)), {
    origin: "upload",
    name: "bomb.gz",
    privacyKey: testPrivacyKey,
    format: "canonical",
  });
  expect(result).toMatchObject({ status: "failed", error: reason, accepted: 0 });
  expect(await countRows()).toEqual(nothing);
});

test("what stood before the bomb stays, as with any damaged file, and an undo takes it back", async () => {
  const result = await ingestStream(database.db, unpackIfGzip(stream(mixed)), {
    origin: "cli",
    name: "mixed.gz",
    privacyKey: testPrivacyKey,
  });
  expect(result).toMatchObject({ status: "failed", error: reason, accepted: 1 });
  expect(await countRows()).toMatchObject({ messages: 1, conversations: 1 });
  expect(await undoImport(database.db, result.importId)).toMatchObject({ status: "undone" });
  expect(await countRows()).toEqual(nothing);
});

test("a check says so beforehand", async () => {
  const report = await runDry(database.db, unpackIfGzip(stream(mixed)), {
    name: "mixed.gz",
    privacyKey: testPrivacyKey,
  });
  expect(report).toMatchObject({ accepted: 1, error: reason });
});

test("the API refuses it as a body that cannot be read", async () => {
  const request = new Request("http://localhost/api/v1/events", {
    method: "POST",
    body: new Uint8Array(endless),
  });
  const response = await ingestRequest(createIntake(database.db, { privacyKey: testPrivacyKey }), request, {
    sender: { keyId: null, stores: null },
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({
    error: `${reason}; send it again, lines sent twice change nothing`,
  });
  expect(await countRows()).toEqual(nothing);
});
