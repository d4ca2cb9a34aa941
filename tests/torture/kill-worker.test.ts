/** Kill the worker in the middle of an uploaded file's import: the next one goes on where it was, to the exact same end. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createRandom } from "#seeds/world/random.ts";
import { createDatabase } from "#db/connection.ts";
import { queueUpload } from "#db/jobs/import-states.ts";
import { openUpload } from "#db/jobs/uploads.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { drawAim, waitForAim } from "./aim.ts";
import { listFaults, takeFingerprint, type Fingerprint } from "./fingerprint.ts";
import { startWorker } from "./importer.ts";
import {
  conversations,
  killsOfWorkers,
  report,
  summariseKills,
  timeLimitMs,
  tortureSeed,
  type Kill,
} from "./kill-log.ts";
import { buildLog, writeLog } from "./log-file.ts";
import { describeTarget, type Target } from "./targets.ts";
import { nameWatcher, watchImports } from "./watch-import.ts";
import { within } from "./within.ts";

const killsARound = 8;
const stepMs = 90_000;
const folder = mkdtempSync(join(tmpdir(), "apiary-torture-"));
const file = join(folder, "log.ndjson");
const random = createRandom(tortureSeed, "kill-worker");
let database: TestDatabase;
let records = 0;
let target: Omit<Target, "destroy">;

beforeAll(async () => {
  const { lines } = buildLog({ seed: tortureSeed + 2, conversations });
  records = lines.length;
  writeLog(file, lines);
  mkdirSync(join(folder, "uploads"));
  database = await createTestDatabase();
  const db = createDatabase(nameWatcher(database.url), { max: 2, statementTimeoutMs: 0 });
  target = describeTarget(database.url, db, { DATABASE_URL: database.url, APIARY_DATA_DIR: folder });
});

afterAll(async () => {
  await target.db.destroy();
  await database.destroy();
  rmSync(folder, { recursive: true, force: true });
});

async function queueFile(): Promise<number> {
  await target.truncate();
  await sql`delete from graphile_worker._private_jobs`.execute(target.db);
  const values = { key: "torture", name: "log.ndjson", size: statSync(file).size };
  const importId = await openUpload(target.db, { ...values, format: null, store: null, through: null });
  copyFileSync(file, join(folder, "uploads", String(importId)));
  await queueUpload(target.db, importId, "import");
  return importId;
}

type Row = {
  status: string;
  accepted: number;
  duplicate: number;
  quarantined: number;
  conversations: number;
};

async function readImport(importId: number): Promise<Row> {
  return target.db
    .selectFrom("imports")
    .select(["status", "accepted", "duplicate", "quarantined", "conversations"])
    .where("import_id", "=", importId)
    .executeTakeFirstOrThrow();
}

/** Lets workers run until the import is done, killing the first `most` of them. */
async function runRound(most: number): Promise<{ kills: Kill[]; row: Row; print: Fingerprint }> {
  const importId = await queueFile();
  const watch = await watchImports(database.url);
  const kills: Kill[] = [];
  const isDone = async () => {
    const { status } = await readImport(importId);
    expect(["queued", "running", "done"]).toContain(status);
    return status === "done";
  };
  while (!(await isDone())) {
    const worker = startWorker(target.variables);
    const isBusy = () => worker.isRunning();
    if (kills.length < most) {
      const aim = drawAim(random, { index: kills.length, of: most }, records);
      const phase = await within(
        stepMs,
        `aiming at ${aim.phase}`,
        waitForAim(aim, watch, importId - 1, isBusy),
      );
      worker.kill();
      const { stderr } = await worker.ended;
      expect([phase === null, stderr]).toEqual([false, ""]);
      kills.push({ phase: phase!, victim: "worker", messages: await target.countMessages() });
      continue;
    }
    const ending = async () => {
      while (isBusy() && !(await isDone())) await sleep(20);
    };
    await within(stepMs, "the import's end", ending());
    worker.kill();
    expect((await worker.ended).stderr).toBe("");
  }
  await watch.close();
  const print = await takeFingerprint(target.db);
  expect(await listFaults(target.db)).toEqual([]);
  return { kills, row: await readImport(importId), print };
}

test(
  "a worker killed at random moments: the next one goes on, and the import's own counts are exact",
  async () => {
    const undisturbed = await runRound(0);
    const kills: Kill[] = [];
    while (kills.length < killsOfWorkers) {
      const round = await runRound(Math.min(killsARound, killsOfWorkers - kills.length));
      kills.push(...round.kills);
      expect(round.print).toEqual(undisturbed.print);
      expect(round.row).toEqual(undisturbed.row);
    }
    report("kill worker", summariseKills(kills));
  },
  timeLimitMs,
);
