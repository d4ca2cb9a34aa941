import { recordAudit } from "#db/audit/record-access.ts";
import { removeOldTexts } from "#db/privacy/retention.ts";
import type { JobContext } from "./job-context.ts";

/** Once a day: texts older than their store keeps them go. */
export async function retain({ db, signal }: JobContext): Promise<void> {
  for (const { storeId, ...removed } of await removeOldTexts(db, Date.now(), signal)) {
    if (removed.conversations === 0) continue;
    await recordAudit(db, { principal: "system", action: "retention_run", storeId, subject: removed });
  }
}
