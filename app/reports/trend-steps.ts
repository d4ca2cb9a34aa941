import { addDays, countDays, getWeekday, listDays } from "#app/time/day.ts";
import type { DayRange } from "#app/time/period.ts";

export type TrendStep = "day" | "week";

/** Beyond this many days a line is drawn by week: a point for each pixel says no more. */
const mostDays = 120;

export function getTrendStep({ from, to }: DayRange): TrendStep {
  return countDays(from, to) > mostDays ? "week" : "day";
}

/** Every step of a period in order, weeks by their Monday, so that steps without data leave a gap. */
export function buildSteps({ from, to }: DayRange, step: TrendStep): string[] {
  if (step === "day") return listDays(from, to);
  const monday = addDays(from, 1 - getWeekday(from));
  return listDays(monday, to).filter((_, index) => index % 7 === 0);
}
