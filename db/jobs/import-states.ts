/** What can be asked of an import, and what becomes of it. Each step changes the row and the job queue together or not at all. */
import { sql } from "kysely";
import type { Db } from "../connection.ts";
import { addJob, announceImports, removeJob, type JobName } from "./queue.ts";

export type ImportWish = "cancel" | "continue" | "start" | "discard" | "undo";

type Row = { status: string; path: string | null; bytesTotal: number | null };

const waiting: Record<string, JobName> = { queued: "import", checking: "check", undoing: "undo" };
/** Where an import must stand for a wish to make sense. */
const allowed: Record<ImportWish, readonly string[]> = {
  cancel: ["queued", "checking", "running"],
  continue: ["cancelled", "failed", "running", "checking", "queued"],
  start: ["checked"],
  discard: ["checked", "uploading"],
  undo: ["done", "failed", "cancelled", "undoing"],
};

/** Does what is wished; false if the import is not, or no longer, where that makes sense. */
export async function fulfilWish(db: Db, importId: number, wish: ImportWish): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom("imports")
      .select(["status", "path", "bytes_total as bytesTotal"])
      .where("import_id", "=", importId)
      .forUpdate()
      .executeTakeFirst();
    if (!row || !allowed[wish].includes(row.status)) return false;
    const isDone = await steps[wish](trx, importId, row);
    if (isDone) await announceImports(trx);
    return isDone;
  });
}

const steps: Record<ImportWish, (trx: Db, importId: number, row: Row) => Promise<boolean>> = {
  async cancel(trx, importId, { status }) {
    const task = waiting[status];
    if (task) await removeJob(trx, task, importId);
    const isRunning = status === "running" || status === "checking";
    await trx
      .updateTable("imports")
      .set({
        is_cancel_requested: true,
        ...(isRunning && !(await hasNoJob(trx, importId, status))
          ? {}
          : { status: "cancelled", finished_at: sql<number>`now()` }),
      })
      .where("import_id", "=", importId)
      .execute();
    return true;
  },
  async continue(trx, importId, { status, path }) {
    if (path === null) return false;
    const isStuck = status !== "cancelled" && status !== "failed";
    if (isStuck && !(await hasNoJob(trx, importId, status))) return false;
    await enqueue(trx, importId, "import", "queued");
    return true;
  },
  async start(trx, importId, { path }) {
    if (path === null) return false;
    await enqueue(trx, importId, "import", "queued");
    return true;
  },
  async discard(trx, importId) {
    await trx
      .updateTable("imports")
      .set({ status: "cancelled", finished_at: sql<number>`now()` })
      .where("import_id", "=", importId)
      .execute();
    return true;
  },
  async undo(trx, importId, { status }) {
    if (status === "undoing" && !(await hasNoJob(trx, importId, status))) return false;
    await enqueue(trx, importId, "undo", "undoing");
    return true;
  },
};

async function enqueue(trx: Db, importId: number, task: JobName, status: string): Promise<void> {
  await trx
    .updateTable("imports")
    .set({
      status,
      is_cancel_requested: false,
      finished_at: null,
      error: null,
      steps_done: null,
      steps_total: null,
      progressed_at: sql<number>`now()`,
    })
    .where("import_id", "=", importId)
    .execute();
  await addJob(trx, task, importId);
}

/** True when nobody will ever go on with it: the command that brought it has ended without saying so. */
async function hasNoJob(trx: Db, importId: number, status: string): Promise<boolean> {
  const { rows } = await sql<{ gone: boolean }>`
    select ${isStalled} as gone from imports i where i.import_id = ${importId} and i.status = ${status}`.execute(
    trx,
  );
  return rows[0]?.gone ?? false;
}

/** Over `imports i`: at work by its own word, but without a job, and silent for half a minute. */
export const isStalled = sql<boolean>`(
  i.status in ('queued', 'running', 'checking', 'undoing')
  and coalesce(i.progressed_at, i.started_at) < now() - interval '30 seconds'
  and not exists (
    select from graphile_worker._private_jobs j
    where j.key in ('import:' || i.import_id, 'check:' || i.import_id, 'undo:' || i.import_id)
      and j.attempts < j.max_attempts + (j.locked_at is not null)::int
  ))`;

/** A whole upload: its import, or its dry run, waits for a worker. False if it is no upload under way. */
export async function queueUpload(db: Db, importId: number, task: "import" | "check"): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable("imports")
      .set({ upload_key: null })
      .where("import_id", "=", importId)
      .where("status", "=", "uploading")
      .returning("import_id")
      .executeTakeFirst();
    if (!row) return false;
    await enqueue(trx, importId, task, task === "check" ? "checking" : "queued");
    await announceImports(trx);
    return true;
  });
}

export type JobImport = {
  importId: number;
  origin: string;
  name: string;
  format: string;
  store: string | null;
  through: number | null;
  path: string | null;
};

/** Takes an import to work on; undefined if it is not, or no longer, to be done. One cancelled before its turn ends here. */
export async function claimImport(
  db: Db,
  importId: number,
  statuses: readonly string[],
  status: string,
): Promise<JobImport | undefined> {
  await db
    .updateTable("imports")
    .set({ status: "cancelled", finished_at: sql<number>`now()` })
    .where("import_id", "=", importId)
    .where("status", "in", ["queued", "running", "checking"])
    .where("is_cancel_requested", "=", true)
    .execute();
  return db
    .updateTable("imports")
    .set({
      status,
      progressed_at: sql<number>`now()`,
      started_at: sql<number>`case when records_read = 0 then now() else started_at end`,
    })
    .where("import_id", "=", importId)
    .where("status", "in", [...statuses])
    .returning(["import_id as importId", "origin", "name", "format", "store", "through", "path"])
    .executeTakeFirst();
}

/** Says that an import is being worked on and how many bytes of its file are read. Returns whether to stop. */
export async function beat(
  db: Db,
  importId: number,
  progress: { bytesRead?: number; stepsDone?: number; stepsTotal?: number },
): Promise<boolean> {
  const { bytesRead = 0, stepsDone, stepsTotal } = progress;
  const row = await db
    .updateTable("imports")
    .set({
      bytes_read: sql<number>`greatest(bytes_read, ${bytesRead})`,
      progressed_at: sql<number>`now()`,
      ...(stepsDone === undefined ? {} : { steps_done: stepsDone }),
      ...(stepsTotal === undefined ? {} : { steps_total: stepsTotal }),
    })
    .where("import_id", "=", importId)
    .where("status", "in", ["running", "checking", "undoing"])
    .returning("is_cancel_requested as isCancelled")
    .executeTakeFirst();
  await announceImports(db);
  return row?.isCancelled ?? false;
}

/** Ends a job with a state and, if it failed, why. */
export async function settleImport(
  db: Db,
  importId: number,
  { status, error = null, report }: { status: string; error?: string | null; report?: object },
): Promise<void> {
  await db
    .updateTable("imports")
    .set({
      status,
      error,
      finished_at: status === "checked" ? null : sql<number>`now()`,
      ...(report ? { report: JSON.stringify(report) } : {}),
    })
    .where("import_id", "=", importId)
    .execute();
  await announceImports(db);
}

/** Puts a job that was cut off by the end of its process back, to go on where it stopped. */
export async function requeue(db: Db, importId: number, task: "import" | "check" | "undo"): Promise<void> {
  const status = { import: "queued", check: "checking", undo: "undoing" }[task];
  await db.transaction().execute(async (trx) => {
    await enqueue(trx, importId, task, status);
    await announceImports(trx);
  });
}
