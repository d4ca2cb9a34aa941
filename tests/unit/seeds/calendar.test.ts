import { describe, expect, it } from "vitest";
import { getZoneClock, listWorldDays } from "#seeds/world/calendar.ts";
import { createOpeningHours } from "#seeds/world/opening-hours.ts";
import { stores } from "#seeds/world/stores.ts";

const newYork = getZoneClock("America/New_York");
const shanghai = getZoneClock("Asia/Shanghai");

describe("local clocks", () => {
  it("write New York's offset right on both sides of 1 November 2026, 2 a.m. daylight time", () => {
    const change = Date.UTC(2026, 10, 1, 6);
    expect(newYork.iso(change - 1)).toBe("2026-11-01T01:59:59.999-04:00");
    expect(newYork.iso(change)).toBe("2026-11-01T01:00:00.000-05:00");
  });

  it("write Shanghai's offset all year", () => {
    expect(shanghai.iso(Date.UTC(2026, 6, 20, 16))).toBe("2026-07-21T00:00:00.000+08:00");
    expect(shanghai.iso(Date.UTC(2026, 10, 17, 15, 59, 59, 7))).toBe("2026-11-17T23:59:59.007+08:00");
  });

  it("know day, weekday and minute of a moment", () => {
    const at = Date.UTC(2026, 10, 12, 4, 30);
    expect([newYork.day(at), newYork.weekday(at), newYork.minuteOfDay(at)]).toEqual([
      "2026-11-11",
      3,
      23 * 60 + 30,
    ]);
    expect([shanghai.day(at), shanghai.weekday(at), shanghai.minuteOfDay(at)]).toEqual([
      "2026-11-12",
      4,
      750,
    ]);
  });

  it("find the moment of a local time before and after the change", () => {
    expect(newYork.instant("2026-10-31", 9 * 60)).toBe(Date.UTC(2026, 9, 31, 13));
    expect(newYork.instant("2026-11-01", 9 * 60)).toBe(Date.UTC(2026, 10, 1, 14));
    expect(shanghai.instant("2026-11-11", 0)).toBe(Date.UTC(2026, 10, 10, 16));
  });

  it("span 120 days", () => {
    const days = listWorldDays();
    expect([days.length, days[0], days.at(-1)]).toEqual([120, "2026-07-21", "2026-11-17"]);
  });
});

describe("opening hours", () => {
  const outlet = createOpeningHours(stores.find((store) => store.key === "bluebridge-outlet")!);

  it("end three quarters of an hour before closing time, when the last chat is taken", () => {
    const day = "2026-11-06";
    expect(outlet.isStaffed(newYork.instant(day, 9 * 60))).toBe(true);
    expect(outlet.isStaffed(newYork.instant(day, 9 * 60 - 1))).toBe(false);
    expect(outlet.isStaffed(newYork.instant(day, 16 * 60 + 14))).toBe(true);
    expect(outlet.isStaffed(newYork.instant(day, 16 * 60 + 15))).toBe(false);
  });

  it("lead from Friday evening over the weekend to Monday morning", () => {
    const friday = newYork.instant("2026-11-06", 18 * 60);
    expect(newYork.iso(outlet.findOpening(friday))).toBe("2026-11-09T09:00:00.000-05:00");
  });
});
