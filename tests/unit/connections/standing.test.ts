/** How a connection stands, and the score of data, on cases worked out by hand. */
import { describe, expect, it } from "vitest";
import { scoreData, type Shares } from "#app/connections/data-score.ts";
import { findHealth } from "#app/connections/health.ts";
import { tieQuality } from "#app/reports/connections.server.ts";

const none: Shares = { quarantined: null, late: null, unlinkable: null, kinds: null, times: null };

describe("the score of data", () => {
  it("is 100 less the mean of the known shares", () => {
    // 10 %, 0 % and 50 %: a mean of 20 %.
    const shares = {
      unlinkable: { count: 3, of: 30 },
      kinds: { count: 0, of: 30 },
      late: { count: 50, of: 100 },
    };
    expect(scoreData({ ...none, ...shares })).toBe(80);
    expect(scoreData({ ...none, times: { count: 30, of: 30 } })).toBe(0);
  });

  it("leaves out what is not known or of fewer than 30, and is not known without any share", () => {
    expect(scoreData({ ...none, kinds: { count: 29, of: 29 }, times: { count: 3, of: 30 } })).toBe(90);
    expect(scoreData({ ...none, kinds: { count: 29, of: 29 } })).toBeNull();
    expect(scoreData(none)).toBeNull();
  });
});

describe("the health of a connection", () => {
  const now = 1_000_000_000_000;
  const day = 86_400_000;
  const fine = {
    kind: "webhook",
    state: "active",
    hasSecret: true,
    lastContactAt: now,
    lastErrorAt: null,
  } as const;

  it.each([
    ["well", {}],
    ["well", { lastErrorAt: now - 1 }],
    ["partly", { lastErrorAt: now }],
    ["failing", { lastContactAt: now - 2, lastErrorAt: now - 1 }],
    ["failing", { lastContactAt: null, lastErrorAt: now }],
    ["failing", { state: "failing" as const }],
    ["waiting", { lastContactAt: null }],
    ["quiet", { lastContactAt: now - day - 1 }],
    ["well", { lastContactAt: now - day }],
    ["keyless", { hasSecret: false, lastErrorAt: now }],
    ["paused", { state: "paused" as const, hasSecret: false }],
  ])("is %s with %j", (health, changes) => {
    expect(findHealth({ ...fine, ...changes }, now)).toBe(health);
  });
});

it("ties the counts of all connections of a store and source to its conversations", () => {
  const told = {
    storeId: 1,
    storeName: "One",
    conversations: 200,
    unlinkable: 20,
    kinds: 0,
    times: 0,
    inferred: 0,
  };
  const counts = { deliveries: 1, taken: 60, duplicate: 30, quarantined: 10, refused: 5, late: 9 };
  const connection = { storeId: 1, storeName: "One", connectionId: "a", sources: ["chat", "shop"] };
  const rows = tieQuality(
    [
      { ...told, source: "chat" },
      { ...told, source: "file" },
    ],
    [connection, { ...connection, connectionId: "b", sources: ["chat"] }],
    new Map([
      ["a", counts],
      ["b", { ...counts, quarantined: 0, late: 0 }],
    ]),
  );
  const conversations = {
    ...{ unlinkable: { count: 20, of: 200 }, kinds: { count: 0, of: 200 }, times: { count: 0, of: 200 } },
  };
  const shares = Object.fromEntries(rows.map((row) => [row.source, row.shares]));
  expect(shares).toEqual({
    // Requests that were refused brought nothing.
    chat: { quarantined: { count: 10, of: 190 }, late: { count: 9, of: 180 }, ...conversations },
    file: { quarantined: null, late: null, ...conversations },
    shop: { ...none, quarantined: { count: 10, of: 100 }, late: { count: 9, of: 90 } },
  });
  // 10 and 10 %: 90; 5.3, 5, 10, 0, 0: 96; 10, 0, 0: 97.
  expect(rows.map(({ source }) => source)).toEqual(["shop", "chat", "file"]);
});
