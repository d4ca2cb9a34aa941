import { runMend } from "#app/quarantine/run-mend.ts";
import { addJob } from "#db/jobs/queue.ts";
import { findMend, finishMend } from "#db/quarantine/mends.ts";
import { isDatabaseFailure } from "./database-failure.ts";
import type { JobContext } from "./job-context.ts";

/** Carries out what a person decided about waiting lines; goes on where an earlier run stopped. */
export async function mend(context: JobContext, mendId: number): Promise<void> {
  const { db } = context;
  try {
    await runMend(context, mendId);
  } catch (error) {
    if (!isDatabaseFailure(error)) {
      await finishMend(db, mendId, "failed", error instanceof Error ? error.message : String(error));
    }
    throw error;
  }
  const after = await findMend(db, mendId);
  if (after && (after.status === "running" || after.status === "waiting")) await addJob(db, "mend", mendId);
}
