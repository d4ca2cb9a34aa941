/** Files from the browser: in one go, in several, too large, from elsewhere, given up. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { gunzipSync } from "node:zlib";
import { TextReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { takeUpload } from "#app/ingest/upload-request.ts";
import { fulfilWish } from "#db/jobs/import-states.ts";
import { findImport } from "#db/queries/imports.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

let database: TestDatabase;
let dataDir = "";
beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(`${tmpdir()}/apiary-uploads-`);
});
beforeEach(async () => {
  await database.truncate();
  await sql`delete from graphile_worker._private_jobs`.execute(database.db);
});
afterAll(async () => {
  await database.destroy();
  await rm(dataDir, { recursive: true });
});

const line = (id: string) =>
  `${JSON.stringify({ type: "message", store: "s1", id, conversation: "c1", at: "2026-10-01T08:00:00Z", from: "bot" })}\n`;

type Sent = { method?: string; params?: Record<string, string>; body?: BodyInit; headers?: HeadersInit };

function send({ method = "PUT", params = {}, body, headers = {} }: Sent): Promise<Response> {
  const search = new URLSearchParams({ name: "a.ndjson", modified: "7", ...params });
  const request = new Request(`http://localhost:3000/imports/upload?${search}`, {
    method,
    headers: { host: "localhost:3000", ...headers },
    ...(body === undefined ? {} : { body, duplex: "half" }),
  } as RequestInit);
  return takeUpload(database.db, request, { dataDir, uploadLimit: 1_000 });
}

async function listJobs(): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`select key from graphile_worker.jobs order by key`.execute(
    database.db,
  );
  return rows.map(({ key }) => key);
}

test("a whole file is kept byte for byte, its format found, and its import queued", async () => {
  const file = line("1") + line("2");
  const response = await send({ params: { size: String(file.length), store: "east" }, body: file });
  expect([response.status, await response.json()]).toEqual([200, { importId: 1, status: "queued" }]);
  expect(await readFile(`${dataDir}/uploads/1`, "utf8")).toBe(file);
  expect(await findImport(database.db, 1)).toMatchObject({
    origin: "upload",
    name: "a.ndjson",
    format: "canonical",
    status: "queued",
    bytesTotal: file.length,
    hasFile: true,
  });
  expect(await listJobs()).toEqual(["import:1"]);
});

test("with a dry run wished, it waits to be checked", async () => {
  const file = line("1");
  const response = await send({ params: { size: String(file.length), check: "1" }, body: file });
  expect(await response.json()).toEqual({ importId: 1, status: "checking" });
  expect(await listJobs()).toEqual(["check:1"]);
});

test("what was cut off goes on where it stopped, and bytes sent twice lie where they lay", async () => {
  const file = line("1") + line("2") + line("3");
  const size = String(file.length);
  const first = await send({ params: { size }, body: file.slice(0, 100) });
  expect([first.status, first.headers.get("Upload-Offset")]).toEqual([202, "100"]);
  const asked = await send({ method: "HEAD", params: { size } });
  expect(asked.headers.get("Upload-Offset")).toBe("100");
  const ahead = await send({ params: { size, offset: "150" }, body: file.slice(150) });
  expect([ahead.status, ahead.headers.get("Upload-Offset")]).toEqual([409, "100"]);
  const other = await send({ method: "HEAD", params: { size, modified: "8" } });
  expect(other.headers.get("Upload-Offset")).toBe("0");
  const rest = await send({ params: { size, offset: "60" }, body: file.slice(60) });
  expect(await rest.json()).toEqual({ importId: 1, status: "queued" });
  expect(await readFile(`${dataDir}/uploads/1`, "utf8")).toBe(file);
});

test("too large, badly addressed or longer than said: refused", async () => {
  expect((await send({ params: { size: "1001" }, body: "x" })).status).toBe(413);
  expect((await send({ params: { size: "0" }, body: "x" })).status).toBe(400);
  expect((await send({ params: { size: "1", format: "xml" }, body: "x" })).status).toBe(400);
  expect((await send({ params: { size: "1", through: "soon" }, body: "x" })).status).toBe(400);
  expect((await send({ params: { size: "2" }, body: "xyz" })).status).toBe(400);
});

test("a file in no format known here is refused at once, and nothing of it stays", async () => {
  const file = '[{"traj": []}]';
  const response = await send({ params: { size: String(file.length) }, body: file });
  expect(response.status).toBe(422);
  expect(await findImport(database.db, 1)).toMatchObject({ status: "cancelled", hasFile: false });
  await expect(readFile(`${dataDir}/uploads/1`)).rejects.toThrow("ENOENT");
  expect(await listJobs()).toEqual([]);
});

test("an upload that somebody gave up takes no more bytes", async () => {
  const file = line("1");
  const size = String(file.length);
  async function* body() {
    yield Buffer.from(file.slice(0, 10));
    expect(await fulfilWish(database.db, 1, "discard")).toBe(true);
    yield Buffer.from(file.slice(10));
  }
  const response = await send({ params: { size }, body: body() as unknown as BodyInit });
  expect(response.status).toBe(410);
  await expect(readFile(`${dataDir}/uploads/1`)).rejects.toThrow("ENOENT");
});

test("a sealed archive asks for its password, goes on without being sent again, and the password is kept nowhere", async () => {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { password: "k3yk3yk3yk3y", zipCrypto: true });
  const session = { id: "1", startTime: 1735693200000, interaction: 1, userId: "7", fromType: "web" };
  const message = { id: "2", sessionId: "1", from: 1, time: 1735693205000, mType: 1, msg: "在吗" };
  await writer.add("9/message.txt", new TextReader(`${JSON.stringify(message)}\n1\n`));
  await writer.add("9/session.txt", new TextReader(`${JSON.stringify(session)}\n1\n`));
  const file = await writer.close();
  const params = { name: "export.zip", size: String(file.length) };
  const first = await send({ params, body: file as BufferSource });
  expect([first.status, await first.json()]).toEqual([
    422,
    { error: "an archive with a password: give the password too", password: "missing" },
  ]);
  const there = await send({ method: "HEAD", params });
  expect(there.headers.get("Upload-Offset")).toBe(params.size);
  const rest = { ...params, offset: params.size };
  const wrong = await send({ params: rest, headers: { "Archive-Password": "%E5%AF%86" } });
  expect([wrong.status, await wrong.json()]).toMatchObject([422, { password: "wrong" }]);
  const right = await send({ params: rest, headers: { "Archive-Password": "k3yk3yk3yk3y" } });
  expect([right.status, await right.json()]).toEqual([200, { importId: 1, status: "queued" }]);
  const kept = await readFile(`${dataDir}/uploads/1`);
  expect(gunzipSync(kept).toString()).toBe(`${JSON.stringify(session)}\n\n${JSON.stringify(message)}\n1\n`);
  expect(await findImport(database.db, 1)).toMatchObject({ format: "qiyu", bytesTotal: kept.length });
  const { rows } = await sql<{ row: string }>`
    select i::text || coalesce((select string_agg(j::text, '') from graphile_worker._private_jobs j), '') as row
    from imports i`.execute(database.db);
  expect(rows[0]!.row).toContain("export.zip");
  expect(rows[0]!.row).not.toContain("k3y");
});
