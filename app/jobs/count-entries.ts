import { addJob } from "#db/jobs/queue.ts";
import { countingRestSeconds, countNextDay, listUncountedStores } from "#db/knowledge/entry-days.ts";
import type { JobContext } from "./job-context.ts";
import { createPace, type Pace } from "./pace.ts";

/** A day that fills up live is counted whole, again and again: the longer that takes, the more seldom. */
const countingPace = createPace({
  restFactor: 60,
  waitedMs: countingRestSeconds * 1000,
  longestRestMs: 600_000,
});

/**
 * Counts the hits of entries on the days of a store that have changed. With 0, as every ten minutes, a job is asked for each
 * store with days left over. Stopped, it goes on with the next worker.
 */
export async function countEntries(
  { db, signal, pace = countingPace }: JobContext & { pace?: Pace },
  storeId: number,
): Promise<void> {
  if (storeId === 0) {
    for (const id of await listUncountedStores(db)) {
      await addJob(db, "count-entries", id, { keepsExisting: true });
    }
    return;
  }
  const restMs = pace.getRest(storeId);
  if (restMs > 0) return addJob(db, "count-entries", storeId, { afterSeconds: restMs / 1000 });
  let longestMs = 0;
  for (let hasMore = true; hasMore;) {
    const started = performance.now();
    hasMore = await countNextDay(db, storeId);
    longestMs = Math.max(longestMs, performance.now() - started);
    if (hasMore && signal.aborted) return addJob(db, "count-entries", storeId);
  }
  pace.noteRun(storeId, longestMs);
}
