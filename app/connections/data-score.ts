/** The score of the data of one store and source: what is wrong with it, part by part. Pure. */

export const scoreParts = ["quarantined", "late", "unlinkable", "kinds", "times"] as const;
export type ScorePart = (typeof scoreParts)[number];

/** `count` of `of`; null where nothing counts it. */
export type Share = { count: number; of: number } | null;
export type Shares = Record<ScorePart, Share>;

/** Below so many lines or conversations a share tells nothing. */
export const leastOf = 30;

export function isKnown(share: Share): share is NonNullable<Share> {
  return share !== null && share.of >= leastOf;
}

/** 100 less the mean of the known shares in per cent, 0 to 100; null when none is known. */
export function scoreData(shares: Shares): number | null {
  const known = scoreParts.map((part) => shares[part]).filter(isKnown);
  if (known.length === 0) return null;
  const mean = known.reduce((sum, { count, of }) => sum + Math.min(1, count / of), 0) / known.length;
  return Math.round(100 * (1 - mean));
}
