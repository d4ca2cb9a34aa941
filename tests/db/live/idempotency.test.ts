import { gzipSync } from "node:zlib";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { ingestRequest } from "#app/ingest/events-request.ts";
import { createIntake, type Intake } from "#app/live/intake.ts";
import { claimKey, deleteExpiredKeys, renewKey } from "#db/live/idempotency-keys.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { testPrivacyKey } from "#tests/setup/privacy-key.ts";

let database: TestDatabase;
let intake: Intake;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  await database.truncate();
  intake = createIntake(database.db, { privacyKey: testPrivacyKey });
});
afterAll(() => database.destroy());

const sender = { keyId: null, stores: null };
const clock = { now: () => Date.UTC(2026, 10, 20) };

function message(id: string): string {
  const at = "2026-10-01T08:00:00+08:00";
  return JSON.stringify({ type: "message", store: "s1", id, conversation: "c1", at, from: "bot" });
}

async function send(key: string, body: string | Buffer, query = "") {
  const request = new Request(`http://localhost/api/v1/events${query}`, {
    method: "POST",
    headers: { "Idempotency-Key": key },
    body: new Uint8Array(Buffer.from(body)),
  });
  const response = await ingestRequest(intake, request, { sender, clock, bodyLimit: 10_000 });
  return {
    status: response.status,
    body: (await response.json()) as unknown,
    replayed: response.headers.get("idempotency-replayed"),
    retryAfter: response.headers.get("retry-after"),
  };
}

test("the same request again gets the first answer, packed or not", async () => {
  const body = `${message("a")}\noops`;
  const answer = { accepted: 1, duplicate: 0, quarantined: [{ line: 2, reason: "not JSON" }] };
  expect(await send("k1", body)).toMatchObject({ status: 200, body: answer, replayed: null });
  expect(await send("k1", body)).toMatchObject({ status: 200, body: answer, replayed: "true" });
  expect(await send("k1", gzipSync(body))).toMatchObject({ status: 200, body: answer, replayed: "true" });
  expect(await send("k2", body)).toMatchObject({ body: { accepted: 0, duplicate: 1 }, replayed: null });
});

test("another body or another address under the same key is refused", async () => {
  await send("k", message("a"));
  expect(await send("k", message("b"))).toMatchObject({ status: 422 });
  expect(await send("k", message("a"), "?store=s2")).toMatchObject({ status: 422 });
  const rows = await database.db.selectFrom("messages").select("external_id").execute();
  expect(rows).toEqual([{ external_id: "a" }]);
});

test("of many at once one is carried out; the others hear so or get its answer", async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => send("k", message("a"))));
  const fresh = answers.filter(({ status, replayed }) => status === 200 && replayed === null);
  expect(fresh.map(({ body }) => body)).toEqual([{ accepted: 1, duplicate: 0, quarantined: [] }]);
  for (const { status, body, replayed, retryAfter } of answers) {
    if (status === 409) expect(Number(retryAfter)).toBeGreaterThan(0);
    else if (replayed) expect(body).toEqual(fresh[0]!.body);
  }
  expect(answers.filter(({ status }) => status !== 409 && status !== 200)).toEqual([]);
});

test("a request that failed leaves its key free", async () => {
  expect(await send("k", "x".repeat(20_000))).toMatchObject({ status: 413 });
  expect(await send("k", gzipSync(message("a")).subarray(0, -6))).toMatchObject({ status: 400 });
  expect(await send("k", message("a"))).toMatchObject({ status: 200, body: { accepted: 1 }, replayed: null });
});

test("after a crash in between the key is taken again, but not before its time is over", async () => {
  const { db } = database;
  expect(await claimKey(db, "k")).toEqual({ state: "claimed" });
  expect(await send("k", message("a"))).toMatchObject({ status: 409 });
  await db
    .updateTable("idempotency_keys")
    .set({ locked_until: sql<number>`now() - interval '1 s'` })
    .execute();
  await renewKey(db, "k");
  expect(await claimKey(db, "k")).toMatchObject({ state: "running" });
  await db
    .updateTable("idempotency_keys")
    .set({ locked_until: sql<number>`now() - interval '1 s'` })
    .execute();
  expect(await send("k", message("a"))).toMatchObject({ status: 200, body: { accepted: 1 }, replayed: null });
  expect(await send("k", message("a"))).toMatchObject({
    status: 200,
    body: { accepted: 1 },
    replayed: "true",
  });
});

test("a key is good for 24 hours", async () => {
  const { db } = database;
  const age = (hours: number) =>
    db
      .updateTable("idempotency_keys")
      .set({ created_at: sql<number>`now() - ${hours} * interval '1 hour'` })
      .execute();
  await send("k", message("a"));
  await age(23.9);
  expect(await deleteExpiredKeys(db)).toBe(0);
  expect(await send("k", message("b"))).toMatchObject({ status: 422 });
  await age(24.1);
  expect(await send("k", message("b"))).toMatchObject({ status: 200, body: { accepted: 1 } });
  await age(24.1);
  expect(await deleteExpiredKeys(db)).toBe(1);
});

test.each(["", "two words", "schlüssel", "k".repeat(256)])("%j is no key", async (key) => {
  const request = new Request("http://localhost/api/v1/events", {
    method: "POST",
    headers: { "Idempotency-Key": key },
    body: message("a"),
  });
  expect((await ingestRequest(intake, request, { sender, clock })).status).toBe(400);
});
