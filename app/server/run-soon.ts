/** Work done soon after it is called for: at once when idle, once more after the present run when not. */

import { maskSecrets } from "./report-error.ts";

export type SoonOptions = {
  /** What is printed before a failure. */
  name: string;
  /** Rest between the end of one run and the start of the next, in ms, so that it cannot take everything. */
  gapMs: number;
  /** How long to rest at least after a run of so many ms. */
  rest: (runMs: number) => number;
  /** Runs this long after the last one even if nobody called, in ms. */
  pollMs: number;
};

/** How long it has failed without a success between, and how long the present run has taken; in ms, 0 for neither. */
export type Trouble = { failingMs: number; runningMs: number };

export type Soon = {
  wake: () => void;
  getTrouble: () => Trouble;
  close: () => Promise<void>;
};

/** How long after a failure it is tried again, in ms. */
const retryMs = 1_000;

export function runSoon(work: () => Promise<unknown>, { name, gapMs, rest, pollMs }: SoonOptions): Soon {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let isWanted = false;
  let isClosed = false;
  let restEnds = 0;
  let lastFailure = "";
  let failingSince: number | null = null;
  let runningSince: number | null = null;

  function schedule(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(start, ms).unref();
  }

  function start(): void {
    isWanted = false;
    const started = performance.now();
    runningSince = started;
    running = run().then((isDone) => {
      const ended = performance.now();
      running = null;
      runningSince = null;
      failingSince = isDone ? null : (failingSince ?? started);
      const restMs = isDone ? Math.max(gapMs, rest(ended - started)) : retryMs;
      restEnds = ended + restMs;
      if (!isClosed) schedule(isDone && !isWanted ? pollMs : restMs);
    });
  }

  /** True if it succeeded. A failure is printed once until it changes. */
  async function run(): Promise<boolean> {
    try {
      await work();
      lastFailure = "";
      return true;
    } catch (error) {
      const failure = error instanceof Error ? error.message : String(error);
      if (!isClosed && failure !== lastFailure) console.error(`${name}: ${maskSecrets(failure)}`);
      lastFailure = failure;
      return false;
    }
  }

  schedule(0);
  return {
    wake() {
      if (isWanted || isClosed) return;
      isWanted = true;
      if (!running) schedule(Math.max(0, restEnds - performance.now()));
    },
    getTrouble() {
      const now = performance.now();
      const since = (start: number | null) => (start === null ? 0 : now - start);
      return { failingMs: since(failingSince), runningMs: since(runningSince) };
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await running;
    },
  };
}
