/** Requests with events through the thread: the same answers as without it, and none left waiting. */
import { getPriority } from "node:os";
import { gzipSync } from "node:zlib";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startIntakeThread, type IntakeThread } from "#app/live/thread/intake-thread.ts";
import { niceness } from "#app/server/thread-priority.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { testPrivacyKey } from "#tests/setup/privacy-key.ts";

let database: TestDatabase;
let thread: IntakeThread;
const everybody = { keyId: null, stores: null };

beforeAll(async () => {
  database = await createTestDatabase();
  thread = startIntakeThread({ url: database.url, privacyKey: testPrivacyKey });
});
afterAll(async () => {
  await thread.close();
  await database.destroy();
});

const line = (id: string, store = "s1") =>
  JSON.stringify({
    type: "message",
    store,
    id,
    conversation: "c1",
    at: "2026-10-01T08:00:00Z",
    from: "bot",
    text: "Yes.",
  });

const post = (body: RequestInit["body"], address = "", headers = {}) =>
  new Request(`http://localhost/api/v1/events${address}`, {
    method: "POST",
    body,
    headers,
    duplex: "half",
  } as RequestInit);

async function ask(request: Request, sender: Parameters<IntakeThread["takeEvents"]>[1] = everybody) {
  const response = await thread.takeEvents(request, sender);
  return { status: response.status, body: (await response.json()) as unknown };
}

test("plain and packed bodies in many chunks are taken, and figures follow by themselves", async () => {
  expect(await ask(post(`${line("1")}\nbad\n${line("2")}`))).toEqual({
    status: 200,
    body: { accepted: 2, duplicate: 0, quarantined: [{ line: 2, reason: expect.any(String) as string }] },
  });
  const packed = gzipSync(Array.from({ length: 3_000 }, (_, index) => line(`g${index}`)).join("\n"));
  const chunks = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < packed.length; at += 1_000) controller.enqueue(packed.subarray(at, at + 1_000));
      controller.close();
    },
  });
  expect((await ask(post(chunks))).body).toMatchObject({ accepted: 3_000 });
  const countRolled = async () => {
    const { rows } = await sql<{ n: number }>`
      select coalesce(sum(conversations), 0)::int as n from conversation_rollups
      where cube = 'topic' and recontact_hours = 72`.execute(database.db);
    return rows[0]!.n;
  };
  await vi.waitUntil(async () => (await countRolled()) === 1, { timeout: 4_500, interval: 20 });
});

test.runIf(process.platform === "linux")("what it asks of the database steps back behind pages", async () => {
  await ask(post(line("polite")));
  const { rows } = await sql<{ pid: number; isOwn: boolean }>`
    select pid, pid = pg_backend_pid() as "isOwn" from pg_stat_activity
    where datname = current_database() and application_name = 'apiary'`.execute(database.db);
  const own = rows.find(({ isOwn }) => isOwn)!;
  expect(getPriority(own.pid)).toBe(0);
  expect(rows.map(({ pid }) => getPriority(pid))).toContain(niceness.intake);
  expect(getPriority()).toBe(0);
});

test("a sender's own stores hold on the other side too", async () => {
  const { body } = await ask(post(line("x", "foreign")), { keyId: 7, stores: new Set(["s1"]) });
  expect(body).toMatchObject({ accepted: 0, quarantined: [{ line: 1 }] });
});

test("a body that breaks off, one that is not wanted, and an address that makes no sense are answered", async () => {
  const broken = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.error(Object.assign(new Error("aborted"), { code: "ECONNRESET" })),
  });
  expect((await ask(post(broken))).status).toBe(400);
  const unread = post("x", "", { "content-length": String(65 * 1024 * 1024) });
  expect((await ask(unread)).status).toBe(413);
  expect((await ask(post(line("3"), "?through=never"))).status).toBe(400);
  expect((await ask(new Request("http://localhost/api/v1/events"))).status).toBe(405);
});

test("the refresher's state is known, and what has ended refuses", async () => {
  expect(thread.getTrouble().failingMs).toBe(0);
  const other = startIntakeThread({ url: database.url, privacyKey: testPrivacyKey });
  await other.close();
  const response = await other.takeEvents(post(line("4")), everybody);
  expect([response.status, response.headers.get("Retry-After")]).toEqual([503, "1"]);
});
