import { describe, expect, test } from "vitest";
import { findShortcut } from "#app/components/app-shell/shortcut-actions.ts";
import { defaultPageSearch, type PageSearch } from "#app/search/page-search.ts";

const storeKeys = ["a", "b", "c"];
const press = (key: string, search: Partial<PageSearch> = {}) =>
  findShortcut(key, { search: { ...defaultPageSearch, ...search }, lastDay: "2026-11-17", storeKeys });
const patch = (patch: Partial<PageSearch>) => ({ kind: "patch", patch });

describe("keys", () => {
  test("choose a period, in either case", () => {
    const periods = { d: "today", e: "yesterday", w: "7d", t: "30d", m: "month", y: "year" } as const;
    for (const [key, period] of Object.entries(periods)) {
      expect(press(key)).toEqual(patch({ period }));
      expect(press(key.toUpperCase())).toEqual(patch({ period }));
    }
  });

  test("shift the period", () => {
    expect(press("ArrowLeft")).toEqual(patch({ period: { from: "2026-09-19", to: "2026-10-18" } }));
    expect(press("ArrowRight", { period: "yesterday" })).toEqual(patch({ period: "today" }));
  });

  test("turn the comparison off and on", () => {
    expect(press("x")).toEqual(patch({ compare: "none" }));
    expect(press("x", { compare: "none" })).toEqual(patch({ compare: "previous" }));
  });

  test("choose a store, or all of them", () => {
    const channel = { dimension: "channel", operator: "is", values: ["web"] } as const;
    const filters = [
      { ...channel, values: ["web"] },
      { dimension: "store" as const, operator: "is" as const, values: ["a"] },
    ];
    expect(press("2", { filters })).toEqual(
      patch({
        filters: [
          { dimension: "store", operator: "is", values: ["b"] },
          { ...channel, values: ["web"] },
        ],
      }),
    );
    expect(press("0", { filters })).toEqual(patch({ filters: [{ ...channel, values: ["web"] }] }));
    expect(press("9")).toBeNull();
  });

  test("Esc clears the last filter and does nothing without one", () => {
    const one = { dimension: "store" as const, operator: "is" as const, values: ["a"] };
    const two = { dimension: "topic" as const, operator: "contains" as const, values: ["refund"] };
    expect(press("Escape", { filters: [one, two] })).toEqual(patch({ filters: [one] }));
    expect(press("Escape")).toBeNull();
  });

  test("open search, the period and the list of keys; other keys mean nothing", () => {
    expect(press("/")).toEqual({ kind: "open", what: "search" });
    expect(press("c")).toEqual({ kind: "open", what: "period" });
    expect(press("?")).toEqual({ kind: "open", what: "keys" });
    expect(press("q")).toBeNull();
    expect(press("Tab")).toBeNull();
  });
});
