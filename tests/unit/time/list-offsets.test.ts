import { expect, it } from "vitest";
import { getLocalTime, listOffsets } from "#app/time/local-day.ts";

const hour = 3_600_000;

it("finds the very moments at which a zone changes", () => {
  const spans = listOffsets("America/New_York", Date.UTC(2026, 0, 1), Date.UTC(2026, 11, 31));
  expect(spans).toEqual([
    { from: Date.UTC(2026, 0, 1), offsetMs: -5 * hour },
    { from: Date.UTC(2026, 2, 8, 7), offsetMs: -4 * hour },
    { from: Date.UTC(2026, 10, 1, 6), offsetMs: -5 * hour },
  ]);
});

it("knows half and quarter hours, and zones that stand still", () => {
  const year = [Date.UTC(2026, 0, 1), Date.UTC(2026, 11, 31)] as const;
  expect(listOffsets("Asia/Shanghai", ...year).map(({ offsetMs }) => offsetMs / hour)).toEqual([8]);
  expect(listOffsets("Australia/Lord_Howe", ...year).map(({ offsetMs }) => offsetMs / hour)).toEqual([
    11, 10.5, 11,
  ]);
  expect(listOffsets("Asia/Kathmandu", ...year).map(({ offsetMs }) => offsetMs / hour)).toEqual([5.75]);
});

it("gives the local days that facts have", () => {
  for (const zone of ["America/New_York", "Africa/Casablanca", "Pacific/Chatham", "Asia/Kolkata"]) {
    const [from, to] = [Date.UTC(2025, 11, 1), Date.UTC(2027, 1, 1)];
    const spans = listOffsets(zone, from, to);
    for (let at = from; at <= to; at += 41 * 60_000) {
      const { offsetMs } = spans.findLast((span) => span.from <= at)!;
      expect(new Date(at + offsetMs).toISOString().slice(0, 10)).toBe(getLocalTime(zone, at).day);
    }
  }
});
