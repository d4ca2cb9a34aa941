import { ingestStream, type IngestResult } from "#app/ingest/ingest-stream.ts";
import { openInput } from "#app/ingest/open-input.ts";
import { claimImport, requeue, settleImport, type JobImport } from "#db/jobs/import-states.ts";
import { isDatabaseFailure, waitForDatabase } from "./database-failure.ts";
import type { JobContext } from "./job-context.ts";
import { watchImport } from "./watch-import.ts";

/**
 * Brings an uploaded file in, from where an earlier run stopped. A database that goes away is waited for; an input that
 * cannot be read fails the import at once; the end of this process puts it back into the queue.
 */
export async function importFile(context: JobContext, importId: number): Promise<void> {
  const { db, dataDir, signal } = context;
  while (!signal.aborted) {
    try {
      const claimed = await claimImport(db, importId, ["queued", "running", "failed"], "running");
      if (!claimed) return;
      await run(context, claimed, `${dataDir}/${claimed.path}`);
      return;
    } catch (error) {
      if (!isDatabaseFailure(error)) throw error;
      await waitForDatabase(db, signal);
    }
  }
  await requeue(db, importId, "import");
}

async function run({ db, signal }: JobContext, claimed: JobImport, path: string): Promise<void> {
  const { importId, name, store, through } = claimed;
  const input = await openInput(path).catch(() => null);
  if (!input) {
    const error = "the uploaded file is gone: upload it again";
    await settleImport(db, importId, { status: "failed", error });
    return;
  }
  const watch = watchImport(db, importId, () => ({ bytesRead: input.countRead() }));
  let result: IngestResult;
  try {
    result = await ingestStream(db, input.chunks, {
      origin: "upload",
      name,
      format: claimed.format === "unknown" ? null : claimed.format,
      store,
      through,
      importId,
      signal: AbortSignal.any([signal, watch.cancelled]),
    });
  } finally {
    await watch.stop();
  }
  if (result.status === "cancelled" && !watch.cancelled.aborted) await requeue(db, importId, "import");
  else await settleImport(db, importId, { status: result.status, error: result.error });
}
