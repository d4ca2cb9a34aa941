/** Turns a stream of wishes to look again into runs: the first at once, then with a pause, never two at the same time. */

export type CoalesceOptions = {
  /** Looks again; settles when it has. What a failure means is its own affair: the next wish is granted all the same. */
  run: () => Promise<unknown>;
  /** Least time from the start of one run to the start of the next, in ms. */
  pauseMs: number;
  /** A run that took long is followed by a rest of this many times its length, so that a slow server is spared. */
  restFactor: number;
  now?: () => number;
};

export type Coalescer = {
  /** Wants a run: now, or as soon as the pause is over. */
  want: () => void;
  /** While held, wishes are kept and nothing runs. */
  hold: (isHeld: boolean) => void;
  /** Forgets all wishes and starts nothing more. */
  stop: () => void;
};

export function createCoalescer({ run, pauseMs, restFactor, now = Date.now }: CoalesceOptions): Coalescer {
  let isWanted = false;
  let isRunning = false;
  let isHeld = false;
  let isStopped = false;
  let earliest = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function next(): void {
    clearTimeout(timer);
    if (!isWanted || isRunning || isHeld || isStopped) return;
    const wait = earliest - now();
    if (wait > 0) timer = setTimeout(next, wait);
    else void start();
  }

  async function start(): Promise<void> {
    isWanted = false;
    isRunning = true;
    const started = now();
    await run().catch(() => undefined);
    const ended = now();
    isRunning = false;
    earliest = Math.max(started + pauseMs, ended + restFactor * (ended - started));
    next();
  }

  return {
    want() {
      isWanted = true;
      next();
    },
    hold(held) {
      isHeld = held;
      next();
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
