import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  countDays,
  getLatestDay,
  getMonthEnd,
  getWeekday,
  isDay,
  listDays,
} from "#app/time/day.ts";

const anyDay = fc.integer({ min: 0, max: 200_000 }).map((days) => addDays("1970-01-01", days));

describe("days", () => {
  test("only real calendar dates are days", () => {
    for (const day of ["2024-02-29", "1970-01-01", "2026-11-17", "2999-12-31"]) expect(isDay(day)).toBe(true);
    for (const text of ["2023-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "1969-12-31", "", "today"]) {
      expect(isDay(text)).toBe(false);
    }
  });

  test("adding days crosses months, leap days and years", () => {
    expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
    expect(addDays("2023-02-28", 1)).toBe("2023-03-01");
    expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
  });

  test("adding months keeps the day, or takes the last one there is", () => {
    expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
    expect(addMonths("2024-01-31", 1)).toBe("2024-02-29");
    expect(addMonths("2026-03-15", -3)).toBe("2025-12-15");
    expect(addMonths("2026-11-30", 13)).toBe("2027-12-30");
  });

  test("17 November 2026 is a Tuesday, 1 January 1970 was a Thursday", () => {
    expect(getWeekday("2026-11-17")).toBe(2);
    expect(getWeekday("1970-01-01")).toBe(4);
    expect(getWeekday("2026-11-22")).toBe(7);
  });

  test("ranges count both ends", () => {
    expect(countDays("2026-11-17", "2026-11-17")).toBe(1);
    expect(countDays("2026-10-19", "2026-11-17")).toBe(30);
    expect(listDays("2026-02-27", "2026-03-02")).toEqual([
      "2026-02-27",
      "2026-02-28",
      "2026-03-01",
      "2026-03-02",
    ]);
    expect(getMonthEnd("2026-02-03")).toBe("2026-02-28");
  });

  test("the latest day ignores stores without one", () => {
    expect(getLatestDay([null, "2018-04-01", "2026-01-01", null])).toBe("2026-01-01");
    expect(getLatestDay([null])).toBeNull();
  });

  test("going there and back ends on the same day", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 900 }), (day, count) => {
        expect(addDays(addDays(day, count), -count)).toBe(day);
        expect(countDays(day, addDays(day, count))).toBe(count + 1);
        expect(getWeekday(addDays(day, 7))).toBe(getWeekday(day));
      }),
    );
  });
});
