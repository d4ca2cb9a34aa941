import { rm } from "node:fs/promises";
import { join } from "node:path";
import { releaseOldFiles } from "#db/jobs/uploads.ts";
import { deleteExpiredKeys } from "#db/live/idempotency-keys.ts";
import type { JobContext } from "./job-context.ts";

/** Removes what is kept for a while only: uploaded files after a week, answers of idempotent requests after a day. */
export async function sweep({ db, dataDir }: JobContext): Promise<void> {
  for (const path of await releaseOldFiles(db)) await rm(join(dataDir, path), { force: true });
  await deleteExpiredKeys(db);
}
