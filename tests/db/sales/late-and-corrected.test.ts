/** Orders that come late, in pieces, or turn out to be somebody else's, worked out by hand and asked for through the API. */
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { verifyRollups } from "#db/rollup/verify.ts";
import { createApiClient, type ApiClient } from "#tests/factories/api-client.ts";
import type { WireEvent } from "#tests/factories/wire-conversation.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

let database: TestDatabase;
let api: ApiClient;

beforeAll(async () => {
  database = await createTestDatabase();
  api = createApiClient(database.db);
});
afterEach(async () => {
  expect(await verifyRollups(database.db)).toEqual([]);
  await database.truncate();
});
afterAll(() => database.destroy());

const shop = (store: string, timezone: string): WireEvent => ({
  ...{ type: "store", store, source: "api", id: store, name: store, timezone, currency: "CNY" },
});
/** The customer asks, the bot (or, a minute later, an agent) answers. */
const talk = (store: string, id: string, customer: string, at: string, speaker = "bot"): WireEvent[] => [
  {
    ...{ type: "message", store, source: "api", id: `${id}-q`, conversation: id, customer },
    ...{ from: "customer", at, text: "is it red" },
  },
  {
    ...{ type: "message", store, source: "api", id: `${id}-a`, conversation: id, from: speaker },
    ...(speaker === "bot" ? { kind: "answer" } : { sender: "li" }),
    at: new Date(Date.parse(at) + 60_000).toISOString(),
  },
];
const order = (store: string, id: string, customer: string, at: string, own: object = {}): WireEvent => ({
  ...{ type: "order", store, source: "api", id, customer, created_at: at, paid_at: at },
  ...{ amount: "100.00", currency: "CNY", ...own },
});
const refund = (store: string, id: string, of: string, at: string, amount: string): WireEvent => ({
  ...{ type: "refund", store, source: "api", id, order: of, at, amount },
});

const metrics = ["gmv_bot", "gmv_mixed", "gmv_human", "gmv_silent", "gmv", "gmv_net"];

/** Values by store and day. */
async function ask(hours = 72, period = ["2026-10-01", "2026-11-30"]) {
  const options = { attribution_hours: hours };
  const { results } = await api.query({ metrics, dimensions: ["store", "day"], period, options });
  return Object.fromEntries(
    results.map(({ dimensions, metrics: figures }) => [
      dimensions.join(" "),
      figures.map(({ value }) => value),
    ]),
  );
}
const countInquirers = async (store: string) => {
  const { results } = await api.query({
    ...{ metrics: ["inquirers"], period: ["2026-10-01", "2026-11-30"] },
    filters: [["store", "is", [store]]],
  });
  return results[0]!.metrics[0]!.value;
};

it("a refund waits for its order, and counts on the day the order was paid", async () => {
  await api.send([shop("a", "UTC"), refund("a", "r1", "o1", "2026-10-20T00:00:00Z", "30")]);
  expect(await ask()).toEqual({});
  await api.send(talk("a", "c1", "ann", "2026-10-05T10:00:00Z"));
  await api.send([order("a", "o1", "ann", "2026-10-05T11:00:00Z")]);
  expect(await ask()).toEqual({ "a 2026-10-05": ["100.00", "0.00", "0.00", "0.00", "100.00", "70.00"] });
  // Another one after the month: what was sold in October shrinks, November stays as it was.
  const { accepted } = await api.send([refund("a", "r2", "o1", "2026-11-20T00:00:00Z", "70")]);
  expect(accepted).toBe(1);
  expect(await ask(72, ["2026-10-01", "2026-10-31"])).toEqual({
    "a 2026-10-05": ["100.00", "0.00", "0.00", "0.00", "100.00", "0.00"],
  });
  expect(await ask(72, ["2026-11-01", "2026-11-30"])).toEqual({});
});

it("an order edited to another customer moves to their conversation, and makes an inquirer of the first again", async () => {
  await api.send([
    shop("a", "UTC"),
    ...talk("a", "c1", "ann", "2026-10-05T10:00:00Z"),
    ...talk("a", "c2", "bo", "2026-10-05T12:00:00Z", "agent"),
    order("a", "o1", "ann", "2026-10-05T13:00:00Z", { version: 1 }),
    ...talk("a", "c3", "ann", "2026-10-07T10:00:00Z"),
  ]);
  expect(await ask()).toEqual({ "a 2026-10-05": ["100.00", "0.00", "0.00", "0.00", "100.00", "100.00"] });
  // On the 7th Ann has an open order and does not count.
  expect(await countInquirers("a")).toBe(2);
  await api.send([order("a", "o1", "bo", "2026-10-05T13:00:00Z", { version: 2 })]);
  expect(await ask()).toEqual({ "a 2026-10-05": ["0.00", "0.00", "100.00", "0.00", "100.00", "100.00"] });
  expect(await countInquirers("a")).toBe(3);
});

it("a customer of two stores owes each its own order, on each store's own day", async () => {
  // 30 minutes past noon in New York is half past midnight of the next day in Shanghai, before summer time ends.
  const at = "2026-10-31T16:30:00Z";
  await api.send([
    ...[shop("east", "Asia/Shanghai"), shop("west", "America/New_York")],
    ...talk("east", "c1", "ann", "2026-10-31T16:00:00Z"),
    ...talk("west", "c1", "ann", "2026-10-29T15:00:00Z", "agent"),
    ...[order("east", "o1", "ann", at), order("west", "o1", "ann", at, { amount: "7" })],
  ]);
  const day = { east: "east 2026-11-01", west: "west 2026-10-31" };
  expect(await ask(72)).toEqual({
    [day.east]: ["100.00", "0.00", "0.00", "0.00", "100.00", "100.00"],
    [day.west]: ["0.00", "0.00", "7.00", "0.00", "7.00", "7.00"],
  });
  // West's conversation began two days before: its order leaves the bucket, and no sum changes.
  expect(await ask(24)).toEqual({
    [day.east]: ["100.00", "0.00", "0.00", "0.00", "100.00", "100.00"],
    [day.west]: ["0.00", "0.00", "0.00", "7.00", "7.00", "7.00"],
  });
});

it("an order made before summer time ends and paid after it counts on the 25-hour day, its window in real hours", async () => {
  await api.send([
    shop("west", "America/New_York"),
    // From 00:30 of 1 November, summer time, to 00:00 of the 2nd, winter time: 24.5 hours.
    ...talk("west", "c1", "ann", "2026-11-01T04:30:00Z"),
    order("west", "o1", "ann", "2026-11-02T04:30:00Z"),
    order("west", "o2", "ann", "2026-11-02T04:30:01Z", { paid_at: "2026-11-05T04:30:01Z" }),
  ]);
  expect(await ask(24)).toEqual({
    "west 2026-11-01": ["100.00", "0.00", "0.00", "0.00", "100.00", "100.00"],
    "west 2026-11-04": ["0.00", "0.00", "0.00", "100.00", "100.00", "100.00"],
  });
});
