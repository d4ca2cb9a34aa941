import { describe, expect, test } from "vitest";
import type { Filter } from "#app/metrics/dimensions.ts";
import { isOnly, keepScope, removeFilter, replaceFilter, toggleFilter } from "#app/search/filters.ts";
import { defaultPageSearch } from "#app/search/page-search.ts";

const channel: Filter = { dimension: "channel", operator: "is_not", values: ["phone"] };
const lost: Filter = { dimension: "outcome", operator: "is", values: ["handoff_lost"] };

describe("a click on a row, bar or legend entry", () => {
  test("filters by it and leaves other filters alone", () => {
    expect(toggleFilter([channel], "outcome", "handoff_lost")).toEqual([channel, lost]);
  });

  test("replaces another value of the same dimension", () => {
    const others: Filter = { dimension: "outcome", operator: "is", values: ["durable", "confirmed"] };
    expect(toggleFilter([others], "outcome", "handoff_lost")).toEqual([lost]);
  });

  test("lifts the filter when it is filtered by already", () => {
    expect(isOnly([lost], "outcome", "handoff_lost")).toBe(true);
    expect(toggleFilter([channel, lost], "outcome", "handoff_lost")).toEqual([channel]);
  });
});

describe("editing filters", () => {
  test("replaces in place; a filter left without values is removed", () => {
    const edited: Filter = { ...channel, operator: "is" };
    expect(replaceFilter([channel, lost], 0, edited)).toEqual([edited, lost]);
    expect(replaceFilter([channel, lost], 0, { ...channel, values: [] })).toEqual([lost]);
    expect(removeFilter([channel, lost], 1)).toEqual([channel]);
  });

  test("another page keeps period and filters but not sort, search text or drawer", () => {
    const scope = keepScope({
      ...defaultPageSearch,
      period: "7d",
      filters: [channel],
      sort: { key: "name", direction: "asc" },
      text: "refund",
      conversation: 4,
    });
    expect(scope).toEqual({ ...defaultPageSearch, period: "7d", filters: [channel] });
  });
});
