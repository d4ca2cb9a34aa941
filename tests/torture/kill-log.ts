import { appendFileSync } from "node:fs";
import { phases, type Phase } from "./watch-import.ts";

export type Kill = { phase: Phase; victim: string; messages: number };

/** How often each phase and each victim was hit, and how many kills left more stored than the kill before. */
export function summariseKills(kills: readonly Kill[]): {
  kills: number;
  phases: Record<Phase, number>;
  victims: Record<string, number>;
  progressed: number;
} {
  const byPhase = Object.fromEntries(phases.map((phase) => [phase, 0])) as Record<Phase, number>;
  const victims: Record<string, number> = {};
  let progressed = 0;
  kills.forEach(({ phase, victim, messages }, index) => {
    byPhase[phase] += 1;
    victims[victim] = (victims[victim] ?? 0) + 1;
    if (messages > (kills[index - 1]?.messages ?? 0)) progressed += 1;
  });
  return { kills: kills.length, phases: byPhase, victims, progressed };
}

/** Adds a line of JSON to the file the caller of the run named, if any. */
export function report(name: string, values: Record<string, unknown>): void {
  const path = process.env.TORTURE_REPORT;
  if (path) appendFileSync(path, `${JSON.stringify({ test: name, ...values })}\n`);
}

/** How many kills of importers, and of the database, for every check-in, or of each kind as the long form asks (200). */
export const killsWanted = Number(process.env.TORTURE_KILLS ?? 30);
/** A worker runs the same import as the importing process: fewer do for what is its own, taking an import up again. */
export const killsOfWorkers = process.env.TORTURE_KILLS ? killsWanted : 10;
export const tortureSeed = Number(process.env.TORTURE_SEED ?? 20_261_122);
/** Size of the file that is imported: of some batches, or in the long form of many. */
export const conversations = Number(process.env.TORTURE_CONVERSATIONS ?? 1_500);
/** Several times what any honest run of so many kills takes. */
export const timeLimitMs = 120_000 + killsWanted * 20_000;
