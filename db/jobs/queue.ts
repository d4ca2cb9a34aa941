/** The job queue, written to in the same transaction as what the job is about. */
import { sql } from "kysely";
import type { Db } from "../connection.ts";

export type JobName =
  | "mend"
  | "import"
  | "check"
  | "undo"
  | "refold"
  | "sweep"
  | "retain"
  | "overwrite"
  | "cluster-gaps"
  | "pull"
  | "count-entries"
  | "judge-edits"
  | "place-questions";

/** One job of a kind for one thing: a second request for it replaces the first while it waits. */
export function getJobKey(task: JobName, id: number | string): string {
  return `${task}:${id}`;
}

/** Files go in one after the other: two at once would only share the same cores and locks. */
const queues: Partial<Record<JobName, string>> = {
  import: "import",
  undo: "import",
  refold: "refold",
  // Rewriting a table waits for whoever uses it: not two at once.
  overwrite: "overwrite",
  // One store after the other: each takes a core and the memory of its questions.
  "cluster-gaps": "gaps",
  "count-entries": "entries",
  "place-questions": "gaps",
  // One platform after the other: most of it is waiting, and files must not wait behind that.
  pull: "pull",
};

/**
 * Adds a job to run as soon as a worker is free, or, unless one waits already, between `afterSeconds` and twice that from now:
 * of many things asked for at once, each at a moment of its own. `keepsExisting` leaves one that waits or runs alone.
 */
export async function addJob(
  db: Db,
  task: JobName,
  id: number | string,
  { keepsExisting = false, afterSeconds = 0 }: { keepsExisting?: boolean; afterSeconds?: number } = {},
): Promise<void> {
  const mode = keepsExisting ? "unsafe_dedupe" : afterSeconds > 0 ? "preserve_run_at" : "replace";
  const turn = typeof id === "number" && afterSeconds > 0 ? id % Math.ceil(afterSeconds) : 0;
  await sql`
    select graphile_worker.add_job(${task}, payload := ${JSON.stringify({ id })}::json,
      queue_name := ${queues[task] ?? null}, run_at := now() + ${afterSeconds + turn} * interval '1 second',
      job_key := ${getJobKey(task, id)}, job_key_mode := ${mode})`.execute(db);
}

/** Takes a waiting job out of the queue; one that runs is left alone. */
export async function removeJob(db: Db, task: JobName, id: number): Promise<void> {
  await sql`
    delete from graphile_worker._private_jobs
    where key = ${getJobKey(task, id)} and locked_at is null`.execute(db);
}

/** Tells pages that show imports to look again. Sent when the transaction commits. */
export async function announceImports(db: Db): Promise<void> {
  await sql`select pg_notify('apiary', '{"kind":"imports"}')`.execute(db);
}
