/** Whether a gap grows: two counts of the same number of days, and whether chance alone would explain how they differ. */

export type Trend = "rising" | "falling" | "steady";

/** Of 95 % certainty: the difference of two counts strays by the root of their sum. */
const clearly = 1.96;

/** Null while nothing was asked in either span. */
export function readTrend(recent: number, previous: number): Trend | null {
  if (recent + previous === 0) return null;
  const difference = recent - previous;
  if (Math.abs(difference) <= clearly * Math.sqrt(recent + previous)) return "steady";
  return difference > 0 ? "rising" : "falling";
}
