/** The query API's own rules: what it refuses and how, order, pages, comparison, options. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApiClient, type ApiClient } from "#tests/factories/api-client.ts";
import { buildConversation, buildHeartbeat, type Script } from "#tests/factories/wire-conversation.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

const day = 86_400_000;
const october5 = Date.UTC(2026, 9, 5, 8);
const period = ["2026-10-05", "2026-10-06"];

let database: TestDatabase;
let api: ApiClient;

function build(
  script: Script,
  count: number,
  options: { store: string; at: number; channel?: string; test?: boolean },
) {
  const { store, at } = options;
  return Array.from({ length: count }, (_, index) =>
    buildConversation(script, {
      ...options,
      id: `${script}-${store}-${at}-${options.test ? "t" : ""}${index}`,
    }),
  ).flat();
}

beforeAll(async () => {
  database = await createTestDatabase();
  api = createApiClient(database.db);
  await api.send([
    { type: "store", store: "north", id: "north", name: "North", timezone: "Asia/Shanghai", currency: "CNY" },
    { type: "store", store: "south", id: "south", name: "South", timezone: "Asia/Shanghai", currency: "CNY" },
    ...build("durable", 3, { store: "north", at: october5 }),
    ...build("unanswered", 1, { store: "north", at: october5 + day, channel: "app" }),
    ...build("handoff", 2, { store: "south", at: october5 }),
    ...build("confirmed", 2, { store: "south", at: october5 - 2 * day }),
    ...build("durable", 4, { store: "south", at: october5, test: true }),
    ...buildHeartbeat("north", october5 + 20 * day),
    ...buildHeartbeat("south", october5 + 20 * day),
  ]);
});
afterAll(() => database.destroy());

describe("refuses", () => {
  const good = { metrics: ["engaged"], period };
  it.each([
    [
      "a mistyped metric, with the nearest names",
      { ...good, metrics: ["verifed_rate"] },
      /unknown metric "verifed_rate": did you mean verified_rate/,
    ],
    [
      "a mistyped dimension",
      { ...good, dimensions: ["stor"] },
      /unknown dimension "stor": did you mean store/,
    ],
    [
      "a mistyped filter",
      { ...good, filters: [["chanel", "is", ["web"]]] },
      /unknown dimension "chanel": did you mean channel/,
    ],
    [
      "an outcome that does not exist",
      { ...good, filters: [["outcome", "is", ["durabel"]]] },
      /unknown outcome "durabel": did you mean durable/,
    ],
    ["a NUL", { ...good, filters: [["topic", "contains", ["\0"]]] }, /filters\.0\.2\.0: holds a NUL/],
    ["an unknown operator", { ...good, filters: [["channel", "like", ["web"]]] }, /filters\.0\.1/],
    [
      "a period that ends before it begins",
      { ...good, period: ["2026-10-06", "2026-10-05"] },
      /period: ends before it begins/,
    ],
    [
      "a day that does not exist",
      { ...good, period: ["2026-02-30", "2026-03-01"] },
      /period\.0: is not a day/,
    ],
    [
      "an order by what is not asked",
      { ...good, order_by: [["csat", "desc"]] },
      /order_by: "csat" is not asked for/,
    ],
    ["an unknown option", { ...good, options: { recontact_days: 3 } }, /options/],
    ["no metrics", { ...good, metrics: [] }, /metrics/],
    ["something that is no object", 7, /object/],
  ])("%s", async (_, body, message) => {
    const answer = await api.call(body);
    expect(answer.status).toBe(400);
    expect((answer.body as { error: string }).error).toMatch(message);
  });
});

describe("answers", () => {
  it("one row without dimensions, and null where there is no data", async () => {
    const { results } = await api.query({ metrics: ["engaged", "csat"], period });
    expect(results).toEqual([
      {
        dimensions: [],
        metrics: [{ value: 6 }, { value: null, numerator: 0, denominator: 0, low: null, high: null }],
      },
    ]);
  });

  it("rows in the order asked, ties by dimension, within limit and offset", async () => {
    const ask = { metrics: ["engaged"], period, dimensions: ["store"], order_by: [["engaged", "desc"]] };
    const { results, meta } = await api.query(ask);
    expect(results.map(({ dimensions, metrics }) => [dimensions[0], metrics[0]!.value])).toEqual([
      ["north", 4],
      ["south", 2],
    ]);
    expect(meta.total).toBe(2);
    const second = await api.query({ ...ask, limit: 1, offset: 1 });
    expect(second.results.map(({ dimensions }) => dimensions)).toEqual([["south"]]);
  });

  it("days of the store's zone, and hours as numbers in order", async () => {
    const late = Date.UTC(2026, 9, 10, 16, 30);
    await api.send(build("durable", 1, { store: "north", at: late }));
    const { results } = await api.query({
      metrics: ["engaged"],
      period: ["2026-10-10", "2026-10-12"],
      dimensions: ["day", "hour"],
    });
    expect(results.map(({ dimensions }) => dimensions)).toEqual([["2026-10-11", "0"]]);
  });

  it("filters that keep, drop and contain", async () => {
    const count = async (filter: unknown) =>
      (await api.query({ metrics: ["engaged"], period, filters: [filter] })).results[0]!.metrics[0]!.value;
    expect(await count(["channel", "is", ["app"]])).toBe(1);
    expect(await count(["channel", "is_not", ["app"]])).toBe(5);
    expect(await count(["store", "contains", ["OUT"]])).toBe(2);
    expect(await count(["outcome", "is", ["durable", "unanswered"]])).toBe(4);
  });

  it("the previous period beside this one", async () => {
    const { results, meta } = await api.query({
      metrics: ["engaged", "confirmed_rate"],
      period,
      compare: "previous_period",
      dimensions: ["store"],
    });
    expect(meta.compared_with).toEqual(["2026-10-03", "2026-10-04"]);
    const [north, south] = results;
    expect(north!.metrics[0]).toMatchObject({ value: 4, previous: null, change: null });
    expect(south!.metrics[0]).toMatchObject({ value: 2, previous: 2, change: 0 });
    expect(south!.metrics[1]).toMatchObject({ value: 0, previous: 1, change: -1 });
  });

  it("nothing to compare with, rather than 0, where the history had not begun", async () => {
    const { results } = await api.query({ metrics: ["engaged"], period, compare: "previous_year" });
    expect(results[0]!.metrics[0]).toMatchObject({ value: 6, previous: null, change: null });
  });

  it("test traffic only when asked for", async () => {
    const ask = { metrics: ["engaged"], period, filters: [["store", "is", ["south"]]] };
    expect((await api.query(ask)).results[0]!.metrics[0]!.value).toBe(2);
    expect((await api.query({ ...ask, options: { include_test: true } })).results[0]!.metrics[0]!.value).toBe(
      6,
    );
  });

  it("escalations by the day of the transfer, times in seconds", async () => {
    const { results } = await api.query({
      metrics: ["escalations", "human_wait_p50", "handle_time_p50"],
      period,
      dimensions: ["day"],
    });
    // On the 6th nobody was handed over and no time measured: a day without data has no row.
    expect(results.map(({ dimensions }) => dimensions)).toEqual([["2026-10-05"]]);
    const [fifth] = results;
    expect(fifth!.metrics[0]!.value).toBe(2);
    // A person answers a minute after the handoff; histograms are at most 2.5 % off.
    expect(fifth!.metrics[1]!.value).toBeGreaterThan(58.5);
    expect(fifth!.metrics[1]!.value).toBeLessThan(61.5);
    expect(fifth!.metrics[2]!.value).toBe(0);
  });

  it("with a definition for every metric, the zone and how far the data reaches", async () => {
    const { meta } = await api.query({ metrics: ["verified_rate"], period });
    expect(meta.timezone).toBe("Asia/Shanghai");
    expect(meta.data_through).toBe("2026-10-25T08:00:00.000Z");
    expect(meta.definitions.verified_rate).toMatch(/Confirmed \+ durable/);
  });
});
