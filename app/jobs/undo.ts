import { undoImport } from "#db/undo/undo-import.ts";
import { announceImports } from "#db/jobs/queue.ts";
import { requeue } from "#db/jobs/import-states.ts";
import type { JobContext } from "./job-context.ts";
import { watchImport } from "./watch-import.ts";

/** Takes an import back; one that was cut off goes on with what is left. */
export async function undo({ db, signal }: JobContext, importId: number): Promise<void> {
  let progress = {};
  const watch = watchImport(db, importId, () => progress);
  try {
    const { status } = await undoImport(db, importId, {
      signal,
      onProgress: (stepsDone, stepsTotal) => (progress = { stepsDone, stepsTotal }),
    });
    await watch.stop();
    if (status === "cancelled") await requeue(db, importId, "undo");
    else await announceImports(db);
  } finally {
    await watch.stop();
  }
}
