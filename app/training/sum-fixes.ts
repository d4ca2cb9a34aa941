/** How soon gaps were fixed and whether they stayed closed. */

/** A publishing of an answer to a gap; times in epoch ms. */
export type Fix = {
  storeId: number;
  gapId: number;
  /** Null where nobody is named. */
  trainer: string | null;
  /** When the gap was first seen, or came back before this; null where nobody looked before. */
  seenAt: number | null;
  publishedAt: number;
  closedAt: number | null;
  /** When it came back after being closed. */
  reopenedAt: number | null;
};

export type FixSum = {
  published: number;
  closed: number;
  /** Of those closed at least 30 days ago: all, and those that did not come back within them. */
  due: number;
  kept: number;
  /** Median hours from seen to published; null where none is known. */
  hours: number | null;
};

const hourMs = 3_600_000;
const keptMs = 30 * 24 * hourMs;

/** What a number of fixes counts. */
export const fixSides = ["published", "closed", "due", "kept"] as const;
export type FixSide = (typeof fixSides)[number];

/** Whether a number counts a fix; `now` in epoch ms: a gap closed less than 30 days before it may still come back. */
export function isFixOf(side: FixSide, { closedAt, reopenedAt }: Fix, now: number): boolean {
  if (side === "published") return true;
  if (closedAt === null) return false;
  const isDue = now - closedAt >= keptMs;
  if (side === "kept") return isDue && (reopenedAt === null || reopenedAt - closedAt >= keptMs);
  return side === "closed" || isDue;
}

export function sumFixes(fixes: readonly Fix[], now: number): FixSum {
  const count = (side: FixSide) => fixes.filter((fix) => isFixOf(side, fix, now)).length;
  const hours = fixes.flatMap(({ seenAt, publishedAt }) =>
    seenAt === null ? [] : [Math.max(0, publishedAt - seenAt) / hourMs],
  );
  return {
    ...{ published: count("published"), closed: count("closed"), due: count("due"), kept: count("kept") },
    hours: getMedian(hours),
  };
}

function getMedian(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}
