/** The worker: takes jobs from the queue and runs them, until told to end. As many processes as wanted may run one. */
import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { parseCronItems, run, type Runner, type TaskList, type WorkerEvents } from "graphile-worker";
import { quietLogger } from "#db/jobs/install.ts";
import { addJob, type JobName } from "#db/jobs/queue.ts";
import { holdWorkerLock, type WorkerLock } from "#db/jobs/worker-lock.ts";
import { listPendingBackfills } from "#db/backfill/backfill-store.ts";
import { checkFile } from "./check-file.ts";
import { clusterGaps } from "./cluster-gaps.ts";
import { countEntries } from "./count-entries.ts";
import { isDatabaseFailure, waitForDatabase } from "./database-failure.ts";
import { importFile } from "./import-file.ts";
import type { JobContext } from "./job-context.ts";
import { judgeEdits } from "./judge-edits.ts";
import { mend } from "./mend.ts";
import { overwrite } from "./overwrite.ts";
import { placeQuestions } from "./place-questions.ts";
import { pullConnection } from "./pull-connection.ts";
import { refold } from "./refold.ts";
import { retain } from "./retain.ts";
import { sweep } from "./sweep.ts";
import { undo } from "./undo.ts";

export type Jobs = {
  /** Jobs under way stop at their next good point, within a second, and go back into the queue. */
  stop: () => Promise<void>;
};

/** What a job is about has a number, or (a connection) a name; the other is 0 or "". */
type Job = (context: JobContext, id: number, name: string) => Promise<void>;

const jobs: Record<JobName, Job> = {
  import: importFile,
  check: checkFile,
  undo,
  refold,
  mend,
  sweep,
  retain,
  overwrite,
  "cluster-gaps": clusterGaps,
  "count-entries": countEntries,
  "judge-edits": judgeEdits,
  "place-questions": placeQuestions,
  pull: pullConnection,
};
/** Of these the row itself says that they failed, and somebody can ask for them again. */
const toldByRow: readonly JobName[] = ["import", "check", "mend"];

const concurrency = 2;
const pollMs = 1_000;
const rescueEveryMs = 3_000;
const restartMs = 500;
const dayMs = 86_400_000;
const regular = parseCronItems([
  { task: "sweep", match: "7 * * * *", identifier: "sweep" },
  { task: "count-entries", match: "*/10 * * * *", identifier: "count-entries" },
  { task: "judge-edits", match: "*/10 * * * *", identifier: "judge-edits" },
  // A computer that sleeps at night does it when it is back.
  { task: "retain", match: "23 3 * * *", identifier: "retain", options: { backfillPeriod: dayMs } },
  {
    task: "cluster-gaps",
    match: "41 3 * * *",
    identifier: "cluster-gaps",
    options: { backfillPeriod: dayMs },
  },
  { task: "pull", match: "*/5 * * * *", identifier: "pull" },
]);

type Options = Omit<JobContext, "signal"> & {
  /** Told of a job that threw, which is a bug, and of a worker that had to start again. */
  onError: (message: string, error: unknown) => void;
};

/** Runs jobs until stopped. A database that is away, or not there yet, is waited for. */
export function runJobs({ onError, ...given }: Options): Jobs {
  const { db, url } = given;
  const ending = new AbortController();
  const context: JobContext = { ...given, signal: ending.signal };
  const supervising = supervise();

  async function supervise(): Promise<void> {
    let lastFailure = "";
    while (!ending.signal.aborted) {
      try {
        await runOnce(url, buildTasks(context, onError), ending.signal, db);
        lastFailure = "";
      } catch (error) {
        const failure = error instanceof Error ? error.message : String(error);
        if (failure !== lastFailure && !ending.signal.aborted) onError("The worker starts again", error);
        lastFailure = failure;
        await sleep(restartMs, undefined, { signal: ending.signal }).catch(() => undefined);
      }
    }
  }

  return {
    async stop() {
      ending.abort();
      await supervising;
    },
  };
}

function buildTasks(context: JobContext, onError: Options["onError"]): TaskList {
  const entries = Object.entries(jobs) as [JobName, Job][];
  return Object.fromEntries(
    entries.map(([name, job]) => [
      name,
      async (payload: unknown) => {
        try {
          await runUntilDatabaseHolds(context, () => job(context, ...readId(payload)));
        } catch (error) {
          if (isDatabaseFailure(error)) throw error;
          onError(`The job ${name} failed`, error);
          if (!toldByRow.includes(name)) throw error;
        }
      },
    ]),
  );
}

/** A job goes on where it stopped, so one that the database broke off is simply run again when it answers. */
async function runUntilDatabaseHolds({ db, signal }: JobContext, work: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isDatabaseFailure(error) || !(await waitForDatabase(db, signal))) throw error;
    }
  }
}

function readId(payload: unknown): [id: number, name: string] {
  const id: unknown = typeof payload === "object" && payload !== null && "id" in payload ? payload.id : 0;
  return [typeof id === "number" ? id : 0, typeof id === "string" ? id : ""];
}

/** One life of a worker: ends when told to, or throws when it cannot go on. */
async function runOnce(
  url: string,
  taskList: TaskList,
  signal: AbortSignal,
  db: Options["db"],
): Promise<void> {
  const events: WorkerEvents = new EventEmitter();
  const running = new Set<string>();
  let lock: WorkerLock | undefined;
  // The id a worker takes jobs under is known from here on, and no job is taken before its lock is held.
  events.on("pool:create", ({ workerPool }) => {
    lock = holdWorkerLock(url, workerPool.id);
  });
  events.on("job:start", ({ job }) => running.add(job.id));
  events.on("job:complete", ({ job }) => running.delete(job.id));
  const settings = { completeJobBatchDelay: 0, failJobBatchDelay: 0 };
  const runner = await run({
    connectionString: url,
    maxPoolSize: concurrency + 2,
    concurrency,
    pollInterval: pollMs,
    noHandleSignals: true,
    logger: quietLogger,
    events,
    taskList,
    parsedCronItems: regular,
    forbiddenFlags: async () => {
      await lock?.held;
      return null;
    },
    preset: { worker: settings },
  });
  try {
    await Promise.race([lock?.held, runner.promise, onceAborted(signal)]);
    await keepRunning(runner, () => lock?.rescue(running), signal, db);
  } finally {
    await lock?.release();
  }
}

function onceAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

async function keepRunning(
  runner: Runner,
  rescue: () => Promise<number> | undefined,
  signal: AbortSignal,
  db: Options["db"],
): Promise<void> {
  let isEnded = false;
  let failure: unknown = null;
  const ended = runner.promise.then(
    () => (isEnded = true),
    (error: unknown) => {
      isEnded = true;
      failure = error ?? new Error("the worker ended");
    },
  );
  while (!isEnded && !signal.aborted) {
    await lookAround(rescue, db);
    await Promise.race([ended, sleep(rescueEveryMs, undefined, { signal }).catch(() => undefined)]);
  }
  if (!isEnded) await runner.stop().catch(() => undefined);
  await ended;
  if (failure !== null && !signal.aborted) throw failure;
}

/** What comes up without anyone asking for it. Where the database is away, it waits for the next time. */
async function lookAround(rescue: () => Promise<number> | undefined, db: Options["db"]): Promise<void> {
  try {
    await rescue();
    await addPendingJobs(db);
  } catch {
    // The runner tells of a database that stays away.
  }
}

/** Settings of a store may change through any door; whoever comes by first takes the work up. */
async function addPendingJobs(db: Options["db"]): Promise<void> {
  for (const { storeId } of await listPendingBackfills(db)) {
    await addJob(db, "refold", storeId, { keepsExisting: true });
  }
}
