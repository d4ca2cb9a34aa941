import type { Refusal } from "./signature.ts";

/** How far the time a platform signs may be from ours, either way: longer than queues and clocks need. */
export const replayWindowMs = 5 * 60_000;

/** Refuses a signed time (epoch ms, NaN for none that can be read) too far from `at`. */
export function refuseOldTime(signedAt: number, at: number): Refusal | null {
  if (!Number.isFinite(signedAt)) return "untimed";
  return Math.abs(at - signedAt) > replayWindowMs ? "out of time" : null;
}

/** Epoch seconds as text in ms; NaN for anything else. */
export function readSeconds(text: string): number {
  return /^\d{1,11}$/.test(text) ? Number(text) * 1000 : Number.NaN;
}
