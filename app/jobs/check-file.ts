import { runDry } from "#app/ingest/dry-run.ts";
import { openInput } from "#app/ingest/open-input.ts";
import { claimImport, requeue, settleImport } from "#db/jobs/import-states.ts";
import type { JobContext } from "./job-context.ts";
import { watchImport } from "./watch-import.ts";

/** A dry run of an uploaded file: what importing it would do, kept with its row until somebody decides. */
export async function checkFile(
  { db, dataDir, privacyKey, signal }: JobContext,
  importId: number,
): Promise<void> {
  const claimed = await claimImport(db, importId, ["checking"], "checking");
  if (!claimed) return;
  const { name, format, store, path } = claimed;
  const input = path === null ? null : await openInput(`${dataDir}/${path}`).catch(() => null);
  if (!input) {
    await settleImport(db, importId, {
      status: "failed",
      error: "the uploaded file is gone: upload it again",
    });
    return;
  }
  const watch = watchImport(db, importId, () => ({ bytesRead: input.countRead() }));
  try {
    const report = await runDry(db, input.chunks, {
      name,
      privacyKey,
      format: format === "unknown" ? null : format,
      store,
      signal: AbortSignal.any([signal, watch.cancelled]),
    });
    await watch.stop();
    if (!report.isCancelled) await settleImport(db, importId, { status: "checked", report });
    else if (watch.cancelled.aborted) await settleImport(db, importId, { status: "cancelled" });
    else await requeue(db, importId, "check");
  } finally {
    await watch.stop();
  }
}
