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

/** `now` in epoch ms: a gap closed less than 30 days before it may still come back. */
export function sumFixes(fixes: readonly Fix[], now: number): FixSum {
  const closed = fixes.flatMap(({ closedAt, reopenedAt }) =>
    closedAt === null ? [] : [{ closedAt, reopenedAt }],
  );
  const due = closed.filter(({ closedAt }) => now - closedAt >= keptMs);
  const kept = due.filter(
    ({ closedAt, reopenedAt }) => reopenedAt === null || reopenedAt - closedAt >= keptMs,
  );
  const hours = fixes.flatMap(({ seenAt, publishedAt }) =>
    seenAt === null ? [] : [Math.max(0, publishedAt - seenAt) / hourMs],
  );
  return {
    ...{ published: fixes.length, closed: closed.length, due: due.length, kept: kept.length },
    hours: getMedian(hours),
  };
}

function getMedian(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}
