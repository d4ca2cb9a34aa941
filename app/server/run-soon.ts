/** Work done soon after it is called for: at once when idle, once more after the present run when not. */

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

export type Soon = { wake: () => void; close: () => Promise<void> };

/** How long after a failure it is tried again, in ms. */
const retryMs = 1_000;

export function runSoon(work: () => Promise<unknown>, { name, gapMs, rest, pollMs }: SoonOptions): Soon {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let isWanted = false;
  let isClosed = false;
  let restEnds = 0;
  let lastFailure = "";

  function schedule(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(start, ms).unref();
  }

  function start(): void {
    isWanted = false;
    const started = performance.now();
    running = run().then((isDone) => {
      const ended = performance.now();
      running = null;
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
      if (!isClosed && failure !== lastFailure) console.error(`${name}: ${failure}`);
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
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await running;
    },
  };
}
