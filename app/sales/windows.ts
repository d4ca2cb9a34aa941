/** Attribution windows: how long before an order a conversation may have begun to be credited with it (metrics.md). */

export const hourMs = 3_600_000;

/** Windows in hours that figures are ready for, beside each store's own. */
export const creditWindows = [1, 24, 72, 168] as const;

/** An order keeps its customer from being an inquirer for so long. */
export const openOrderHours = 15 * 24;

/** Net figures by how many days after payment refunds still count; longer ago they are mature. */
export const netDays = [15, 30] as const;
export type NetDays = (typeof netDays)[number];

/** All windows of a store, ascending. */
export function listWindows(ownHours: number): number[] {
  return [...new Set([...creditWindows, ownHours])].sort((a, b) => a - b);
}

/** The longest of them: what lies further apart has nothing to do with each other. */
export function getLongestWindow(ownHours: number): number {
  return Math.max(...creditWindows, ownHours);
}

/** The smallest of a store's windows that a lag (ms) lies in, in hours; null outside all of them, or without one. */
export function findBand(lagMs: number | null, ownHours: number): number | null {
  if (lagMs === null) return null;
  return listWindows(ownHours).find((hours) => lagMs <= hours * hourMs) ?? null;
}
