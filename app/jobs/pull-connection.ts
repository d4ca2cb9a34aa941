import { setTimeout as sleep } from "node:timers/promises";
import { runPull } from "#app/connections/pull/run-pull.ts";
import { loadSealKey } from "#app/server/seal-key.ts";
import { listPullable } from "#db/connections/list.ts";
import { addJob, announceImports } from "#db/jobs/queue.ts";
import { refreshDirtyBuckets } from "#db/rollup/refresh.ts";
import type { JobContext } from "./job-context.ts";

/** The job of one connection makes room for the next after this. */
const sliceMs = 60_000;

/**
 * Asks the platform of a connection for what is new, for a minute; a job that has more to ask for goes to the end of the queue.
 * Without a connection, as every few minutes, a job for each that is not paused is asked for. What a platform puts off waits
 * for that round. Stopped, it goes on with the next worker.
 */
export async function pullConnection(context: JobContext, _: number, connectionId: string): Promise<void> {
  const { db, dataDir, privacyKey, signal, pullsPrivate = false } = context;
  if (connectionId === "") {
    for (const id of await listPullable(db)) await addJob(db, "pull", id, { keepsExisting: true });
    return;
  }
  const { state, accepted } = await runPull(db, {
    ...{ connectionId, privacyKey, signal, sliceMs },
    sealKey: loadSealKey(dataDir),
    allowsPrivate: pullsPrivate,
    clock: { now: Date.now, wait: (ms, signal) => sleep(ms, undefined, { signal }) },
  });
  const goesOn = state === "more" || (state === "stopped" && signal.aborted);
  if (goesOn) await addJob(db, "pull", connectionId);
  await announceImports(db);
  if (accepted > 0 && !signal.aborted) await refreshDirtyBuckets(db);
}
