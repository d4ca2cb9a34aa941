/** Imports as jobs, with the real queue: done, cancelled and continued, cut off by a stop or a kill, refused. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { runJobs, type Jobs } from "#app/jobs/run-jobs.ts";
import { fulfilWish, queueUpload } from "#db/jobs/import-states.ts";
import { openUpload } from "#db/jobs/uploads.ts";
import { findImport } from "#db/queries/imports.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { testPrivacyKey } from "#tests/setup/privacy-key.ts";

vi.setConfig({ testTimeout: 180_000 });

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
});
afterEach(async () => {
  await jobs?.stop();
  jobs = undefined;
  expect(errors).toEqual([]);
});
afterAll(async () => {
  await database.destroy();
  await rm(dataDir, { recursive: true });
});

function start(): void {
  jobs = runJobs({
    db: database.db,
    url: database.url,
    dataDir,
    privacyKey: testPrivacyKey,
    onError: (message, error) => errors.push(`${message}: ${String(error)}`),
  });
}

function buildLines(count: number): string {
  return Array.from({ length: count }, (_, index) =>
    JSON.stringify({
      type: "message",
      store: "s1",
      id: `m${index}`,
      conversation: `c${index >> 2}`,
      at: "2026-10-01T08:00:00Z",
      from: "bot",
      text: "It left the warehouse this morning.",
    }),
  ).join("\n");
}

async function queue(text: string): Promise<number> {
  const importId = await openUpload(database.db, {
    key: text.slice(0, 9),
    name: "a.ndjson",
    size: Buffer.byteLength(text),
    format: null,
    store: null,
    through: null,
  });
  await writeFile(`${dataDir}/uploads/${importId}`, text);
  await queueUpload(database.db, importId, "import");
  return importId;
}

async function readStatus(importId: number): Promise<string | undefined> {
  return (await findImport(database.db, importId))?.status;
}

async function countMessages(): Promise<number> {
  const rows = await sql<{ n: number }>`select count(*) as n from messages`.execute(database.db);
  return rows.rows[0]!.n;
}

async function waitFor(importId: number, status: string): Promise<void> {
  await expect.poll(() => readStatus(importId), { timeout: 120_000, interval: 50 }).toBe(status);
}

async function waitForSome(importId: number): Promise<void> {
  const read = async () => (await findImport(database.db, importId))!.recordsRead;
  await expect.poll(read, { timeout: 120_000, interval: 20 }).toBeGreaterThan(0);
}

test("a queued file is imported, and its row says how far and what", async () => {
  const text = `${buildLines(2_000)}\nbad`;
  const importId = await queue(text);
  start();
  await waitFor(importId, "done");
  expect(await findImport(database.db, importId)).toMatchObject({
    format: "canonical",
    accepted: 2_000,
    duplicate: 0,
    quarantined: 1,
    conversations: 500,
    recordsRead: 2_001,
    isStalled: false,
  });
});

test("several files go in one after the other, those named last too", async () => {
  const ids = [await queue(buildLines(300)), await queue(` ${buildLines(400)}`)];
  start();
  for (const importId of ids) await waitFor(importId, "done");
  expect(await findImport(database.db, ids[1]!)).toMatchObject({ accepted: 100, duplicate: 300 });
});

test("cancelled, it stops between batches; continued, it goes on from there and ends the same", async () => {
  // Long enough for the half second between two looks at whether to stop.
  const lines = 80_000;
  const importId = await queue(buildLines(lines));
  start();
  await waitForSome(importId);
  expect(await fulfilWish(database.db, importId, "cancel")).toBe(true);
  await waitFor(importId, "cancelled");
  const stopped = (await findImport(database.db, importId))!;
  expect(await countMessages()).toBe(stopped.recordsRead);
  expect(stopped.recordsRead).toBeLessThan(lines);
  expect(await fulfilWish(database.db, importId, "continue")).toBe(true);
  await waitFor(importId, "done");
  expect(await findImport(database.db, importId)).toMatchObject({
    accepted: lines,
    duplicate: 0,
    conversations: lines / 4,
  });
});

test("the end of the worker puts a running import back, and the next one goes on with it", async () => {
  const importId = await queue(buildLines(25_000));
  start();
  await waitForSome(importId);
  const asked = performance.now();
  await jobs!.stop();
  expect(performance.now() - asked).toBeLessThan(10_000);
  const stopped = (await findImport(database.db, importId))!;
  expect(stopped).toMatchObject({ status: "queued", isCancelRequested: false });
  expect(await countMessages()).toBe(stopped.recordsRead);
  start();
  await waitFor(importId, "done");
  expect(await findImport(database.db, importId)).toMatchObject({ accepted: 25_000, duplicate: 0 });
});

test("jobs of a worker that is gone are taken over at once, those of a living one are left alone", async () => {
  const importId = await queue(buildLines(100));
  // What SIGKILL leaves: the job taken by a worker whose lock nobody holds, the row at work.
  await sql`update graphile_worker._private_jobs set locked_by = 'pool-dead', locked_at = now(), attempts = 25`.execute(
    database.db,
  );
  await sql`update graphile_worker._private_job_queues set locked_by = 'pool-dead', locked_at = now()`.execute(
    database.db,
  );
  await sql`update imports set status = 'running'`.execute(database.db);
  const held = await database.db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(4174218, hashtext('pool-alive'))`.execute(connection);
    await sql`select graphile_worker.add_job('sweep', '{"id":0}'::json, job_key := 'sweep:0')`.execute(
      connection,
    );
    await sql`update graphile_worker._private_jobs set locked_by = 'pool-alive', locked_at = now() where key = 'sweep:0'`.execute(
      connection,
    );
    start();
    await waitFor(importId, "done");
    const { rows } = await sql<{ locked_by: string }>`
      select locked_by from graphile_worker.jobs where key = 'sweep:0'`.execute(connection);
    await sql`select pg_advisory_unlock_all()`.execute(connection);
    return rows;
  });
  expect(held).toEqual([{ locked_by: "pool-alive" }]);
});

test("connections cut by the server are waited out, and nothing is lost or doubled", async () => {
  const importId = await queue(buildLines(25_000));
  start();
  await waitForSome(importId);
  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.execute(database.db);
  await waitFor(importId, "done");
  expect(await findImport(database.db, importId)).toMatchObject({ accepted: 25_000, duplicate: 0 });
  expect(await countMessages()).toBe(25_000);
  errors.length = 0;
});

test("what cannot be read fails at once with its reason; a file that is gone says so", async () => {
  const unreadable = await queue('[{"traj": []}]');
  const gone = await queue(buildLines(1));
  await rm(`${dataDir}/uploads/${gone}`);
  start();
  await waitFor(unreadable, "failed");
  await waitFor(gone, "failed");
  expect((await findImport(database.db, unreadable))!.error).toMatch(/^results of the first tau-bench/);
  expect((await findImport(database.db, gone))!.error).toMatch(/gone/);
  expect(await fulfilWish(database.db, unreadable, "start")).toBe(false);
});

test("cancelled while it waits, it never runs", async () => {
  const importId = await queue(buildLines(10));
  expect(await fulfilWish(database.db, importId, "cancel")).toBe(true);
  const next = await queue(` ${buildLines(10)}`);
  start();
  await waitFor(next, "done");
  expect(await readStatus(importId)).toBe("cancelled");
});

test("an import at work without a job is told apart once it is silent", async () => {
  await sql`insert into imports (origin, name, format, started_at) values ('cli', 'old', 'canonical', now() - interval '1 minute'),
    ('cli', 'new', 'canonical', now())`.execute(database.db);
  expect((await findImport(database.db, 1))!.isStalled).toBe(true);
  expect((await findImport(database.db, 2))!.isStalled).toBe(false);
});

test("a queue that a dead worker left locked without a job is taken over", async () => {
  const importId = await queue(buildLines(4));
  await sql`update graphile_worker._private_job_queues set locked_at = now(), locked_by = 'worker-gone'`.execute(
    database.db,
  );
  start();
  await waitFor(importId, "done");
});
