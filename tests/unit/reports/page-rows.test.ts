import { describe, expect, test } from "vitest";
import { buildReasons } from "#app/reports/experience.server.ts";
import { sortStores, type StoreRow } from "#app/reports/stores.server.ts";
import { buildSteps, getTrendStep } from "#app/reports/trend-steps.ts";

const row = (key: string, csat: number | null): StoreRow => ({
  key,
  name: key.toUpperCase(),
  region: null,
  platform: null,
  timezone: "UTC",
  lastDay: null,
  figures: { csat: { value: csat } },
  before: null,
  trend: { values: [], maturingFrom: 0 },
});

describe("sorting stores", () => {
  const rows = [row("a", 0.4), row("b", null), row("c", 0.9), row("d", 0.4)];
  const order = (key: string, direction: "asc" | "desc") =>
    sortStores(rows, { key, direction }).map((store) => store.key);

  test("goes by the figure, ties by key, and puts stores without one last either way", () => {
    expect(order("csat", "desc")).toEqual(["c", "a", "d", "b"]);
    expect(order("csat", "asc")).toEqual(["a", "d", "c", "b"]);
  });

  test("goes by name, and by conversations for a key nobody knows", () => {
    expect(order("name", "desc")).toEqual(["d", "c", "b", "a"]);
    expect(order("1; drop table", "asc")).toEqual(["a", "b", "c", "d"]);
  });
});

describe("reasons", () => {
  test("are ranked, with unclassified last and always there", () => {
    const answer = (reason: string, value: number) => ({
      dimensions: [reason],
      figures: { escalations: { value } },
    });
    const rows = buildReasons([answer("unclassified", 50), answer("anger", 3), answer("no_answer", 9)], []);
    expect(rows.map(({ reason, figure }) => [reason, figure.value])).toEqual([
      ["no_answer", 9],
      ["anger", 3],
      ["unclassified", 50],
    ]);
    expect(buildReasons([], []).map(({ reason }) => reason)).toEqual(["unclassified"]);
  });
});

describe("the steps of a trend", () => {
  test("are days, and weeks from their Monday in long periods", () => {
    const short = { from: "2026-11-14", to: "2026-11-17" };
    expect(getTrendStep(short)).toBe("day");
    expect(buildSteps(short, "day")).toHaveLength(4);
    const long = { from: "2026-01-01", to: "2026-11-17" };
    expect(getTrendStep(long)).toBe("week");
    const weeks = buildSteps(long, "week");
    expect(weeks[0]).toBe("2025-12-29");
    expect(weeks.at(-1)).toBe("2026-11-16");
    expect(weeks).toHaveLength(47);
  });
});
