/** Which days are compared, settled before anything is looked at: the same for every edit. */
import type { Span } from "./topic-days.ts";

/** Length of the time before and of the time after, in days: whole weeks, as weekdays differ. */
export const beforeDays = 28;
export const afterDays = 28;
/**
 * Days right before an edit that are not compared: a bad spell is what makes somebody edit, and would pass by itself
 * (regression to the mean).
 */
export const quietDays = 14;
/** Least conversations before and after, each. */
export const leastConversations = 30;
/** Least topics to compare with. */
export const leastControls = 3;

/** The days on which the same topic was edited last before an edit and first after it; null if it was not. */
export type Neighbours = { previous: number | null; next: number | null };

/**
 * The spans of an edit that was published on `day`; `through` is the first day without data. What the edits before and after it
 * on the same topic did is left out of both.
 */
export function getSpans(
  day: number,
  through: number,
  { previous, next }: Neighbours = { previous: null, next: null },
): { before: Span; after: Span } {
  const end = day - quietDays;
  const from = end - beforeDays;
  return {
    before: { from: previous === null ? from : Math.min(end, Math.max(from, previous + 1)), to: end },
    // The day of the edit is neither before nor after.
    after: { from: day + 1, to: Math.max(day + 1, Math.min(day + 1 + afterDays, through, next ?? Infinity)) },
  };
}

/** A date at which nothing was changed: the time before, cut in the middle. */
export function getPlaceboSpans({ from, to }: Span): { before: Span; after: Span } {
  const middle = from + Math.floor((to - from) / 2);
  return { before: { from, to: middle }, after: { from: middle, to } };
}
