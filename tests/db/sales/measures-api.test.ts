/** The measures of sales through the query API, each number worked out by hand. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyRollups } from "#db/rollup/verify.ts";
import { createApiClient, type ApiClient } from "#tests/factories/api-client.ts";
import type { WireEvent } from "#tests/factories/wire-conversation.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

let database: TestDatabase;
let api: ApiClient;

const period = ["2026-10-01", "2026-10-31"];
const later = (at: string, minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString();

type Speaker = "bot" | "agent";

function talk(
  store: string,
  customer: string,
  at: string,
  {
    speakers = ["bot"],
    channel = "web",
    isLost = false,
  }: { speakers?: Speaker[]; channel?: string; isLost?: boolean } = {},
): WireEvent[] {
  const id = `${customer}-${at}`;
  const part = (suffix: string, own: Record<string, unknown>): WireEvent => ({
    ...{ type: "message", store, id: `${id}-${suffix}`, conversation: id, customer, channel, ...own },
  });
  return [
    part("q", { from: "customer", at, text: "is it red" }),
    ...speakers.map((from, n) =>
      part(`a${n}`, {
        ...{ from, at: later(at, n + 1), text: "yes" },
        ...(from === "bot" ? { kind: "answer" } : { sender: "li" }),
      }),
    ),
    ...(isLost ? [part("h", { type: "handoff", at: later(at, 9), requested_by: "customer" })] : []),
  ];
}

const order = (
  store: string,
  customer: string,
  at: string,
  amount = "10.00",
  own: object = {},
): WireEvent => ({
  ...{
    type: "order",
    store,
    id: `o-${customer}-${at}`,
    customer,
    created_at: at,
    paid_at: at,
    amount,
    currency: "CNY",
  },
  ...own,
});
const refund = (store: string, orderId: string, at: string, amount: string): WireEvent => ({
  ...{ type: "refund", store, id: `r-${orderId}-${at}`, order: orderId, at, amount },
});

/** 400 new inquirers of whom 100 buy, 600 customers with open orders of whom 30 buy. */
function buildFixture(): WireEvent[] {
  return Array.from({ length: 1000 }, (_, n) => {
    const customer = `u${n}`;
    const buys = n < 400 ? n < 100 : n < 430;
    return [
      ...talk("fixture", customer, "2026-10-05T10:00:00Z"),
      ...(n >= 400 ? [order("fixture", customer, "2026-10-01T10:00:00Z")] : []),
      ...(buys ? [order("fixture", customer, "2026-10-06T10:00:00Z")] : []),
    ];
  }).flat();
}

/** Data reach to 8 November: orders until the 9th are 30 days old, until the 24th 15 days. */
function buildShop(): WireEvent[] {
  const [first, second, third] = ["2026-10-05T11:00:00Z", "2026-10-20T11:00:00Z", "2026-10-28T11:00:00Z"];
  return [
    ...talk("shop", "ann", "2026-10-05T10:00:00Z"),
    order("shop", "ann", first, "100.00"),
    refund("shop", `o-ann-${first}`, "2026-10-15T00:00:00Z", "10.00"),
    refund("shop", `o-ann-${first}`, "2026-10-25T00:00:00Z", "30.00"),
    ...talk("shop", "bo", "2026-10-20T10:00:00Z", { speakers: ["agent"], channel: "app" }),
    order("shop", "bo", second, "50.01"),
    ...talk("shop", "cy", "2026-10-28T10:00:00Z", { speakers: ["bot", "agent"] }),
    order("shop", "cy", third, "50.00"),
    refund("shop", `o-cy-${third}`, "2026-10-29T00:00:00Z", "5.00"),
    order("shop", "di", first, "70.00"),
    order("shop", "ed", second, "30.00"),
    refund("shop", `o-ed-${second}`, "2026-10-21T00:00:00Z", "20.00"),
    order("shop", "flo", second, "1200", { currency: "JPY" }),
  ];
}

/** 40 inquirers lost on handoff of whom 4 buy, 50 others of whom 20 do: 8.00 each. */
function buildLosses(): WireEvent[] {
  return Array.from({ length: 90 }, (_, n) => {
    const customer = `u${n}`;
    const isLost = n < 40;
    const buys = isLost ? n < 4 : n < 60;
    return [
      ...talk("losing", customer, "2026-10-05T10:00:00Z", { isLost, channel: n % 2 === 0 ? "web" : "app" }),
      ...(buys ? [order("losing", customer, "2026-10-05T12:00:00Z", "8.00")] : []),
    ];
  }).flat();
}

/** Data reach to noon of 30 October: 72 hours are over for what began before noon of the 27th. */
function buildOpen(): WireEvent[] {
  return [
    // Over, and bought after two days.
    ...talk("open", "ann", "2026-10-20T10:00:00Z"),
    order("open", "ann", "2026-10-22T10:00:00Z"),
    // Just over, and bought after five days, which no window but the longest sees.
    ...talk("open", "bo", "2026-10-24T12:00:00Z"),
    order("open", "bo", "2026-10-29T12:00:00Z"),
    // Open, and bought already; open, and not paid; open, and silent; open, with an order on its way.
    ...talk("open", "cy", "2026-10-29T10:00:00Z"),
    order("open", "cy", "2026-10-29T10:30:00Z"),
    ...talk("open", "di", "2026-10-28T10:00:00Z"),
    order("open", "di", "2026-10-28T11:00:00Z", "10.00", { paid_at: undefined }),
    ...talk("open", "ed", "2026-10-30T11:30:00Z", { channel: "app" }),
    order("open", "flo", "2026-10-25T10:00:00Z"),
    ...talk("open", "flo", "2026-10-29T10:00:00Z"),
  ];
}

beforeAll(async () => {
  database = await createTestDatabase();
  api = createApiClient(database.db);
  await api.send([...buildFixture(), ...buildShop(), ...buildLosses()], "?through=2026-11-08T12:00:00Z");
  await api.send(buildOpen(), "?through=2026-10-30T12:00:00Z");
});
afterAll(() => database.destroy());

const ask = async (store: string, metrics: string[], more: object = {}) => {
  const filters = [["store", "is", [store]]];
  const { results } = await api.query({ metrics, period, filters, ...more });
  return results;
};
const askOne = async (store: string, metric: string, more: object = {}) =>
  (await ask(store, [metric], more))[0]!.metrics[0]!;
const cny = {
  filters: [
    ["store", "is", ["shop"]],
    ["currency", "is", ["CNY"]],
  ],
};

describe("conversion", () => {
  it("is 13 %, 25 % or 30 % of the same customers, by whom it is counted", async () => {
    const [row] = await ask("fixture", ["consulter_conversion", "conversion_rate", "platform_conversion"]);
    expect(row!.metrics).toMatchObject([
      { value: 0.13, numerator: 130, denominator: 1000, pending: 0 },
      { value: 0.25, numerator: 100, denominator: 400, pending: 0 },
      { value: 130 / 430, numerator: 130, denominator: 430, pending: 0 },
    ]);
    expect(Math.round((row!.metrics[2]!.value as number) * 100)).toBe(30);
    // Wilson, 95 %, of 130 of 1000.
    expect(row!.metrics[0]!.low).toBeCloseTo(0.1106, 4);
    expect(row!.metrics[0]!.high).toBeCloseTo(0.1523, 4);
  });

  it("is a curve of one question, each window of those for whom it is over", async () => {
    const metrics = [
      "conversion_1h",
      "conversion_24h",
      "conversion_72h",
      "conversion_168h",
      "conversion_rate",
    ];
    // Of ann, bo, cy, di, ed: ed's first hour is not over, cy's day is, di's three days are not.
    const curve = [
      { numerator: 1, denominator: 4, pending: 1 },
      { numerator: 1, denominator: 4, pending: 1 },
      { numerator: 1, denominator: 2, pending: 3 },
      { numerator: 1, denominator: 1, pending: 4 },
    ];
    expect((await ask("open", metrics))[0]!.metrics).toMatchObject([...curve, curve[2]!]);
    const day = { options: { attribution_hours: 24 } };
    expect((await ask("open", metrics, day))[0]!.metrics).toMatchObject([...curve, curve[1]!]);
    // A window that no rollup is kept for, answered from the facts: bo bought after 120 hours.
    const odd = { options: { attribution_hours: 121 } };
    expect((await ask("open", metrics, odd))[0]!.metrics).toMatchObject([
      ...curve,
      { numerator: 2, denominator: 2, pending: 3 },
    ]);
  });

  it("knows at risk who asked, did not buy and still may, by store and channel", async () => {
    expect(await askOne("open", "at_risk")).toEqual({ value: 2 });
    const rows = await ask("open", ["at_risk"], { dimensions: ["channel"] });
    expect(rows.map(({ dimensions, metrics }) => [dimensions[0], metrics[0]!.value])).toEqual([
      ["app", 1],
      ["web", 1],
    ]);
    // Under 24 hours only ed still may; under seven days bo bought, and ann's are over.
    expect(await askOne("open", "at_risk", { options: { attribution_hours: 24 } })).toEqual({ value: 1 });
    expect(await askOne("open", "at_risk", { options: { attribution_hours: 168 } })).toEqual({ value: 2 });
    expect(await askOne("open", "at_risk", { options: { attribution_hours: 100 } })).toEqual({ value: 2 });
    expect(await askOne("fixture", "at_risk")).toEqual({ value: 0 });
    expect(await askOne("fixture", "at_risk", { period: ["2026-09-01", "2026-09-30"] })).toEqual({
      value: null,
    });
  });
});

describe("money", () => {
  it("is gross and net for each bucket, which add up to the GMV", async () => {
    const metrics = ["gmv", "gmv_net", "orders", "average_order", "refund_rate"];
    const rows = await ask("shop", metrics, { ...cny, dimensions: ["bucket"] });
    expect(
      rows.map(({ dimensions, metrics: own }) => [dimensions[0], ...own.map(({ value }) => value)]),
    ).toEqual([
      ["bot", "100.00", "60.00", 1, "100.00", 0.4],
      ["human", "50.01", "50.01", 1, "50.01", 0],
      ["mixed", "50.00", "45.00", 1, "50.00", 0.1],
      ["silent", "100.00", "80.00", 2, "50.00", 0.2],
    ]);
    const [all] = await ask("shop", metrics, cny);
    expect(all!.metrics).toMatchObject([
      { value: "300.01", currency: "CNY" },
      { value: "235.01" },
      { value: 5 },
      // 60.002, and 65 of 300.01 refunded.
      { value: "60.00", numerator: "300.01", denominator: 5 },
      { value: 0.216659444, numerator: "65.00", denominator: "300.01" },
    ]);
    const nets = ["gmv_bot_net", "gmv_mixed_net", "gmv_human_net", "gmv_silent_net", "service_gmv_net"];
    const [net] = await ask("shop", nets, cny);
    expect(net!.metrics.map(({ value }) => value)).toEqual(["60.00", "45.00", "50.01", "80.00", "155.01"]);
  });

  it("is one total for each currency, and one count of orders", async () => {
    const [row] = await ask("shop", ["gmv", "average_order", "refund_rate", "orders", "service_orders"]);
    expect(
      row!.metrics.slice(0, 3).map(({ totals }) => totals!.map(({ value, currency }) => [value, currency])),
    ).toEqual([
      [
        ["300.01", "CNY"],
        ["1200", "JPY"],
      ],
      [
        ["60.00", "CNY"],
        ["1200", "JPY"],
      ],
      [
        [0.216659444, "CNY"],
        [0, "JPY"],
      ],
    ]);
    expect(row!.metrics.slice(3)).toEqual([{ value: 6 }, { value: 3 }]);
  });

  it("contrasts who chatted with who did not", async () => {
    const metrics = [
      "service_average_order",
      "silent_average_order",
      "service_refund_rate",
      "silent_refund_rate",
    ];
    const [row] = await ask("shop", metrics, cny);
    expect(row!.metrics).toMatchObject([
      { value: "66.67", numerator: "200.01", denominator: 3 },
      { value: "50.00", numerator: "100.00", denominator: 2 },
      { value: 0.22498875, numerator: "45.00", denominator: "200.01" },
      { value: 0.2, numerator: "20.00", denominator: "100.00" },
    ]);
  });

  it("is net after 15 and 30 days of orders that are so old, the others pending", async () => {
    const metrics = ["service_gmv_net_15", "service_gmv_net_30"];
    const [row] = await ask("shop", metrics, cny);
    // Within 15 days ann's second refund had not come; cy's order is 11 days old.
    expect(row!.metrics).toEqual([
      { value: "140.01", currency: "CNY", numerator: 2, denominator: 3, pending: 1 },
      { value: "60.00", currency: "CNY", numerator: 1, denominator: 3, pending: 2 },
    ]);
    const rows = await ask("shop", metrics, { ...cny, dimensions: ["bucket"] });
    expect(
      rows.map(({ dimensions, metrics: own }) => [dimensions[0], own[0]!.value, own[1]!.pending]),
    ).toEqual([
      ["bot", "90.00", 0],
      ["human", "50.01", 1],
      ["mixed", null, 1],
      ["silent", null, undefined],
    ]);
  });

  it("can be of one bucket, which no other measure can", async () => {
    const filters = [...cny.filters, ["bucket", "is_not", ["silent", "bot"]]];
    expect(await askOne("shop", "gmv", { filters })).toMatchObject({ value: "100.01" });
    const call = async (metric: string, values = ["bot"]) =>
      (await api.call({ metrics: [metric], period, filters: [["bucket", "is", values]] })).body;
    expect(await call("bot_share")).toEqual({
      error: "dimensions: bot_share cannot be split or filtered by bucket",
    });
    expect(await call("engaged")).toMatchObject({ error: expect.stringContaining("by bucket") as string });
    expect(await call("gmv", ["robot"])).toMatchObject({
      error: expect.stringContaining("did you mean bot") as string,
    });
  });
});

describe("lost GMV at escalations", () => {
  it("is what the lost would have bought like the others, at an average order", async () => {
    // 20 of 50 others bought: 16 of 40 would have, 4 did. 36 did not buy.
    expect(await askOne("losing", "lost_gmv")).toEqual({
      ...{ value: "96.00", upper: "288.00", currency: "CNY" },
      ...{ numerator: 36, denominator: 40, pending: 0 },
    });
    expect(await askOne("losing", "lost_gmv", { options: { attribution_hours: 48 } })).toMatchObject({
      value: "96.00",
    });
    // Nobody bought within an hour: there is no order of service to value anything by.
    expect(await askOne("losing", "lost_gmv", { options: { attribution_hours: 1 } })).toMatchObject({
      ...{ value: null, upper: null, numerator: 40 },
    });
  });

  it("is not told of 20 by channel, only bounded", async () => {
    const rows = await ask("losing", ["lost_gmv"], { dimensions: ["channel"] });
    expect(rows.map(({ dimensions, metrics }) => [dimensions[0], metrics[0]])).toEqual([
      ["app", { value: null, upper: "144.00", currency: "CNY", numerator: 18, denominator: 20, pending: 0 }],
      ["web", { value: null, upper: "144.00", currency: "CNY", numerator: 18, denominator: 20, pending: 0 }],
    ]);
  });

  it("is nothing where nobody was lost, unknown where nobody asked, and not lost by a late answer", async () => {
    expect(await askOne("fixture", "lost_gmv")).toMatchObject({
      value: "0.00",
      upper: "0.00",
      denominator: 0,
    });
    expect(await askOne("shop", "lost_gmv", { period: ["2026-09-01", "2026-09-30"] })).toEqual({
      value: null,
    });
    const conversation = "u0-2026-10-05T10:00:00Z";
    await api.send([
      {
        ...{ type: "message", store: "losing", id: "late", conversation, from: "agent", sender: "li" },
        ...{ at: "2026-10-05T10:20:00Z", text: "here I am" },
      },
    ]);
    expect(await askOne("losing", "lost_gmv")).toMatchObject({ numerator: 36, denominator: 39 });
    expect(await verifyRollups(database.db)).toEqual([]);
  });
});

it.each(["inquiry_rollups", "inquiry_facts"] as const)(
  "verify finds what is wrongly called lost in %s",
  async (table) => {
    const set = (isLost: boolean) =>
      sql`update ${sql.table(table)} set is_lost = ${isLost} where day = '2026-10-30'`.execute(database.db);
    await set(true);
    const tables = (await verifyRollups(database.db)).map((mismatch) => mismatch.table);
    await set(false);
    expect(tables).toContain(table);
    expect(await verifyRollups(database.db)).toEqual([]);
  },
);
