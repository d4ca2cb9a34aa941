import fc from "fast-check";
import { expect, test } from "vitest";
import { parseInstant } from "#app/events/instant.ts";

const now = Date.UTC(2026, 10, 20);

test.each([
  ["2026-10-01T08:00:00+08:00", Date.UTC(2026, 9, 1, 0)],
  ["2026-10-01T08:00:00Z", Date.UTC(2026, 9, 1, 8)],
  ["2026-10-01 08:00:00+0800", Date.UTC(2026, 9, 1, 0)],
  ["2026-10-01T08:00-05:00", Date.UTC(2026, 9, 1, 13)],
  ["2026-10-01T08:00:00.123456Z", Date.UTC(2026, 9, 1, 8, 0, 0, 123)],
  ["2024-02-29T12:00:00Z", Date.UTC(2024, 1, 29, 12)],
  ["2026-10-01T08:00:00.999999Z", Date.UTC(2026, 9, 1, 8, 0, 0, 999)],
  ["2026-10-01T08:00:00.29Z", Date.UTC(2026, 9, 1, 8, 0, 0, 290)],
  ["2026-10-01T08:00:00+05:45", Date.UTC(2026, 9, 1, 2, 15)],
  [" 2026-10-01t08:00:00z ", Date.UTC(2026, 9, 1, 8)],
  ["2005-01-01T00:00:00Z", Date.UTC(2005, 0, 1)],
  ["2026-11-20T23:59:59Z", Date.UTC(2026, 10, 20, 23, 59, 59)],
  [Date.UTC(2026, 9, 1), Date.UTC(2026, 9, 1)],
  [Date.UTC(2026, 9, 1) + 0.75, Date.UTC(2026, 9, 1)],
])("%s is a time", (value, ms) => {
  expect(parseInstant(value, now)).toBe(ms);
});

const notATime = "not a time: expected ISO 8601 with an offset, or epoch milliseconds";
const noOffset = "time without an offset: add Z or +08:00";

test.each([
  ["2026-10-01T08:00:00", noOffset],
  ["2026-10-01", noOffset],
  ["2025-02-29T12:00:00Z", "impossible time: no such date"],
  ["2026-13-01T00:00:00Z", "impossible time: no such date"],
  ["2026-04-31T00:00:00Z", "impossible time: no such date"],
  ["2026-10-01T25:00:00Z", "impossible time"],
  ["2026-10-01T08:61:00Z", "impossible time"],
  ["2026-10-01T08:00:60Z", "impossible time"],
  ["2026-10-01T08:00:00+14:01", "impossible time"],
  ["2026-10-01T08:00:00+08:60", "impossible time"],
  ["2100-02-29T12:00:00Z", "impossible time: no such date"],
  ["2026-10-01T08:00:00+99:00", "impossible time"],
  ["2004-12-31T23:59:59Z", "impossible time: before 2005 (epoch values must be milliseconds)"],
  [1_790_000_000, "impossible time: before 2005 (epoch values must be milliseconds)"],
  ["2026-11-21T00:00:01Z", "impossible time: more than a day in the future"],
  [1.79e15, "impossible time: more than a day in the future"],
  ["1790812800000", notATime],
  ["yesterday", notATime],
  ["", notATime],
  [Infinity, notATime],
  [NaN, notATime],
  [true, notATime],
  [{}, notATime],
])("%s is not: %s", (value, reason) => {
  expect(parseInstant(value, now)).toBe(reason);
});

test("any moment reads back from its ISO form in any offset", () => {
  const earliest = Date.UTC(2005, 0, 2);
  fc.assert(
    fc.property(
      fc.integer({ min: earliest, max: now }),
      fc.integer({ min: -840, max: 840 }),
      (ms, minutes) => {
        const local = new Date(ms + minutes * 60_000).toISOString().slice(0, -1);
        const size = Math.abs(minutes);
        const pad = (part: number) => String(part).padStart(2, "0");
        const offset = `${minutes < 0 ? "-" : "+"}${pad(Math.trunc(size / 60))}:${pad(size % 60)}`;
        expect(parseInstant(local + offset, now)).toBe(ms);
      },
    ),
  );
});
