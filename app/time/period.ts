/** Which days a page is about, and which days it is compared with. */
import type { Day } from "#app/metrics/question.ts";
import {
  addDays,
  addMonths,
  countDays,
  getMonthEnd,
  getMonthStart,
  getYearEnd,
  getYearStart,
} from "./day.ts";

export const namedPeriods = ["today", "yesterday", "7d", "30d", "90d", "month", "year"] as const;
export type NamedPeriod = (typeof namedPeriods)[number];
/** Inclusive days. */
export type DayRange = { from: Day; to: Day };
export type PeriodChoice = NamedPeriod | DayRange;

export const namedComparisons = ["none", "previous", "year"] as const;
export type NamedComparison = (typeof namedComparisons)[number];
export type CompareChoice = NamedComparison | DayRange;
export type CompareMatch = "date" | "weekday";

export type ResolvedPeriod = DayRange & {
  /** The period has days the data does not reach yet: today, this month, this year. */
  isPartial: boolean;
};

/**
 * The days a choice means. `lastDay` is the newest local day the data reaches and stands for today,
 * so that history opens on its own last days, not on an empty present.
 */
export function resolvePeriod(choice: PeriodChoice, lastDay: Day): ResolvedPeriod {
  if (typeof choice !== "string") return { ...choice, isPartial: choice.to >= lastDay };
  switch (choice) {
    case "today":
      return { from: lastDay, to: lastDay, isPartial: true };
    case "yesterday":
      return { from: addDays(lastDay, -1), to: addDays(lastDay, -1), isPartial: false };
    case "7d":
      return { from: addDays(lastDay, -6), to: lastDay, isPartial: true };
    case "30d":
      return { from: addDays(lastDay, -29), to: lastDay, isPartial: true };
    case "90d":
      return { from: addDays(lastDay, -89), to: lastDay, isPartial: true };
    case "month":
      return { from: getMonthStart(lastDay), to: lastDay, isPartial: true };
    case "year":
      return { from: getYearStart(lastDay), to: lastDay, isPartial: true };
  }
}

/**
 * The days to compare with, or null. The previous period has equal length and ends before this one starts
 * (this month and this year: the same days one month or year earlier); matching weekdays moves it back to
 * the next whole week, so that Mondays meet Mondays.
 */
export function resolveComparison(
  compare: CompareChoice,
  match: CompareMatch,
  choice: PeriodChoice,
  lastDay: Day,
): DayRange | null {
  if (compare === "none") return null;
  if (typeof compare !== "string") return compare;
  const period = resolvePeriod(choice, lastDay);
  const length = countDays(period.from, period.to);
  if (compare === "year") {
    if (match === "weekday") return shiftRange(period, -364);
    const from = addMonths(period.from, -12);
    return { from, to: addDays(from, length - 1) };
  }
  if (match === "weekday") return shiftRange(period, -Math.ceil(length / 7) * 7);
  if (choice === "month" || choice === "year") {
    const months = choice === "month" ? -1 : -12;
    return { from: addMonths(period.from, months), to: addMonths(period.to, months) };
  }
  return shiftRange(period, -length);
}

/**
 * The neighbouring period: whole months and years move by one of their kind, everything else by its own length.
 * A result that equals a named period is given by its name, so going back and forth ends where it began.
 */
export function shiftPeriod(choice: PeriodChoice, direction: 1 | -1, lastDay: Day): PeriodChoice {
  const period = resolvePeriod(choice, lastDay);
  return nameRange(shiftWhole(choice, period, direction), lastDay);
}

function shiftWhole(choice: PeriodChoice, period: DayRange, direction: 1 | -1): DayRange {
  const isMonthStart = period.from === getMonthStart(period.from);
  const isMonth = isMonthStart && period.to === getMonthEnd(period.from);
  const isYear = period.from === getYearStart(period.from) && period.to === getYearEnd(period.from);
  if (choice === "year" || isYear) {
    const from = addMonths(period.from, direction * 12);
    return { from, to: getYearEnd(from) };
  }
  if (choice === "month" || isMonth) {
    const from = addMonths(period.from, direction);
    return { from, to: getMonthEnd(from) };
  }
  return shiftRange(period, direction * countDays(period.from, period.to));
}

function nameRange(range: DayRange, lastDay: Day): PeriodChoice {
  const whole: [NamedPeriod, DayRange][] = [
    ["month", { from: getMonthStart(lastDay), to: getMonthEnd(lastDay) }],
    ["year", { from: getYearStart(lastDay), to: getYearEnd(lastDay) }],
  ];
  const named = namedPeriods.map((name): [NamedPeriod, DayRange] => [name, resolvePeriod(name, lastDay)]);
  const found = [...whole, ...named].find(([, { from, to }]) => from === range.from && to === range.to);
  return found ? found[0] : range;
}

function shiftRange({ from, to }: DayRange, days: number): DayRange {
  return { from: addDays(from, days), to: addDays(to, days) };
}
