/** Which state a gap goes to by what is asked after somebody has published an answer; what people do is next-state.ts. Pure. */
import type { GapState } from "./gap-state.ts";

/** A gap is as often asked as this share of its earlier rate at most: closed. As often as that at least: back. */
export const closedShare = 0.2;
export const returnedShare = 0.5;
/** Days before publishing that the earlier rate is of, and days after it that decide. */
export const earlierDays = 28;
export const watchedDays = 14;
/** Fewer questions bring no closed gap back that somebody has answered. */
export const enoughToReturn = 3;

/** Questions of a gap beside all conversations with the bot in the same days, so that a sale day is no return. */
export type Asked = { questions: number; conversations: number };

/** Times in epoch ms. */
export type WatchedGap = {
  state: GapState;
  publishedAt: number | null;
  closedAt: number | null;
  /** How far the store's data reaches. */
  through: number;
  /** In the 28 days before publishing. */
  earlier: Asked;
  /** In the last 14 days of the data, but not before publishing or closing. */
  latest: Asked;
};

export type WatchStep = { action: "watch" | "close" | "reopen"; to: GapState };

const dayMs = 86_400_000;

/**
 * What the data does to a gap, step by step; none where nothing changes or too little is known. A gap is watched from publishing on;
 * with 14 days of data after it, it closes if it is asked at most a fifth as often as before, and reopens if at least half as often.
 * A closed gap reopens when it is asked half as often again; without an answer of ours, when asked at all.
 */
export function watchGap(gap: WatchedGap): WatchStep[] {
  if (gap.state === "published" && gap.publishedAt !== null) {
    return [{ action: "watch", to: "watching" }, ...watchGap({ ...gap, state: "watching" })];
  }
  if (gap.state === "watching") return judgeWatched(gap);
  return gap.state === "closed" && hasReturned(gap) ? [{ action: "reopen", to: "reopened" }] : [];
}

function judgeWatched(gap: WatchedGap): WatchStep[] {
  if (gap.publishedAt === null || gap.publishedAt + watchedDays * dayMs > gap.through) return [];
  const share = compare(gap);
  if (share === null) return [];
  if (share <= closedShare) return [{ action: "close", to: "closed" }];
  return share >= returnedShare ? [{ action: "reopen", to: "reopened" }] : [];
}

function hasReturned(gap: WatchedGap): boolean {
  if (gap.publishedAt === null) return gap.latest.questions > 0;
  const share = compare(gap);
  return share !== null && share >= returnedShare && gap.latest.questions >= enoughToReturn;
}

/** How often it is asked of late, as a share of how often it was; null if it was not, or nobody has asked anything. */
function compare({ earlier, latest }: WatchedGap): number | null {
  if (earlier.questions === 0 || earlier.conversations === 0 || latest.conversations === 0) return null;
  return latest.questions / latest.conversations / (earlier.questions / earlier.conversations);
}

/** How far the watching of a gap has come. */
export type Watch = {
  /** Whole days of data since publishing, at most `of`. */
  days: number;
  /** Days of data that decide. */
  of: number;
  /** It is decided once the data reaches this time (epoch ms). */
  until: number;
};

/** Null for a gap that is not being watched. */
export function readWatch({
  state,
  publishedAt,
  through,
}: Pick<WatchedGap, "state" | "publishedAt"> & { through: number | null }): Watch | null {
  if (publishedAt === null || (state !== "published" && state !== "watching")) return null;
  const passed = Math.floor(((through ?? publishedAt) - publishedAt) / dayMs);
  return {
    days: Math.min(watchedDays, Math.max(0, passed)),
    of: watchedDays,
    until: publishedAt + watchedDays * dayMs,
  };
}
