import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { ingestStream, type IngestOptions } from "#app/ingest/ingest-stream.ts";
import { findImport } from "#db/queries/imports.ts";
import { listQuarantinedRaw, listQuarantineReasons } from "#tests/setup/read-quarantine.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { testPrivacyKey } from "#tests/setup/privacy-key.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(() => database.truncate());
afterAll(() => database.destroy());

const clock = { now: () => Date.UTC(2026, 10, 20) };

function message(id: string, fields: Record<string, unknown> = {}): string {
  const at = "2026-10-01T08:00:00+08:00";
  return JSON.stringify({ type: "message", store: "s1", id, conversation: "c1", at, from: "bot", ...fields });
}

async function* bytes(...chunks: (string | Buffer)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield Buffer.from(chunk);
}

function ingest(chunks: AsyncIterable<Uint8Array>, options: Partial<IngestOptions> = {}) {
  return ingestStream(database.db, chunks, {
    origin: "upload",
    name: "file",
    privacyKey: testPrivacyKey,
    clock,
    ...options,
  });
}

async function readQuarantine(importId: number): Promise<string[]> {
  const lines: string[] = [];
  for await (const raw of listQuarantinedRaw(database.db, importId)) lines.push(raw.toString("latin1"));
  return lines;
}

test("every kind of bad line is set aside with its line and reason, and the good ones are taken", async () => {
  const long = message("long", { text: "x".repeat(1024 * 1024) });
  const bad = [
    "not JSON",
    message("2", { id: undefined }),
    message("3", { type: "chat" }),
    message("4", { at: "2026-02-30T00:00:00Z" }),
    // A customer as an export has it: any other id would wait as its hash.
    '{"type":"order","store":"s1","id":"o","customer":"c_xvhz5d5nr4ckvnw5m77t","created_at":"2026-10-01T00:00:00Z","amount":"1e3","currency":"CNY"}',
    message("6", { text: "a\0b" }),
    long,
    message("8", { text: "x" }).replace('"x"', '"\\ud83d"'),
    "[]",
  ];
  const utf16 = Buffer.from([0xff, 0xfe, 0x41]);
  const file = Buffer.concat([
    Buffer.from(`\ufeff${message("a")}\r\n\r\n${bad.join("\n")}\n`),
    utf16,
    Buffer.from(`\n${message("b")}`),
  ]);
  const result = await ingest(bytes(file), { format: "canonical" });
  expect(result).toMatchObject({ accepted: 2, duplicate: 0, quarantined: 10, conversations: 1, error: null });
  const reasons = await listQuarantineReasons(database.db, result.importId);
  const told = reasons.map(({ firstLine, field, reason }) => [firstLine, field, reason]);
  expect(told.sort(([a], [b]) => Number(a) - Number(b))).toEqual([
    [3, null, "not JSON"],
    [4, "id", "is missing"],
    [5, "type", "unknown type"],
    [6, "at", "impossible time: no such date"],
    [7, "amount", "not a decimal amount"],
    [8, "text", "contains NUL (U+0000)"],
    [9, null, "over 1 MiB"],
    [10, "text", "contains half a surrogate pair"],
    [11, null, "not a JSON object"],
    [12, null, "not valid UTF-8"],
  ]);
  expect(await readQuarantine(result.importId)).toEqual([...bad, utf16.toString("latin1")]);
});

test("sent again, the same lines are duplicates; mended, the bad ones are taken", async () => {
  const lines = [message("a"), message("b", { from: "nobody" })];
  expect(await ingest(bytes(lines.join("\n")))).toMatchObject({ accepted: 1, quarantined: 1 });
  expect(await ingest(bytes(lines.join("\n")))).toMatchObject({ accepted: 0, duplicate: 1, quarantined: 1 });
  expect(await ingest(bytes(message("b")))).toMatchObject({ accepted: 1, duplicate: 0, quarantined: 0 });
});

test("a long file goes in by batches, and its import is written down", async () => {
  const lines = Array.from({ length: 12_345 }, (_, index) =>
    message(`m${index}`, { conversation: `c${index % 77}` }),
  );
  const seen: number[] = [];
  const result = await ingest(bytes(lines.slice(0, 6000).join("\n"), "\n", lines.slice(6000).join("\n")), {
    onProgress: ({ accepted }) => seen.push(accepted),
  });
  expect(result).toMatchObject({ accepted: 12_345, conversations: 77, stores: ["s1"] });
  expect(seen.at(-1)).toBe(12_345);
  expect(await findImport(database.db, result.importId)).toMatchObject({
    status: "done",
    format: "canonical",
    accepted: 12_345,
    conversations: 77,
  });
});

test("an input that breaks off keeps what came before, and its import is failed", async () => {
  async function* breaking(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(`${message("a")}\n${"x".repeat(70_000)}\n`);
    throw Object.assign(new Error("unexpected end of file"), { code: "Z_BUF_ERROR" });
  }
  const result = await ingest(breaking());
  expect(result).toMatchObject({
    accepted: 1,
    quarantined: 1,
    error: "cannot be read: unexpected end of file",
  });
  expect(await findImport(database.db, result.importId)).toMatchObject({ status: "failed", accepted: 1 });
});

test("an input in no known format is a failed import", async () => {
  const result = await ingest(bytes('[{"traj": []}]'));
  expect(result.error).toMatch(/^results of the first tau-bench/);
  expect(await findImport(database.db, result.importId)).toMatchObject({ status: "failed", accepted: 0 });
});

test("a store that is new gets what its source knows of it; a named one takes the records", async () => {
  const row = "session\tuser\t0\t0\t0\tnan\t你好\n";
  await ingest(bytes(row));
  await ingest(bytes(row), { store: "jd-self" });
  const stores = await database.db
    .selectFrom("stores")
    .select(["key", "name", "timezone"])
    .orderBy("key")
    .execute();
  expect(stores).toEqual([
    { key: "jd-self", name: "jd-self", timezone: "Asia/Shanghai" },
    { key: "jddc", name: "京东 JDDC", timezone: "Asia/Shanghai" },
  ]);
});

test("an error of the database is thrown, and the import is marked failed", async () => {
  async function* closing(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(`${message("a")}\n`);
    await database.db.schema.alterTable("messages").renameTo("messages_gone").execute();
  }
  try {
    await expect(ingest(closing())).rejects.toThrow("messages");
  } finally {
    await database.db.schema.alterTable("messages_gone").renameTo("messages").execute();
  }
  const imports = await database.db.selectFrom("imports").select("status").execute();
  expect(imports).toEqual([{ status: "failed" }]);
});
