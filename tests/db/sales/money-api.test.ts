/** Money of sales through the query API, each number worked out by hand. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApiClient, type ApiClient } from "#tests/factories/api-client.ts";
import type { WireEvent } from "#tests/factories/wire-conversation.ts";
import { order, refund, talk } from "#tests/factories/wire-sales.ts";
import { askSalesOf, october } from "#tests/setup/ask-sales.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

let database: TestDatabase;
let api: ApiClient;
let ask: ReturnType<typeof askSalesOf>["ask"];
let askOne: ReturnType<typeof askSalesOf>["askOne"];

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

beforeAll(async () => {
  database = await createTestDatabase();
  api = createApiClient(database.db);
  ({ ask, askOne } = askSalesOf(api));
  await api.send(buildShop(), "?through=2026-11-08T12:00:00Z");
});
afterAll(() => database.destroy());

const cny = {
  filters: [
    ["store", "is", ["shop"]],
    ["currency", "is", ["CNY"]],
  ],
};

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
      (await api.call({ metrics: [metric], period: october, filters: [["bucket", "is", values]] })).body;
    expect(await call("bot_share")).toEqual({
      error: "dimensions: bot_share cannot be split or filtered by bucket",
    });
    expect(await call("engaged")).toMatchObject({ error: expect.stringContaining("by bucket") as string });
    expect(await call("gmv", ["robot"])).toMatchObject({
      error: expect.stringContaining("did you mean bot") as string,
    });
  });
});
