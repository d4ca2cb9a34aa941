/** Chooses the moment of a kill: by phase, so that the short ones are hit too, and at random within the phase. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Random } from "#seeds/world/random.ts";
import type { Phase, Watch } from "./watch-import.ts";

export type Aim = { phase: Phase; delayMs: number };

const lookEveryMs = 3;

/** @param workMs how long an undisturbed import takes from its first batch to its end */
export function drawAim(random: Random, workMs: number): Aim {
  const phase = (["start", "read", "transaction", "refresh", "end"] as const)[
    random.pickIndex([10, 35, 25, 20, 10])
  ]!;
  const longest: Record<Phase, number> = {
    start: 900,
    read: workMs,
    transaction: workMs / 2,
    refresh: 100,
    end: 30,
  };
  return { phase, delayMs: random.between(0, longest[phase]) };
}

/**
 * Waits for the moment aimed at while the importer runs. Returns the phase it is then in, or null if it ended before.
 * @param after the newest import before this one
 */
export async function waitForAim(
  { phase, delayMs }: Aim,
  watch: Watch,
  after: number,
  isRunning: () => boolean,
): Promise<Phase | null> {
  while (phase !== "start" && isRunning() && !hasReached(phase, await watch.see(after))) {
    await sleep(lookEveryMs);
  }
  const end = performance.now() + delayMs;
  while (isRunning() && performance.now() < end) await sleep(Math.min(lookEveryMs, delayMs));
  if (!isRunning()) return null;
  return watch.see(after);
}

// A batch may be so short that no glance falls into it: what comes later counts as reached.
function hasReached(aimed: Phase, seen: Phase): boolean {
  if (seen === "start") return false;
  if (aimed === "read" || aimed === "transaction") return seen !== "read" || aimed === "read";
  return aimed === seen || seen === "end";
}
