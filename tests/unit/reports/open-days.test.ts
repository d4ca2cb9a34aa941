import { expect, test } from "vitest";
import { findOpenDay } from "#app/reports/open-days.ts";

const store = (timezone: string, through: string | null) => ({
  timezone,
  dataThrough: through === null ? null : Date.parse(through),
  lastDay: null,
});

test("the first day not over is that of the store furthest behind", () => {
  const shanghai = store("Asia/Shanghai", "2026-11-17T17:00:00Z");
  const newYork = store("America/New_York", "2026-11-17T17:00:00Z");
  expect(findOpenDay([shanghai])).toBe("2026-11-18");
  expect(findOpenDay([shanghai, newYork])).toBe("2026-11-17");
});

test("a day counts as over in its last half hour", () => {
  expect(findOpenDay([store("UTC", "2026-11-17T23:29:00Z")])).toBe("2026-11-17");
  expect(findOpenDay([store("UTC", "2026-11-17T23:31:00Z")])).toBe("2026-11-18");
});

test("stores without data or long silent keep no day open", () => {
  const today = store("UTC", "2026-11-17T12:00:00Z");
  expect(findOpenDay([today, store("UTC", null), store("UTC", "2026-03-01T12:00:00Z")])).toBe("2026-11-17");
  expect(findOpenDay([store("UTC", null)])).toBeNull();
});
