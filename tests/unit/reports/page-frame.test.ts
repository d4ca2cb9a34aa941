import { describe, expect, test } from "vitest";
import type { StoreSummary } from "#db/queries/stores.ts";
import { buildPageFrame, getDataThrough, getShared } from "#app/reports/page-frame.server.ts";
import { getMaturityTime, getReach } from "#app/reports/reach.ts";
import { defaultPageSearch, type PageSearch } from "#app/search/page-search.ts";

const store = (key: string, lastDay: string | null, more: Partial<StoreSummary> = {}): StoreSummary => ({
  storeId: 1,
  key,
  name: key,
  timezone: "Asia/Shanghai",
  currency: null,
  locale: null,
  platform: null,
  region: null,
  recontactHours: 72,
  dataThrough: lastDay === null ? null : Date.parse(`${lastDay}T12:00:00Z`),
  firstDay: lastDay === null ? null : "2018-01-01",
  lastDay,
  ...more,
});
const stores = [store("old", "2018-04-03"), store("new", "2026-11-17"), store("none", null)];
const scope = { allStores: true } as const;
const now = Date.parse("2027-05-05T00:00:00Z");
const frame = (search: Partial<PageSearch>) =>
  buildPageFrame({ scope, stores }, { ...defaultPageSearch, ...search }, now);
const only = (...values: string[]) => ({
  filters: [{ dimension: "store" as const, operator: "is" as const, values }],
});

describe("the frame of a page", () => {
  test("opens on the last 30 days of the selected stores' own data", () => {
    expect(frame({}).period).toMatchObject({ from: "2026-10-19", to: "2026-11-17" });
    expect(frame(only("old")).period).toMatchObject({ from: "2018-03-05", to: "2018-04-03" });
  });

  test("opens a store without data, or one that does not exist, where the others end", () => {
    expect(frame(only("none")).lastDay).toBe("2026-11-17");
    expect(frame(only("nobody")).period.to).toBe("2026-11-17");
    expect(frame(only("nobody")).selectedStores).toEqual([]);
  });

  test("falls back to the clock in an empty database only", () => {
    const empty = buildPageFrame({ scope, stores: [] }, defaultPageSearch, now);
    expect(empty.lastDay).toBeNull();
    expect(empty.period.to).toBe("2027-05-05");
  });

  test("carries how things are counted into both selections", () => {
    const { selection, comparisonSelection } = frame({
      recontactHours: 24,
      includeTest: true,
      compare: "previous",
    });
    expect(selection).toMatchObject({ recontactHours: 24, includeTest: true, sameTopicOnly: false });
    expect(comparisonSelection).toMatchObject({ from: "2026-09-19", to: "2026-10-18", recontactHours: 24 });
    expect(frame({ compare: "none" }).comparisonSelection).toBeNull();
  });

  test("compares today with the hours the data has reached", () => {
    // 12:00 UTC is 20:00 in Shanghai: hours 0 to 19 are over.
    const { comparisonSelection, selection, comparesHours } = frame({ period: "today" });
    const hours = comparisonSelection?.filters.find(({ dimension }) => dimension === "hour");
    expect(comparesHours).toBe(true);
    expect(hours?.values).toEqual(Array.from({ length: 20 }, (_, hour) => String(hour)));
    expect(comparisonSelection).toMatchObject({ from: "2026-11-16", to: "2026-11-16" });
    expect(selection.filters).toEqual([]);
    expect(frame({ period: "7d" }).comparesHours).toBe(false);
    expect(frame({ period: "today", compare: "none" }).comparesHours).toBe(false);
  });

  test("selects stores by every store filter", () => {
    const keys = (operator: "is_not" | "contains", value: string) =>
      frame({ filters: [{ dimension: "store", operator, values: [value] }] }).selectedStores.map(
        ({ key }) => key,
      );
    expect(keys("is_not", "old")).toEqual(["new", "none"]);
    expect(keys("contains", "N")).toEqual(["new", "none"]);
  });
});

describe("stores together", () => {
  test("reach as far as the newest, and share a value only if all have it", () => {
    expect(getDataThrough(stores)).toBe(Date.parse("2026-11-17T12:00:00Z"));
    expect(getDataThrough([store("none", null)])).toBeNull();
    expect(getShared(stores, ({ timezone }) => timezone)).toBe("Asia/Shanghai");
    expect(
      getShared([...stores, store("us", null, { timezone: "America/New_York" })], (s) => s.timezone),
    ).toBeNull();
    expect(getReach(stores)).toEqual({ firstDay: "2018-01-01", lastDay: "2026-11-17" });
    expect(getReach([store("none", null)])).toBeNull();
  });

  test("have matured when the last window is over", () => {
    expect(getMaturityTime(stores, null)).toBe(Date.parse("2026-11-20T12:00:00Z"));
    expect(getMaturityTime(stores, 24)).toBe(Date.parse("2026-11-18T12:00:00Z"));
  });
});
