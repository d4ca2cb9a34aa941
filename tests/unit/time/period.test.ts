import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, countDays, getWeekday } from "#app/time/day.ts";
import { namedPeriods, resolveComparison, resolvePeriod, shiftPeriod } from "#app/time/period.ts";

const lastDay = "2026-11-17";
const days = (choice: Parameters<typeof resolvePeriod>[0]) => {
  const { from, to } = resolvePeriod(choice, lastDay);
  return `${from}..${to}`;
};

describe("a period", () => {
  test("ends where the data ends, not at the clock", () => {
    expect(days("today")).toBe("2026-11-17..2026-11-17");
    expect(days("yesterday")).toBe("2026-11-16..2026-11-16");
    expect(days("7d")).toBe("2026-11-11..2026-11-17");
    expect(days("30d")).toBe("2026-10-19..2026-11-17");
    expect(days("90d")).toBe("2026-08-20..2026-11-17");
    expect(days("month")).toBe("2026-11-01..2026-11-17");
    expect(days("year")).toBe("2026-01-01..2026-11-17");
    expect(resolvePeriod("30d", "2018-04-03")).toMatchObject({ from: "2018-03-05", to: "2018-04-03" });
  });

  test("is partial while its last day can still grow", () => {
    expect(resolvePeriod("month", lastDay).isPartial).toBe(true);
    expect(resolvePeriod("yesterday", lastDay).isPartial).toBe(false);
    expect(resolvePeriod({ from: "2026-10-01", to: "2026-10-31" }, lastDay).isPartial).toBe(false);
    expect(resolvePeriod({ from: "2026-11-01", to: "2026-11-17" }, lastDay).isPartial).toBe(true);
  });
});

describe("a comparison", () => {
  test("is the period of equal length before", () => {
    expect(resolveComparison("previous", "date", "30d", lastDay)).toEqual({
      from: "2026-09-19",
      to: "2026-10-18",
    });
    expect(resolveComparison("previous", "date", "today", lastDay)).toEqual({
      from: "2026-11-16",
      to: "2026-11-16",
    });
  });

  test("of this month is the same days of the month before", () => {
    expect(resolveComparison("previous", "date", "month", lastDay)).toEqual({
      from: "2026-10-01",
      to: "2026-10-17",
    });
  });

  test("matching weekdays goes back whole weeks: today is compared with the Tuesday before", () => {
    expect(resolveComparison("previous", "weekday", "today", lastDay)).toEqual({
      from: "2026-11-10",
      to: "2026-11-10",
    });
    // 30 days are covered by five weeks.
    expect(resolveComparison("previous", "weekday", "30d", lastDay)?.from).toBe("2026-09-14");
  });

  test("a year before is the same date, or 52 weeks before for the same weekday", () => {
    expect(resolveComparison("year", "date", "7d", lastDay)).toEqual({
      from: "2025-11-11",
      to: "2025-11-17",
    });
    expect(resolveComparison("year", "weekday", "7d", lastDay)).toEqual({
      from: "2025-11-12",
      to: "2025-11-18",
    });
  });

  test("can be any days, or none", () => {
    const doubleEleven = { from: "2025-11-11", to: "2025-11-11" };
    expect(resolveComparison(doubleEleven, "weekday", "today", lastDay)).toEqual(doubleEleven);
    expect(resolveComparison("none", "date", "30d", lastDay)).toBeNull();
  });

  test("has the length of the period, and its weekdays where they are matched", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60_000 }),
        fc.integer({ min: 0, max: 500 }),
        fc.constantFrom("previous" as const, "year" as const),
        (start, length, compare) => {
          const from = addDays("1980-01-01", start);
          const period = { from, to: addDays(from, length) };
          const byDate = resolveComparison(compare, "date", period, lastDay)!;
          const byWeekday = resolveComparison(compare, "weekday", period, lastDay)!;
          expect(countDays(byDate.from, byDate.to)).toBe(length + 1);
          expect(countDays(byWeekday.from, byWeekday.to)).toBe(length + 1);
          expect(getWeekday(byWeekday.from)).toBe(getWeekday(from));
          if (compare === "previous") expect(byWeekday.to < from).toBe(true);
        },
      ),
    );
  });
});

describe("shifting a period", () => {
  test("moves by its own length, months by months, years by years", () => {
    expect(shiftPeriod("30d", -1, lastDay)).toEqual({ from: "2026-09-19", to: "2026-10-18" });
    expect(shiftPeriod("month", -1, lastDay)).toEqual({ from: "2026-10-01", to: "2026-10-31" });
    expect(shiftPeriod({ from: "2026-10-01", to: "2026-10-31" }, -1, lastDay)).toEqual({
      from: "2026-09-01",
      to: "2026-09-30",
    });
    expect(shiftPeriod("year", -1, lastDay)).toEqual({ from: "2025-01-01", to: "2025-12-31" });
    expect(shiftPeriod("today", -1, lastDay)).toBe("yesterday");
  });

  test("back and forth ends where it began", () => {
    for (const period of namedPeriods) {
      expect(shiftPeriod(shiftPeriod(period, -1, lastDay), 1, lastDay)).toBe(period);
    }
  });
});
