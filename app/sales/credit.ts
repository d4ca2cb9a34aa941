/**
 * Crediting one order: once, to the last conversation of the same customer begun before the order was created and inside the
 * window (metrics.md, Service-driven sales). What SQL does for millions (db/sales) is held to this by property tests.
 */
import type { ConversationFact } from "#app/facts/conversation-fact.ts";
import { hourMs } from "./windows.ts";

export const buckets = ["bot", "mixed", "human", "silent"] as const;
/** Who spoke to the customer before the order; silent: no conversation is credited. */
export type Bucket = (typeof buckets)[number];

/** A conversation of the order's customer (same store, source and customer), by the source's id. */
export type Talk = { id: string } & Pick<
  ConversationFact,
  "startedAt" | "endedAt" | "isTest" | "firstBotSpeechAt" | "firstHumanSpeechAt"
>;

export type Credit = { id: string; lagMs: number; isBotBefore: boolean; isHumanBefore: boolean };

/** The conversation an order created at an instant is credited to; null when there is none in the window. */
export function creditOrder(createdAt: number, talks: readonly Talk[], windowHours: number): Credit | null {
  let last: Talk | null = null;
  for (const talk of talks) {
    const lagMs = createdAt - talk.startedAt;
    const hasSpoken =
      isBefore(talk.firstBotSpeechAt, createdAt) || isBefore(talk.firstHumanSpeechAt, createdAt);
    if (talk.isTest || lagMs <= 0 || lagMs > windowHours * hourMs || !hasSpoken) continue;
    if (last === null || compareTalks(talk, last) > 0) last = talk;
  }
  return (
    last && {
      id: last.id,
      lagMs: createdAt - last.startedAt,
      isBotBefore: isBefore(last.firstBotSpeechAt, createdAt),
      isHumanBefore: isBefore(last.firstHumanSpeechAt, createdAt),
    }
  );
}

export function nameBucket(credit: Credit | null): Bucket {
  if (!credit) return "silent";
  if (credit.isBotBefore) return credit.isHumanBefore ? "mixed" : "bot";
  return "human";
}

/** By start; those begun at the same moment by their end, then by id, so that the order they arrived in does not matter. */
export function compareTalks(a: Talk, b: Talk): number {
  return a.startedAt - b.startedAt || a.endedAt - b.endedAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function isBefore(at: number | null, moment: number): boolean {
  return at !== null && at < moment;
}
