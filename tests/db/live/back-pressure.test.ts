/** Real sockets: a flood is refused politely, a database that is away too, and nothing sent is lost or counted twice. */
import { createServer, type Server } from "node:http";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { sql } from "kysely";
import { afterEach, beforeAll, beforeEach, afterAll, expect, test } from "vitest";
import { ingestRequest } from "#app/ingest/events-request.ts";
import { createIntake, type IntakeOptions } from "#app/live/intake.ts";
import { createDatabase, type Db } from "#db/connection.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { testPrivacyKey } from "#tests/setup/privacy-key.ts";

let database: TestDatabase;
let server: Server;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(() => database.truncate());
afterEach(() => {
  server.closeAllConnections();
  server.close();
});
afterAll(() => database.destroy());

const sender = { keyId: null, stores: null };

/** Serves the request path alone; returns its address. */
async function serve(db: Db, options: Omit<IntakeOptions, "privacyKey"> = {}): Promise<string> {
  const intake = createIntake(db, { ...options, privacyKey: testPrivacyKey });
  server = createServer((incoming, outgoing) => {
    const request = new Request("http://localhost/api/v1/events", {
      method: "POST",
      headers: incoming.headers as Record<string, string>,
      body: Readable.toWeb(incoming) as ReadableStream,
      duplex: "half",
    } as RequestInit);
    void ingestRequest(intake, request, { sender }).then(async (response) => {
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      outgoing.end(await response.text());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address!.port : 0}/`;
}

function lines(name: string, count: number, text = "hello"): string {
  return Array.from({ length: count }, (_, n) =>
    JSON.stringify({
      type: "message",
      store: `s${n % 3}`,
      id: `${name}-${n}`,
      conversation: `${name}-${n % 5}`,
      at: Date.now() - 1000,
      from: "customer",
      text,
    }),
  ).join("\n");
}

type Answer = { status: number; retryAfter: string | null; body: { accepted?: number; error?: string } };

async function post(address: string, body: string | Buffer): Promise<Answer> {
  const response = await fetch(address, {
    method: "POST",
    body: typeof body === "string" ? body : new Uint8Array(body),
  });
  const answer = (await response.json()) as Answer["body"];
  return { status: response.status, retryAfter: response.headers.get("retry-after"), body: answer };
}

async function countMessages(): Promise<number> {
  const row = await database.db
    .selectFrom("messages")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return row.n;
}

test("300 requests at once: those beyond the limit are told when to come back, the others are all taken", async () => {
  const address = await serve(database.db, { limits: { heldBytes: 64 * 1024 * 1024, requests: 50 } });
  const bodies = Array.from({ length: 300 }, (_, n) => lines(`r${n}`, 20));
  const answers = await Promise.all(bodies.map((body) => post(address, body)));
  const taken = answers.filter(({ status }) => status === 200);
  const refused = answers.filter(({ status }) => status === 429);
  expect(taken.length + refused.length).toBe(300);
  expect(refused.length).toBeGreaterThan(0);
  for (const { retryAfter } of refused) expect(Number(retryAfter)).toBeGreaterThanOrEqual(1);
  expect(taken.every(({ body }) => body.accepted === 20)).toBe(true);
  expect(await countMessages()).toBe(taken.length * 20);
  // Sent again until taken, every line is there once.
  let left = bodies.filter((_, n) => answers[n]!.status === 429);
  while (left.length > 0) {
    const again = await Promise.all(left.map((body) => post(address, body)));
    left = left.filter((_, n) => again[n]!.status === 429);
  }
  expect(await countMessages()).toBe(6_000);
});

test("bytes are counted unpacked, and given back", async () => {
  const address = await serve(database.db, { limits: { heldBytes: 2 * 1024 * 1024, requests: 100 } });
  const large = gzipSync(lines("large", 10, "x".repeat(300_000)));
  expect(large.length).toBeLessThan(100_000);
  expect(await post(address, large)).toMatchObject({ status: 429, retryAfter: expect.any(String) as string });
  for (let n = 0; n < 5; n++) {
    const fitting = gzipSync(lines(`fits${n}`, 5, "x".repeat(300_000)));
    expect(await post(address, fitting)).toMatchObject({ status: 200, body: { accepted: 5 } });
  }
});

test("a body larger than all room goes through in parts", async () => {
  const address = await serve(database.db, { limits: { heldBytes: 4 * 1024 * 1024, requests: 100 } });
  const body = lines("long", 40_000);
  expect(body.length).toBeGreaterThan(4 * 1024 * 1024);
  expect(await post(address, body)).toMatchObject({ status: 200, body: { accepted: 40_000, duplicate: 0 } });
});

test("without its database it answers 503 and takes the same lines when it is back", async () => {
  const away = createDatabase("postgres://nobody@127.0.0.1:1/none", { max: 1 });
  const address = await serve(away);
  const answers = await Promise.all([1, 2, 3].map((n) => post(address, lines(`a${n}`, 3))));
  for (const answer of answers) expect(answer).toMatchObject({ status: 503, retryAfter: "5" });
  await away.destroy();
});

test("connections cut in the middle are no fault of the sender's: 503, and once more is enough", async () => {
  const own = createDatabase(database.url, { max: 3, statementTimeoutMs: 0, onIdleError: () => undefined });
  const address = await serve(own);
  const bodies = Array.from({ length: 40 }, (_, n) => lines(`c${n}`, 50));
  const sending = Promise.all(bodies.map((body) => post(address, body)));
  const killer = async () => {
    for (let n = 0; n < 10; n++) {
      await cutOthers(database.db);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const [answers] = await Promise.all([sending, killer()]);
  expect(answers.filter(({ status }) => status !== 200 && status !== 503)).toEqual([]);
  let left = bodies;
  while (left.length > 0) {
    const again = await Promise.all(left.map((body) => post(address, body)));
    left = left.filter((_, n) => again[n]!.status !== 200);
  }
  expect(await countMessages()).toBe(2_000);
  const row = await database.db
    .selectFrom("imports")
    .select((eb) => eb.fn.sum<number>("accepted").as("accepted"))
    .executeTakeFirstOrThrow();
  expect(Number(row.accepted)).toBe(2_000);
  await own.destroy();
});

async function cutOthers(db: Db): Promise<void> {
  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.execute(db);
}
