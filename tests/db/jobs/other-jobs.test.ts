/** The other jobs, with the real queue: dry run, undo, sweeping up, settings that change. */
import { access, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { runJobs, type Jobs } from "#app/jobs/run-jobs.ts";
import { fulfilWish, queueUpload } from "#db/jobs/import-states.ts";
import { addJob } from "#db/jobs/queue.ts";
import { openUpload } from "#db/jobs/uploads.ts";
import { hasWorker } from "#db/jobs/worker-lock.ts";
import { findImport } from "#db/queries/imports.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { dumpFigures } from "#tests/setup/dump-figures.ts";
import { testPrivacyKey } from "#tests/setup/privacy-key.ts";

let database: TestDatabase;
let dataDir = "";
let jobs: Jobs | undefined;
const errors: string[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(`${tmpdir()}/apiary-jobs-`);
  await mkdir(`${dataDir}/uploads`);
});
beforeEach(async () => {
  await database.truncate();
  await sql`delete from graphile_worker._private_jobs`.execute(database.db);
  errors.length = 0;
  const onError = (message: string, error: unknown) => errors.push(`${message}: ${String(error)}`);
  jobs = runJobs({ db: database.db, url: database.url, dataDir, privacyKey: testPrivacyKey, onError });
});
afterEach(async () => {
  await jobs?.stop();
  expect(errors).toEqual([]);
});
afterAll(async () => {
  await database.destroy();
  await rm(dataDir, { recursive: true });
});

const head = '{"type":"store","store":"s1","id":"s1","name":"One","timezone":"Asia/Shanghai"}';
const line = (id: string, from: string) =>
  JSON.stringify({
    type: "message",
    store: "s1",
    id,
    conversation: "c1",
    at: `2026-10-01T08:00:0${id}Z`,
    from,
    text: "Where is it?",
  });

async function queue(name: string, text: string, task: "import" | "check" = "import"): Promise<number> {
  const importId = await openUpload(database.db, {
    key: name,
    name,
    size: Buffer.byteLength(text),
    format: null,
    store: null,
    through: null,
  });
  await writeFile(`${dataDir}/uploads/${importId}`, text);
  await queueUpload(database.db, importId, task);
  return importId;
}

async function waitFor(importId: number, status: string): Promise<void> {
  const read = async () => (await findImport(database.db, importId))?.status;
  await expect.poll(read, { timeout: 50_000, interval: 50 }).toBe(status);
}

const hasFile = (importId: number) =>
  access(`${dataDir}/uploads/${importId}`).then(
    () => true,
    () => false,
  );

test("a dry run waits with its report until somebody decides, then it is imported as foretold", async () => {
  const importId = await queue("a", `${head}\n${line("1", "customer")}\nbad`, "check");
  await waitFor(importId, "checked");
  const checked = await findImport(database.db, importId);
  expect(checked).toMatchObject({ accepted: 0, recordsRead: 0, finishedAt: null });
  expect(checked!.report).toMatchObject({ accepted: 2, quarantined: 1, stores: { new: ["s1"], known: [] } });
  expect(await fulfilWish(database.db, importId, "undo")).toBe(false);
  expect(await fulfilWish(database.db, importId, "start")).toBe(true);
  await waitFor(importId, "done");
  expect(await findImport(database.db, importId)).toMatchObject({ accepted: 2, quarantined: 1 });
});

test("an undo takes an import back to the byte", async () => {
  await waitFor(await queue("a", `${head}\n${line("1", "customer")}`), "done");
  const before = await dumpFigures(database.db);
  const importId = await queue("b", `${line("2", "bot")}\n${line("3", "customer")}`);
  await waitFor(importId, "done");
  expect(await dumpFigures(database.db)).not.toBe(before);
  expect(await fulfilWish(database.db, importId, "undo")).toBe(true);
  await waitFor(importId, "undone");
  expect(await dumpFigures(database.db)).toBe(before);
  expect(await fulfilWish(database.db, importId, "undo")).toBe(false);
});

test("settings that change are taken up without anyone asking for it", async () => {
  await waitFor(await queue("a", `${head}\n${line("1", "customer")}`), "done");
  await waitFor(await queue("b", head.replace("Asia/Shanghai", "America/New_York")), "done");
  const readZone = async () =>
    (await database.db.selectFrom("stores").select("timezone").executeTakeFirst())?.timezone;
  await expect.poll(readZone, { timeout: 50_000 }).toBe("America/New_York");
});

test("files of imports that ended a week ago go, the others stay", async () => {
  const old = await queue("old", line("1", "bot"));
  const young = await queue("young", line("1", "bot"));
  await waitFor(old, "done");
  await waitFor(young, "done");
  await sql`update imports set finished_at = now() - interval '8 days' where import_id = ${old}`.execute(
    database.db,
  );
  await sql`insert into idempotency_keys (key, created_at) values ('old', now() - interval '25 hours'), ('new', now())`.execute(
    database.db,
  );
  await addJob(database.db, "sweep", 0);
  await expect.poll(() => hasFile(old), { timeout: 50_000 }).toBe(false);
  expect(await hasFile(young)).toBe(true);
  expect(await findImport(database.db, old)).toMatchObject({ status: "done", hasFile: false });
  const readKeys = () => database.db.selectFrom("idempotency_keys").select("key").execute();
  await expect.poll(readKeys).toEqual([{ key: "new" }]);
});

test("whether a worker is there shows while it lives and no longer", async () => {
  await expect.poll(() => hasWorker(database.db), { timeout: 20_000 }).toBe(true);
  await jobs!.stop();
  await expect.poll(() => hasWorker(database.db), { timeout: 20_000 }).toBe(false);
});
