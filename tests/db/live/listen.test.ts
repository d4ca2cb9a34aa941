/** From another process's batch to an open page: the refresher wakes, and the stream says whose figures moved. */
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { parseEvent } from "#app/events/parse-event.ts";
import { startLive } from "#app/server/live.ts";
import { createDatabase } from "#db/connection.ts";
import { listenForChanges, type Change } from "#db/live/listen.ts";
import { loadBatch } from "#db/load/load-batch.ts";
import { vouchThrough } from "#db/load/vouch.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { testPrivacyKey } from "#tests/setup/privacy-key.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(() => database.truncate());
afterAll(() => database.destroy());

function message(store: string, id: string) {
  const at = "2026-10-01T08:00:00Z";
  const record = { type: "message", store, id, conversation: "c1", at, from: "customer", text: "Hello?" };
  const parsed = parseEvent(record, {}, { now: () => Date.UTC(2026, 10, 20) });
  if (!("event" in parsed)) throw new Error(parsed.reason);
  return parsed.event;
}

const load = (store: string, id: string) =>
  loadBatch(database.db, { events: [message(store, id)], importId: null });

const cutListener = () =>
  sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'apiary listener'`.execute(database.db);

test("it hears what a transaction announces once that is committed, and again after its connection was cut", async () => {
  const heard: Change[] = [];
  let listening = 0;
  const stop = listenForChanges(database.url, {
    onChange: (change) => heard.push(change),
    onListening: () => (listening += 1),
  });
  await vi.waitUntil(() => listening === 1, { timeout: 10_000 });
  await load("s1", "a");
  await vi.waitUntil(() => heard.length === 1, { timeout: 10_000 });
  expect(heard).toEqual([{ kind: "dirty" }]);
  await sql`select pg_notify('apiary', '{"kind":"something of a later version"}')`.execute(database.db);
  await sql`select pg_notify('apiary', '{"kind":"imports"}')`.execute(database.db);
  await vi.waitUntil(() => heard.length === 2, { timeout: 10_000 });
  expect(heard[1]).toEqual({ kind: "imports" });

  await vouchThrough(database.db, ["s1"], Date.UTC(2026, 9, 5));
  await vi.waitUntil(() => heard.length === 3, { timeout: 10_000 });
  expect(heard[2], "windows may have closed by that").toEqual({ kind: "dirty" });

  await cutListener();
  await vi.waitUntil(() => listening === 2, { timeout: 10_000 });
  await load("s1", "b");
  await vi.waitUntil(() => heard.length === 4, { timeout: 10_000 });
  await stop();
  await load("s1", "c");
  expect(heard.length).toBe(4);
});

test("a batch of another process is in the rollups, and told to the pages, without waiting for a timer", async () => {
  const own = createDatabase(database.url, { max: 2, statementTimeoutMs: 0 });
  const live = startLive({ url: database.url, db: own, privacyKey: testPrivacyKey });
  const leave = new AbortController();
  const told: string[] = [];
  const reading = readAll(live.updates.open(leave.signal, { allStores: true }), (text) => told.push(text));
  const count = async () => {
    const { rows } = await sql<{ n: number | null }>`
      select sum(conversations)::int as n from conversation_rollups
      where cube = 'topic' and recontact_hours = 72`.execute(database.db);
    return rows[0]?.n ?? 0;
  };
  // The first look at the start is over when the stream says that something may have been missed.
  await vi.waitUntil(() => told.some((text) => text.includes('"stores":null')), { timeout: 10_000 });
  for (const store of ["east", "west"]) {
    const before = await count();
    await load(store, "a");
    await vi.waitUntil(async () => (await count()) === before + 1, { timeout: 4_500, interval: 20 });
    await vi.waitUntil(() => told.some((text) => text.includes(`"stores":["${store}"]`)), { timeout: 4_500 });
  }
  leave.abort();
  await reading;
  live.updates.close();
  await live.close();
  await own.destroy();
});

async function readAll(stream: ReadableStream<Uint8Array>, onText: (text: string) => void): Promise<void> {
  const decoder = new TextDecoder();
  for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) onText(decoder.decode(chunk));
}
