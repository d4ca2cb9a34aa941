import { getDayFromNumber, getDayNumber } from "#app/time/day.ts";
import { getLocalTime } from "#app/time/local-day.ts";

export type DayCount = { day: string; count: number };

/** How many times (epoch ms) fall on each of the last local days up to `through`, the days without any among them. */
export function countByDay(
  times: readonly number[],
  { timezone, through, days }: { timezone: string; through: number; days: number },
): DayCount[] {
  const counts = new Map<string, number>();
  for (const at of times) {
    const { day } = getLocalTime(timezone, at);
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  const last = getDayNumber(getLocalTime(timezone, through).day);
  return Array.from({ length: days }, (_, index) => {
    const day = getDayFromNumber(last - days + 1 + index);
    return { day, count: counts.get(day) ?? 0 };
  });
}
