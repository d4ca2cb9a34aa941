import { expect, test } from "vitest";
import { buildPageFrame } from "#app/reports/page-frame.server.ts";
import { buildSalesFrame } from "#app/reports/sales-selection.ts";
import { parsePageSearch } from "#app/search/page-search.ts";

const frame = (query: string) =>
  buildSalesFrame(
    buildPageFrame(
      { scope: { allStores: true }, stores: [] },
      parsePageSearch(new URLSearchParams(query)),
      Date.parse("2026-11-17T12:00:00Z"),
    ),
  );

test("filters that orders know nothing of are left out by name", () => {
  const { selection, leftOut } = frame("f=outcome:is:durable&f=store:is:east&f=hour:is:9");
  expect(selection.filters).toEqual([{ dimension: "store", operator: "is", values: ["east"] }]);
  expect(leftOut).toEqual(["outcome", "hour"]);
});

test("whole sales are narrowed by store and source, never by what the credited conversation was", () => {
  const { whole, isNarrowed } = frame("f=topic:is:size&f=source:is_not:shop&window=24");
  expect(whole.filters.map(({ dimension }) => dimension)).toEqual(["source"]);
  expect(isNarrowed).toBe(true);
  expect(frame("f=store:is:east").isNarrowed).toBe(false);
});

test("the window and the days compared with come along", () => {
  const { selection, comparison } = frame("window=24&period=2026-11-11..2026-11-12");
  expect([selection.windowHours, selection.from, selection.to]).toEqual([24, "2026-11-11", "2026-11-12"]);
  expect([comparison?.windowHours, comparison?.from, comparison?.to]).toEqual([
    24,
    "2026-11-09",
    "2026-11-10",
  ]);
  expect(frame("compare=none").comparison).toBeNull();
});
