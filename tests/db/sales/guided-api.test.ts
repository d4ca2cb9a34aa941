/** Guided sales, asked through the query API. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { createApiClient, type ApiClient } from "#tests/factories/api-client.ts";
import type { WireEvent } from "#tests/factories/wire-conversation.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

let database: TestDatabase;
let api: ApiClient;

const at = (minute: number) => new Date(Date.UTC(2026, 9, 5, 10, minute)).toISOString();

/** The bot recommends p1 to a customer; some click, some of those buy it for 30 with 5 of shipping. */
function lead(store: string, n: number, { clicks, buys }: { clicks: boolean; buys: boolean }): WireEvent[] {
  const line = (id: string, own: object): WireEvent => ({
    ...{ type: "message", store, id: `${id}${n}`, conversation: `c${n}`, customer: `u${n}`, ...own },
  });
  const items = [{ product: "p1", quantity: 1, amount: "30" }];
  return [
    line("q", { from: "customer", at: at(0), text: "a gift?" }),
    line("a", { from: "bot", kind: "recommend", products: ["p1"], at: at(1) }),
    ...(clicks
      ? [{ type: "click", store, id: `k${n}`, conversation: `c${n}`, product: "p1", at: at(2) }]
      : []),
    ...(buys
      ? [
          {
            ...{ type: "order", store, id: `o${n}`, customer: `u${n}`, amount: "35", currency: "CNY", items },
            ...{ created_at: at(3), paid_at: at(3) },
          },
        ]
      : []),
  ];
}

beforeAll(async () => {
  database = await createTestDatabase();
  api = createApiClient(database.db);
  const events = Array.from({ length: 40 }, (_, n) =>
    lead("shop", n, { clicks: n < 12, buys: n < 5 || n === 39 }),
  );
  events.push(lead("late", 0, { clicks: true, buys: true }));
  await api.send(events.flat(), "?through=2026-10-07T00:00:00Z");
});
afterAll(() => database.destroy());

const metrics = [
  "guided_recommended",
  "guided_clicked",
  "guided_ordered",
  "guided_click_rate",
  "guided_order_rate",
  "guided_gmv",
];
const period = ["2026-10-01", "2026-10-31"];
const shop = { period, filters: [["store", "is", ["shop"]]] };

it("counts how far recommendations came, once their window is over", async () => {
  const open = await api.query({ ...shop, metrics });
  expect(open.results[0]!.metrics.map(({ value, pending }) => [value, pending])).toEqual([
    [0, 40],
    [0, 40],
    [0, 40],
    [null, 40],
    [null, 40],
    [null, 40],
  ]);
  const over = await api.query({ ...shop, metrics, options: { attribution_hours: 24 } });
  expect(over.results[0]!.metrics).toMatchObject([
    { value: 40, pending: 0 },
    { value: 12 },
    { value: 5 },
    { value: 0.3, numerator: 12, denominator: 40 },
    { value: 0.125, numerator: 5, denominator: 40 },
    { value: "150.00", currency: "CNY" },
  ]);
});

it("is split by what conversations have, and by nothing else", async () => {
  const split = await api.query({
    period,
    metrics: ["guided_clicked", "service_gmv"],
    dimensions: ["store"],
    options: { attribution_hours: 24 },
  });
  expect(
    split.results.map(({ dimensions, metrics: [clicked, gmv] }) => [
      dimensions[0],
      clicked!.value,
      gmv!.value,
    ]),
  ).toEqual([
    ["late", 1, "35.00"],
    ["shop", 12, "210.00"],
  ]);
  await expect(api.query({ period, metrics: ["guided_gmv"], dimensions: ["currency"] })).rejects.toThrow(
    /guided_gmv cannot be split or filtered by currency/,
  );
});
