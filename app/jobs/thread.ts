/** The worker's thread inside the web process: pages stay quick while an import keeps a core busy. */
import { parentPort, workerData } from "node:worker_threads";
import { reportError } from "#app/server/report-error.ts";
import { niceness, stepBack } from "#app/server/thread-priority.ts";
import { createDatabase } from "#db/connection.ts";
import type { JobsThreadOptions } from "./job-context.ts";
import { runJobs } from "./run-jobs.ts";

const options = workerData as JobsThreadOptions;
stepBack(niceness.jobs);
const db = createDatabase(options.url, { max: 6, statementTimeoutMs: 0 });
const jobs = runJobs({ ...options, db, onError: reportError });

parentPort?.once("message", () => {
  void jobs.stop().finally(() => process.exit(0));
});
