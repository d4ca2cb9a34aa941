import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { ingestRequest } from "#app/ingest/events-request.ts";
import type { Sender } from "#app/ingest/sender.ts";
import { createIntake, type Intake } from "#app/live/intake.ts";
import { sendWaitingLines } from "#app/quarantine/send-lines.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { testPrivacyKey } from "#tests/setup/privacy-key.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
let intake: Intake;
beforeEach(async () => {
  await database.truncate();
  intake = createIntake(database.db, { privacyKey: testPrivacyKey });
});
afterAll(() => database.destroy());

const clock = { now: () => Date.UTC(2026, 10, 20) };
const everyStore: Sender = { keyId: null, stores: null };

function message(id: string, fields: Record<string, unknown> = {}): string {
  const at = "2026-10-01T08:00:00+08:00";
  return JSON.stringify({ type: "message", store: "s1", id, conversation: "c1", at, from: "bot", ...fields });
}

type Sending = { query?: string; sender?: Sender; headers?: Record<string, string>; bodyLimit?: number };

async function send(
  body: string | Buffer | null,
  { query = "", sender = everyStore, headers = {}, bodyLimit }: Sending = {},
) {
  const request = new Request(`http://localhost/api/v1/events${query}`, {
    method: "POST",
    headers,
    body: body === null ? null : new Uint8Array(Buffer.from(body)),
  });
  const response = await ingestRequest(intake, request, {
    sender,
    clock,
    ...(bodyLimit === undefined ? {} : { bodyLimit }),
  });
  return { status: response.status, body: (await response.json()) as unknown };
}

async function readThrough() {
  const stores = await database.db
    .selectFrom("stores")
    .select(["key", "vouched_through"])
    .orderBy("key")
    .execute();
  return stores.map(({ key, vouched_through: through }) => [key, through]);
}

test("events are taken, bad lines are named with line and reason", async () => {
  const lines = [message("a"), "oops", message("b", { at: "2026-10-01T08:00:00" }), message("a")];
  expect(await send(lines.join("\n"))).toEqual({
    status: 200,
    body: {
      accepted: 1,
      duplicate: 1,
      quarantined: [
        { line: 2, reason: "not JSON" },
        { line: 3, reason: "at: time without an offset: add Z or +08:00" },
      ],
    },
  });
});

test("gzip bodies are unpacked", async () => {
  const packed = gzipSync(message("a"));
  expect(await send(packed, { headers: { "Content-Encoding": "gzip" } })).toMatchObject({
    body: { accepted: 1 },
  });
  const cut = await send(packed.subarray(0, -6));
  expect(cut).toMatchObject({
    status: 400,
    body: { error: expect.stringContaining("unexpected end of file") as string },
  });
});

test("only POST is answered", async () => {
  const request = new Request("http://localhost/api/v1/events");
  expect((await ingestRequest(intake, request, { sender: everyStore })).status).toBe(405);
});

test("a body over the limit is refused, packed or not, declared or not", async () => {
  const large = `${message("a")}\n${" ".repeat(5000)}`;
  expect(await send(large, { bodyLimit: 1000 })).toMatchObject({ status: 413 });
  expect(await send(gzipSync(large), { bodyLimit: 1000 })).toMatchObject({ status: 413 });
  expect(await send(large, { bodyLimit: 1000, headers: { "Content-Length": "10" } })).toMatchObject({
    status: 413,
  });
});

test("through vouches for the stores named in the lines and in the address", async () => {
  const through = "2026-11-01T00:00:00Z";
  const ms = Date.UTC(2026, 10, 1);
  await send(message("a"), { query: `?through=${through}` });
  expect(await readThrough()).toEqual([["s1", ms]]);
  await send(message("b", { store: "s2" }), { query: `?store=s3&store=s4&through=${ms + 1}` });
  expect(await readThrough()).toEqual([
    ["s1", ms],
    ["s2", ms + 1],
    ["s3", ms + 1],
    ["s4", ms + 1],
  ]);
});

test("a heartbeat has no lines, and an offset's plus sign may have become a blank", async () => {
  expect(await send(null, { query: "?store=s1&through=2026-11-01T08:00:00+08:00" })).toEqual({
    status: 200,
    body: { accepted: 0, duplicate: 0, quarantined: [] },
  });
  expect(await readThrough()).toEqual([["s1", Date.UTC(2026, 10, 1)]]);
  expect(await database.db.selectFrom("imports").select("import_id").execute()).toEqual([]);
});

test("what vouches with events belongs to their import, and wakes the refresher", async () => {
  let woken = 0;
  intake = createIntake(database.db, { privacyKey: testPrivacyKey, onWritten: () => (woken += 1) });
  await send(message("a"), { query: "?through=2026-11-01T00:00:00Z" });
  await send(null, { query: "?store=s1&through=2026-11-02T00:00:00Z" });
  expect(woken).toBe(3);
  const vouches = await database.db
    .selectFrom("store_vouches")
    .select("import_id")
    .orderBy("through")
    .execute();
  const [row] = await database.db.selectFrom("imports").select("import_id").execute();
  expect(vouches.map(({ import_id: id }) => id)).toEqual([row!.import_id, null]);
});

test.each([
  "?through=yesterday&store=s1",
  "?through=2026-11-01&store=s1",
  "?through=2030-01-01T00:00:00Z&store=s1",
  "?through=2026-11-01T00:00:00Z",
  "?store=",
])("%s is a bad request", async (query) => {
  expect((await send(null, { query })).status).toBe(400);
});

test("one store in the address is that of lines that name none", async () => {
  expect(await send(message("a", { store: undefined }), { query: "?store=s7" })).toMatchObject({
    body: { accepted: 1 },
  });
  expect(await readThrough()).toEqual([["s7", null]]);
});

test("what was set aside comes back byte for byte", async () => {
  const lines = ["oops\r", message("b", { from: "x" }), "oops 2"];
  await send([message("a"), ...lines].join("\n"));
  const [row] = await database.db.selectFrom("imports").select("import_id").execute();
  const importId = row!.import_id;
  const all = sendWaitingLines(database.db, { importId, group: null });
  expect(await all.text()).toBe(lines.map((line) => `${line}\n`).join(""));
  expect(all.headers.get("content-disposition")).toContain(`quarantine-${importId}.txt`);
  const group = { eventType: null, field: null, reason: "not JSON" };
  const some = sendWaitingLines(database.db, { importId, group });
  expect(await some.text()).toBe("oops\r\noops 2\n");
});

const stored = async (table: "stores" | "messages" | "quarantined_lines") =>
  (await database.db.selectFrom(table).selectAll().execute()).length;

test("lines of other stores are refused one by one, whether these exist or not, and stored nowhere", async () => {
  await send([message("a"), message("b", { store: "s2" })].join("\n"));
  const lines = [
    message("c"),
    message("d", { store: "s2" }),
    message("e", { store: "s3" }),
    message("f", { store: "s2", at: "never" }),
    message("g", { at: "never" }),
  ];
  const sender = { keyId: 7, stores: new Set(["s1"]) };
  const reason = "store: not one of this key's stores";
  expect(await send(lines.join("\n"), { sender })).toMatchObject({
    status: 200,
    body: {
      accepted: 1,
      duplicate: 0,
      quarantined: [
        { line: 2, reason },
        { line: 3, reason },
        { line: 4, reason },
        { line: 5, reason: expect.stringContaining("at:") as string },
      ],
    },
  });
  expect([await stored("stores"), await stored("messages"), await stored("quarantined_lines")]).toEqual([
    2, 3, 1,
  ]);
  // Named by the address, a store is no more open.
  const nameless = message("h", { store: undefined });
  expect(await send(nameless, { sender, query: "?store=s2" })).toMatchObject({
    body: { accepted: 0, quarantined: [{ line: 1, reason }] },
  });
});

test("nobody says how far another's data reaches", async () => {
  await send(message("b", { store: "s2" }));
  const before = await readThrough();
  const sender = { keyId: 7, stores: new Set(["s1"]) };
  for (const store of ["s2", "s3"]) {
    const query = `?store=${store}&through=2026-10-05T00:00:00Z`;
    expect(await send(null, { sender, query })).toEqual({
      status: 403,
      body: { error: "store: not one of this key's stores" },
    });
  }
  expect(await readThrough()).toEqual(before);
});

test("an Idempotency-Key is each sender's own", async () => {
  const headers = { "Idempotency-Key": "k1" };
  expect(await send(message("a"), { headers })).toMatchObject({ body: { accepted: 1 } });
  const sender = { keyId: 7, stores: null };
  expect(await send(message("b"), { headers, sender })).toMatchObject({ status: 200, body: { accepted: 1 } });
  expect(await send(message("a"), { headers })).toMatchObject({ status: 200, body: { accepted: 1 } });
});
