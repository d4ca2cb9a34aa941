import { backfillStore } from "#db/backfill/backfill-store.ts";
import { addJob, announceImports } from "#db/jobs/queue.ts";
import type { JobContext } from "./job-context.ts";

const announceEveryMs = 1_000;

/** Folds a store with settings that have changed. Stopped by the end of this process, it waits for the next worker. */
export async function refold({ db, signal }: JobContext, storeId: number): Promise<void> {
  let announcedAt = 0;
  const { status } = await backfillStore(db, storeId, {
    signal,
    onProgress: () => {
      if (performance.now() - announcedAt < announceEveryMs) return;
      announcedAt = performance.now();
      void announceImports(db).catch(() => undefined);
    },
  });
  if (status === "cancelled") await addJob(db, "refold", storeId);
  await announceImports(db);
}
