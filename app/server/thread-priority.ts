/** Work in the background steps back where pages want the processor. On Linux; elsewhere nothing changes. */
import { readlinkSync } from "node:fs";
import { getPriority, setPriority } from "node:os";

/** How nice threads are, 0 to 19 as `nice` counts; pages are answered at 0. Each 5 more is a third of the share. */
export const niceness = { intake: 5, jobs: 10 } as const;

/** Makes the calling thread nicer, for good, and with it the threads and connections it opens from now on. */
export function stepBack(to: number): void {
  const thread = findThread();
  if (thread !== null && getPriority(thread) < to) setPriority(thread, to);
}

/** Of the calling thread; 0 where that is not known. */
export function readNiceness(): number {
  const thread = findThread();
  return thread === null ? 0 : getPriority(thread);
}

/** Linux knows threads by numbers of the kind processes have. */
function findThread(): number | null {
  if (process.platform !== "linux") return null;
  try {
    return Number(/\d+$/.exec(readlinkSync("/proc/thread-self"))?.[0] ?? NaN) || null;
  } catch {
    return null;
  }
}
