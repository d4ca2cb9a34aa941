/** Chooses the moment of a kill: by phase, so that the short ones are hit too, and at random within the phase. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Random } from "#seeds/world/random.ts";
import type { Phase, Watch } from "./watch-import.ts";

/** `records`: how many records must be durable before the clock of `delayMs` starts. */
export type Aim = { phase: Phase; records: number; delayMs: number };

const lookEveryMs = 3;
const longestMs: Record<Phase, number> = { start: 900, read: 400, transaction: 400, refresh: 100, end: 30 };

/**
 * Of a round's kills, each but a few comes further into the file than the one before.
 * @param place which kill of how many in the round
 * @param records how many the file holds
 */
export function drawAim(random: Random, place: { index: number; of: number }, records: number): Aim {
  const phase = (["start", "read", "transaction", "refresh", "end"] as const)[
    random.pickIndex([10, 25, 35, 20, place.index + 1 === place.of ? 60 : 0])
  ]!;
  const share = Math.max(0, (place.index - random.next()) / place.of);
  const delayMs = random.between(0, longestMs[phase]);
  return { phase, records: phase === "start" || phase === "end" ? 0 : share * records, delayMs };
}

/**
 * Waits for the moment aimed at while the importer runs. Returns the phase it is then in, or null if it ended before.
 * @param after the newest import before this one
 */
export async function waitForAim(
  aim: Aim,
  watch: Watch,
  after: number,
  isRunning: () => boolean,
): Promise<Phase | null> {
  while (aim.phase !== "start" && isRunning() && !hasReached(aim, await watch.see(after))) {
    await sleep(lookEveryMs);
  }
  const end = performance.now() + aim.delayMs;
  while (isRunning() && performance.now() < end) await sleep(lookEveryMs);
  if (!isRunning()) return null;
  return (await watch.see(after)).phase;
}

// A batch may be so short that no glance falls into it: what comes later counts as reached.
function hasReached(aim: Aim, seen: { phase: Phase; recordsRead: number }): boolean {
  if (seen.phase === "start") return false;
  if (seen.phase === "end") return true;
  if (aim.phase === "end" || seen.recordsRead < aim.records) return false;
  if (aim.phase === "read") return true;
  return aim.phase === "transaction" ? seen.phase !== "read" : seen.phase === "refresh";
}
