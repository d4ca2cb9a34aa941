import { addJob } from "#db/jobs/queue.ts";
import { countNextDay, listUncountedStores } from "#db/knowledge/entry-days.ts";
import type { JobContext } from "./job-context.ts";

/**
 * Counts the hits of entries on the days of a store that have changed. With 0, as every ten minutes, a job is asked for each
 * store with days left over. Stopped, it goes on with the next worker.
 */
export async function countEntries({ db, signal }: JobContext, storeId: number): Promise<void> {
  if (storeId === 0) {
    for (const id of await listUncountedStores(db)) {
      await addJob(db, "count-entries", id, { keepsExisting: true });
    }
    return;
  }
  while (await countNextDay(db, storeId)) {
    if (signal.aborted) {
      await addJob(db, "count-entries", storeId);
      return;
    }
  }
}
