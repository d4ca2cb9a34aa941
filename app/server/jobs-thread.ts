import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Worker } from "node:worker_threads";
import type { JobsThreadOptions } from "#app/jobs/job-context.ts";
import { reportError } from "#app/server/report-error.ts";
import { startThread } from "#app/server/start-thread.ts";

const stopPatienceMs = 1_000;
const restartMs = 1_000;

/** Runs the worker in a thread of this process, and again should it fail; it begins to stop with `signal`. Returns how to wait for that. */
export function startJobsThread(options: JobsThreadOptions, signal: AbortSignal): () => Promise<void> {
  let isStopping = false;
  let worker: Worker;
  const start = () => {
    worker = startThread("app/jobs/thread.ts", options);
    worker.on("error", (error) => reportError("The worker failed and starts again", error));
    worker.once("exit", () => {
      if (!isStopping) setTimeout(() => !isStopping && start(), restartMs).unref();
    });
  };
  const stop = async () => {
    isStopping = true;
    const ended = once(worker, "exit");
    worker.postMessage("stop");
    // What is cut off here goes on from its last batch at the next start.
    await Promise.race([ended, sleep(stopPatienceMs, undefined, { ref: false })]);
    await worker.terminate();
  };
  let stopping: Promise<void> | undefined;
  start();
  signal.addEventListener("abort", () => (stopping ??= stop()), { once: true });
  return () => (stopping ??= stop());
}
