import type { OpenDatabase } from "#app/server/open-database.ts";
import { maskSecrets } from "#app/server/report-error.ts";

/** Repeats work with a pause between the end of one run and the next; a failure is printed once until it changes. */
export function repeat(name: string, pauseMs: number, work: () => Promise<unknown>): () => Promise<void> {
  let isStopped = false;
  let lastFailure = "";
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout;
  const schedule = () => {
    timer = setTimeout(() => {
      running = run();
    }, pauseMs).unref();
  };
  const run = async () => {
    try {
      await work();
      lastFailure = "";
    } catch (error) {
      const failure = error instanceof Error ? error.message : String(error);
      if (!isStopped && failure !== lastFailure) console.error(`${name}: ${maskSecrets(failure)}`);
      lastFailure = failure;
    }
    if (!isStopped) schedule();
  };
  schedule();
  return () => {
    isStopped = true;
    clearTimeout(timer);
    return running;
  };
}

/** Starts the embedded database again when something has killed it. */
export function keepDatabaseAlive(database: OpenDatabase): () => Promise<void> {
  return repeat("The database does not start again", 2_000, async () => {
    if (await database.revive()) console.error("The database had ended unexpectedly and was started again.");
  });
}
