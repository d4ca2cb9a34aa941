import { ingestStream } from "#app/ingest/ingest-stream.ts";
import { openInput } from "#app/ingest/open-input.ts";
import { claimImport, requeue, settleImport } from "#db/jobs/import-states.ts";
import { tidyAfterImport } from "#db/rollup/tidy.ts";
import type { JobContext } from "./job-context.ts";
import { watchImport } from "./watch-import.ts";

/**
 * Brings an uploaded file in, from where an earlier run stopped. An input that cannot be read fails the import at once;
 * the end of this process puts it back into the queue. What the database throws is thrown on.
 */
export async function importFile(
  { db, url, dataDir, privacyKey, signal }: JobContext,
  importId: number,
): Promise<void> {
  const claimed = await claimImport(db, importId, ["queued", "running", "failed"], "running");
  if (!claimed) return;
  const { name, format, store, through, path } = claimed;
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
    const { status, error, ...totals } = await ingestStream(db, input.chunks, {
      origin: "upload",
      name,
      privacyKey,
      format: format === "unknown" ? null : format,
      store,
      through,
      importId,
      databaseUrl: url,
      signal: AbortSignal.any([signal, watch.cancelled]),
    });
    await watch.stop();
    if (status === "cancelled" && !watch.cancelled.aborted) await requeue(db, importId, "import");
    else await settleImport(db, importId, { status, error });
    await tidyAfterImport(db, totals);
  } finally {
    await watch.stop();
  }
}
