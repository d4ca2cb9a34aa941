import { beat } from "#db/jobs/import-states.ts";
import type { Db } from "#db/connection.ts";

const beatMs = 500;

export type ImportWatch = {
  /** Aborted once somebody has asked to cancel the import. */
  cancelled: AbortSignal;
  stop: () => Promise<void>;
};

type Progress = Parameters<typeof beat>[2];

/** Shows twice a second how far an import is, and learns whether to stop. A database that is away is not its business. */
export function watchImport(db: Db, importId: number, readProgress: () => Progress): ImportWatch {
  const cancel = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let beating: Promise<void> = Promise.resolve();
  let isStopped = false;
  const run = async () => {
    const isCancelled = await beat(db, importId, readProgress()).catch(() => false);
    if (isCancelled) cancel.abort();
    schedule();
  };
  const schedule = () => {
    if (isStopped) return;
    timer = setTimeout(() => {
      beating = run();
    }, beatMs);
  };
  beating = run();
  return {
    cancelled: cancel.signal,
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await beating;
    },
  };
}
