/** An erasure as an owner asks for it: by the id the source writes, over files of the data folder, written into the audit. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { eraseEverywhere } from "#app/customers/erase-everywhere.ts";
import { listCustomerIds } from "#app/customers/customer-ids.ts";
import { ingestStream } from "#app/ingest/ingest-stream.ts";
import type { Db } from "#db/connection.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { findInTables } from "#tests/setup/dump-everything.ts";

let database: TestDatabase;
let db: Db;
let dataDir: string;
beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
});
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "apiary-erase-"));
  mkdirSync(join(dataDir, "uploads"));
});
afterEach(async () => {
  rmSync(dataDir, { recursive: true });
  await database.truncate();
});
afterAll(() => database.destroy());

const privacyKey = "a key of tests";
const principal = { kind: "person", id: 7, name: "Anna", role: "owner", scope: { allStores: true } } as const;
const client = { address: "192.0.2.9", isSecure: true, origin: "https://apiary.test" };
const context = () => ({ importDb: db, dataDir, privacyKey, principal, client });

const line = (id: string, customer: string, text: string) =>
  JSON.stringify({
    type: "message",
    store: "s",
    id,
    conversation: `of-${id}`,
    at: "2026-10-01T08:00:00Z",
    from: "customer",
    text,
    customer,
  });

async function importText(text: string): Promise<void> {
  async function* chunks() {
    yield await Promise.resolve(Buffer.from(text));
  }
  await ingestStream(db, chunks(), { origin: "cli", name: "f", format: "canonical", privacyKey });
}

async function keepFile(name: string, content: string | Buffer, status: string): Promise<string> {
  const path = `uploads/${name}`;
  writeFileSync(join(dataDir, path), content);
  await sql`
    insert into imports (origin, name, format, status, path) values ('upload', ${name}, 'canonical', ${status}, ${path})`.execute(
    db,
  );
  return join(dataDir, path);
}

it("finds a customer by their own id where only its hash is stored, and erases text, lines and files", async () => {
  await importText(
    `${line("m1", "ann-4711", "a wish of Zebrafish9")}\n${line("m2", "bob-4712", "foreign")}\n`,
  );
  const [asked, hash] = await listCustomerIds(context(), "ann-4711");
  expect(await findInTables(db, asked!)).toEqual([]);
  expect(await findInTables(db, hash!)).toEqual(["public.conversation_facts", "public.messages"]);
  const theirs = await keepFile("theirs.ndjson.gz", gzipSync(line("m1", "ann-4711", "Zebrafish9")), "done");
  const foreign = await keepFile("foreign.ndjson", line("m2", "bob-4712", "foreign"), "done");

  const result = await eraseEverywhere(context(), "ann-4711");
  expect(result).toMatchObject({ state: "erased", files: 1, erasure: { conversations: 1, messages: 1 } });
  expect([existsSync(theirs), existsSync(foreign)]).toEqual([false, true]);
  for (const text of ["Zebrafish9", asked!, hash!, "of-m1"]) expect(await findInTables(db, text)).toEqual([]);
  expect(await findInTables(db, "of-m2")).toEqual(["public.conversations"]);

  const { rows } = await sql`select action, actor_name, address, subject from audit_entries`.execute(db);
  expect(rows).toEqual([
    {
      action: "customer_erased",
      actor_name: "Anna",
      address: "192.0.2.9",
      subject: { stores: [1], conversations: 1, messages: 1, lines: 0, files: 1 },
    },
  ]);
  const { rows: jobs } = await sql`
    select task_identifier as task from graphile_worker.jobs where task_identifier not in ('place-questions', 'count-entries')`.execute(
    db,
  );
  expect(jobs).toEqual([{ task: "overwrite" }]);

  // By the same key, whatever way it comes in.
  await importText(`${line("m1", "ann-4711", "a wish of Zebrafish9")}\n`);
  expect(await findInTables(db, "Zebrafish9")).toEqual([]);
});

it("erases nothing while an import that speaks of the customer is under way", async () => {
  await importText(`${line("m1", "ann-4711", "Zebrafish9")}\n`);
  const path = await keepFile("waiting.ndjson", line("m3", "ann-4711", "more"), "waiting");
  expect(await eraseEverywhere(context(), "ann-4711")).toEqual({
    state: "busy",
    imports: ["waiting.ndjson"],
  });
  expect(existsSync(path)).toBe(true);
  expect(await findInTables(db, "Zebrafish9")).not.toEqual([]);
  const { rows } = await sql`select from audit_entries`.execute(db);
  expect(rows).toEqual([]);
});
