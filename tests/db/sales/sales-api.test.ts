/** What service sells, asked through the query API. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApiClient, type ApiClient } from "#tests/factories/api-client.ts";
import type { WireEvent } from "#tests/factories/wire-conversation.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

let database: TestDatabase;
let api: ApiClient;

const period = ["2026-10-01", "2026-10-31"];

function talk(store: string, id: string, customer: string, at: string, speaker = "bot"): WireEvent[] {
  const line = (suffix: string, own: Record<string, unknown>): WireEvent => ({
    ...{ type: "message", store, id: `${id}-${suffix}`, conversation: id, customer, channel: "web", ...own },
  });
  const later = new Date(Date.parse(at) + 60_000).toISOString();
  return [
    line("q", { from: "customer", at, text: "is it red" }),
    line("a", { from: speaker, at: later, ...(speaker === "bot" ? { kind: "answer" } : { sender: "li" }) }),
  ];
}

const order = (store: string, id: string, customer: string, at: string, own: object = {}): WireEvent => ({
  ...{ type: "order", store, id, customer, created_at: at, paid_at: at, amount: "10.00", currency: "CNY" },
  ...own,
});

beforeAll(async () => {
  database = await createTestDatabase();
  api = createApiClient(database.db);
  const events: WireEvent[] = [];
  // 400 new inquirers of whom 100 buy, 600 customers with open orders of whom 30 buy.
  for (let n = 0; n < 1000; n++) {
    const customer = `u${n}`;
    events.push(...talk("fixture", `c${n}`, customer, "2026-10-05T10:00:00Z"));
    if (n >= 400) events.push(order("fixture", `old${n}`, customer, "2026-10-01T10:00:00Z"));
    if (n < 400 ? n < 100 : n < 430)
      events.push(order("fixture", `new${n}`, customer, "2026-10-06T10:00:00Z"));
  }
  events.push(
    ...talk("shop", "c1", "ann", "2026-10-05T10:00:00Z"),
    order("shop", "o1", "ann", "2026-10-05T11:00:00Z", { amount: "25.50" }),
    { type: "refund", store: "shop", id: "r1", order: "o1", at: "2026-10-20T00:00:00Z", amount: "5.50" },
    ...talk("shop", "c2", "bo", "2026-10-05T10:00:00Z", "agent"),
    order("shop", "o2", "bo", "2026-10-07T11:00:00Z", { amount: "74.50" }),
    order("shop", "o3", "cy", "2026-10-05T11:00:00Z", { amount: "100" }),
    ...talk("abroad", "c3", "di", "2026-10-05T10:00:00Z"),
    order("abroad", "o4", "di", "2026-10-05T11:00:00Z", { amount: "1200", currency: "JPY" }),
  );
  await api.send(events, "?through=2026-11-20T00:00:00Z");
});
afterAll(() => database.destroy());

const ofStore = (store: string) => ({ period, filters: [["store", "is", [store]]] });

describe("money", () => {
  const metrics = [
    "gmv_bot",
    "gmv_mixed",
    "gmv_human",
    "gmv_silent",
    "service_gmv",
    "service_gmv_net",
    "bot_share",
  ];
  const values = async (more: object) => {
    const { results } = await api.query({ metrics, ...more });
    return results[0]!.metrics.map(({ value }) => value);
  };

  it("stands in its bucket as decimal text of its currency, gross and net", async () => {
    expect(await values(ofStore("shop"))).toEqual([
      "25.50",
      "0.00",
      "74.50",
      "100.00",
      "100.00",
      "94.50",
      0.255,
    ]);
    const { results } = await api.query({ metrics: ["service_gmv"], ...ofStore("shop") });
    expect(results[0]!.metrics[0]).toEqual({ value: "100.00", currency: "CNY" });
  });

  it("moves to silent under a shorter window, and the sum stays", async () => {
    const ask = { ...ofStore("shop"), options: { attribution_hours: 24 } };
    expect(await values(ask)).toEqual(["25.50", "0.00", "0.00", "174.50", "25.50", "20.00", 1]);
    // A window that no rollup is kept for is answered from the facts.
    expect(await values({ ...ask, options: { attribution_hours: 30 } })).toEqual(
      await values({ ...ask, options: { attribution_hours: 24 } }),
    );
  });

  it("of several currencies is one total each, or a row each", async () => {
    const filters = [["store", "is", ["shop", "abroad"]]];
    const ask = { metrics: ["gmv_bot"], period, filters };
    expect((await api.query(ask)).results[0]!.metrics[0]).toEqual({
      value: null,
      totals: [
        { value: "25.50", currency: "CNY" },
        { value: "1200", currency: "JPY" },
      ],
    });
    const { results } = await api.query({
      ...ask,
      dimensions: ["currency"],
      order_by: [["gmv_bot", "desc"]],
    });
    expect(results.map(({ dimensions, metrics: [figure] }) => [dimensions, figure!.value])).toEqual([
      [["JPY"], "1200"],
      [["CNY"], "25.50"],
    ]);
  });

  it("is no data where nothing was paid, and nothing where none of it is the bot's", async () => {
    const { results } = await api.query({ metrics: ["gmv_bot"], period: ["2026-11-01", "2026-11-30"] });
    expect(results[0]!.metrics[0]).toEqual({ value: null });
    const day = { period: ["2026-10-07", "2026-10-07"], filters: ofStore("shop").filters };
    expect((await api.query({ metrics: ["gmv_bot"], ...day })).results[0]!.metrics[0]!.value).toBe("0.00");
  });
});

describe("conversion", () => {
  it("is 25 % of the 400 who asked about buying, with its interval", async () => {
    const { results } = await api.query({ metrics: ["inquirers", "conversion_rate"], ...ofStore("fixture") });
    expect(results[0]!.metrics).toMatchObject([
      { value: 400 },
      { value: 0.25, numerator: 100, denominator: 400, pending: 0 },
    ]);
    // Wilson, 95 %: (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n).
    expect(results[0]!.metrics[1]!.low).toBeCloseTo(0.2101, 4);
    expect(results[0]!.metrics[1]!.high).toBeCloseTo(0.2947, 4);
  });

  it("stands beside figures of service in one row a store", async () => {
    const { results, meta } = await api.query({
      metrics: ["engaged", "conversion_rate", "service_gmv"],
      ...{ period, dimensions: ["store"] },
    });
    expect(
      results.map(({ dimensions, metrics }) => [dimensions[0], ...metrics.map(({ value }) => value)]),
    ).toEqual([
      ["abroad", 1, 1, "1200"],
      ["fixture", 1000, 0.25, "1300.00"],
      ["shop", 1, 1, "100.00"],
    ]);
    expect(meta.definitions["service_gmv"]).toContain("Paid orders");
  });

  it.each([
    [{ dimensions: ["hour"] }, "gmv_bot cannot be split or filtered by hour"],
    [{ metrics: ["engaged"], dimensions: ["currency"] }, "engaged cannot be split or filtered by currency"],
    [
      { metrics: ["inquirers"], filters: [["currency", "is", ["CNY"]]] },
      "inquirers cannot be split or filtered by currency",
    ],
  ])("says why %j cannot be asked", async (more, reason) => {
    const { status, body } = await api.call({ metrics: ["gmv_bot"], period, ...more });
    expect([status, body]).toEqual([400, { error: `dimensions: ${reason}` }]);
  });
});
