/** Rest after work that is done again and again for one thing, in proportion to how long it takes. */

export type Pace = {
  /** Says that the work for a thing has just been done, and took so long. */
  noteRun: (id: number, tookMs: number) => void;
  /** How long the thing has to wait until its next turn, in ms; 0 when it may go now. */
  getRest: (id: number) => number;
};

export type PaceOptions = {
  /** The rest is this many times what the work took, less what everything waits anyway. */
  restFactor: number;
  waitedMs: number;
  longestRestMs: number;
  now?: () => number;
};

/** Known to this process only: after a restart everything may go at once. */
export function createPace({ restFactor, waitedMs, longestRestMs, now = Date.now }: PaceOptions): Pace {
  const restEnds = new Map<number, number>();
  return {
    noteRun(id, tookMs) {
      restEnds.set(id, now() + Math.min(tookMs * restFactor - waitedMs, longestRestMs));
    },
    getRest: (id) => Math.max(0, (restEnds.get(id) ?? 0) - now()),
  };
}
