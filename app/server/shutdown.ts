import { reportError } from "#app/server/report-error.ts";

type Step = { name: string; run: () => unknown };

export type Shutdown = {
  /** Aborted as soon as the end has begun. */
  signal: AbortSignal;
  /** Adds something to do at the end; the latest added is done first. */
  add: (name: string, run: () => unknown) => void;
  /** Does all steps once and ends the process. */
  end: (code: number) => Promise<never>;
};

const deadlineMs = 2_800;

/**
 * Ends the process in order on ^C, SIGTERM, SIGHUP, and on a bug nobody caught. Signals after the first are ignored:
 * under npm one ^C arrives twice, from the terminal and from npm.
 */
export function createShutdown(): Shutdown {
  const controller = new AbortController();
  const steps: Step[] = [];
  let ending: Promise<never> | undefined;
  const end = (code: number) => (ending ??= runSteps(code));

  async function runSteps(code: number): Promise<never> {
    // The exit listeners of steps not reached still ask Postgres to stop.
    setTimeout(() => process.exit(code || 1), deadlineMs).unref();
    controller.abort();
    for (let step = steps.pop(); step; step = steps.pop()) {
      try {
        await step.run();
      } catch (error) {
        reportError(step.name, error);
      }
    }
    process.exit(code);
  }

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end(0));
  for (const event of ["uncaughtException", "unhandledRejection"] as const) {
    process.on(event, (error: unknown) => {
      // Work cut off by the end fails as it must; that is no news.
      if (!ending) reportError("Nobody expected this", error);
      void end(1);
    });
  }
  return { signal: controller.signal, add: (name, run) => void steps.push({ name, run }), end };
}

/** Ends in order when the parent process does: a shell that npm starts dies of SIGTERM without passing it on. */
export function endWithParent(shutdown: Shutdown): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) void shutdown.end(0);
  }, 100).unref();
}
