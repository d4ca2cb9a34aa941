/** Calendar maths on YYYY-MM-DD strings; no time zone takes part. */
import type { Day } from "#app/metrics/question.ts";

const msPerDay = 86_400_000;

const toNumber = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / msPerDay;
const fromNumber = (number: number): Day => new Date(number * msPerDay).toISOString().slice(0, 10);

/** Days since 1970-01-01. */
export const getDayNumber = (day: Day): number => toNumber(day);

export const getDayFromNumber = (number: number): Day => fromNumber(number);

/** True for a real calendar date between 1970 and 2999, written YYYY-MM-DD. */
export function isDay(text: string): text is Day {
  if (!/^(19[7-9]|2\d\d)\d-\d\d-\d\d$/.test(text)) return false;
  const number = toNumber(text);
  return Number.isFinite(number) && fromNumber(number) === text;
}

export function addDays(day: Day, count: number): Day {
  return fromNumber(toNumber(day) + count);
}

/** Number of days from one day to another, both counted. */
export function countDays(from: Day, to: Day): number {
  return toNumber(to) - toNumber(from) + 1;
}

/** Every day from one to another, both included. */
export function listDays(from: Day, to: Day): Day[] {
  return Array.from({ length: Math.max(0, countDays(from, to)) }, (_, index) => addDays(from, index));
}

/** The same day of another month; the month's last day where that month is shorter. */
export function addMonths(day: Day, count: number): Day {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count;
  const first = `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}-01`;
  const dayOfMonth = Math.min(Number(day.slice(8)), Number(getMonthEnd(first).slice(8)));
  return `${first.slice(0, 8)}${String(dayOfMonth).padStart(2, "0")}`;
}

export function getMonthStart(day: Day): Day {
  return `${day.slice(0, 8)}01`;
}

export function getMonthEnd(day: Day): Day {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  return fromNumber(Date.UTC(year, month, 0) / msPerDay);
}

export function getYearStart(day: Day): Day {
  return `${day.slice(0, 4)}-01-01`;
}

export function getYearEnd(day: Day): Day {
  return `${day.slice(0, 4)}-12-31`;
}

/** 1 (Monday) to 7 (Sunday). */
export function getWeekday(day: Day): number {
  return ((toNumber(day) + 3) % 7) + 1;
}

export function getLatestDay(days: readonly (Day | null)[]): Day | null {
  return days.reduce(
    (latest, day) => (day !== null && (latest === null || day > latest) ? day : latest),
    null,
  );
}
