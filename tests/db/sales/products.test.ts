/** Sales by product: lines that add up to the orders they are of, under any window and filter. */
import { sql } from "kysely";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { creditOrder, nameBucket } from "#app/sales/credit.ts";
import { splitOrder, type OrderItem } from "#app/sales/order-lines.ts";
import type { SalesSelection } from "#app/sales/question.ts";
import type { Db } from "#db/connection.ts";
import { answerSales } from "#db/queries/answer-sales.ts";
import { listOrders } from "#db/queries/list-orders.ts";
import { sumProducts, type ProductSum } from "#db/queries/sum-products.ts";
import { sumSales } from "#db/queries/sum-sales.ts";
import { verifyRollups } from "#db/rollup/verify.ts";
import { afterwards, salesWorlds } from "#tests/factories/arbitrary-sales.ts";
import type { WireEvent } from "#tests/factories/wire-conversation.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { loadWireEvents } from "#tests/setup/load-wire-events.ts";
import { readWorld } from "#tests/setup/expect-sales.ts";

let database: TestDatabase;
let db: Db;

beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
});
afterAll(() => database.destroy());

async function load(events: readonly Record<string, unknown>[]): Promise<void> {
  await loadWireEvents(db, events, { now: afterwards, store: "shop" });
}

const selection: SalesSelection = {
  scope: { allStores: true },
  ...{ from: "2026-10-01", to: "2027-01-31", filters: [], windowHours: null },
};
const all = { limit: 100 };

/** Products of other stores than "shop" are told by their store too. */
const nameLine = (currency: string, line: string, store: string | null) =>
  `${currency} ${line}${store === null || store === "shop" ? "" : ` of ${store}`}`;

/** Line or product → orders, pieces and the money of bot, mixed, human and silent. */
function show(rows: readonly ProductSum[]) {
  return Object.fromEntries(
    rows.map(({ currency, line, store, product, orders, pieces, gross }) => [
      nameLine(currency, product ?? line, store),
      [orders, Number(pieces), gross.bot, gross.mixed, gross.human, gross.silent],
    ]),
  );
}

const order = (id: string, customer: string, amount: string, items: unknown[] | undefined, own = {}) => ({
  ...{ type: "order", id, customer, amount, currency: "CNY", items },
  ...{ created_at: "2026-11-02T10:00:00Z", paid_at: "2026-11-02T10:00:00Z", ...own },
});
const talk = (id: string, customer: string) => [
  {
    type: "message",
    id: `${id}-c`,
    conversation: id,
    customer,
    from: "customer",
    at: "2026-11-02T09:00:00Z",
  },
  {
    type: "message",
    id: `${id}-b`,
    conversation: id,
    from: "bot",
    kind: "answer",
    at: "2026-11-02T09:00:05Z",
  },
];

it("shows shipping and discounts as of no product, and adds up to the orders", async () => {
  await database.truncate();
  await load([
    ...talk("c1", "ann"),
    // 30 + 20 + 8 of shipping; then two items of one product and 10 off the whole order; then no items at all.
    order("o1", "ann", "58", [
      { product: "p1", quantity: 1, amount: "30", name: "Hat" },
      { product: "p2", quantity: 2, amount: "20" },
    ]),
    order("o2", "bo", "90", [
      { product: "p1", quantity: 1, amount: "60" },
      { product: "p1", quantity: 0.5, amount: "40", name: "Hat, red" },
    ]),
    order("o3", "cy", "7", undefined),
    order("o4", "cy", "5", [{ product: "p3", quantity: 1 }], { paid_at: undefined }),
    order("o5", "cy", "9.90", [{ product: "p3", quantity: 4 }], { paid_at: "2026-11-03T01:00:00Z" }),
  ]);
  expect(await verifyRollups(db)).toEqual([]);
  const rows = await sumProducts(db, selection, all);
  expect(show(rows)).toEqual({
    "CNY p1": [2, 2.5, 3000n, 0n, 0n, 10000n],
    "CNY p2": [1, 2, 2000n, 0n, 0n, 0n],
    "CNY p3": [1, 4, 0n, 0n, 0n, 0n],
    "CNY above": [3, 0, 800n, 0n, 0n, 1690n],
    "CNY below": [1, 0, 0n, 0n, 0n, -1000n],
  });
  expect(rows.map(({ name }) => name)).toEqual(["Hat, red", null, null, null, null]);
  const [first, ...others] = await sumProducts(db, selection, { limit: 1 });
  expect(show([first!])).toEqual({ "CNY p1": [2, 2.5, 3000n, 0n, 0n, 10000n] });
  expect(others[0]).toMatchObject({ line: "other", product: null, products: 2, pieces: "6" });
  expect(show(others.slice(0, 1))).toEqual({ "CNY other": [0, 6, 2000n, 0n, 0n, 0n] });
});

it("lists as many orders as a product has, and answers for them", async () => {
  const item = (product: string) => ({ product, quantity: 1, amount: "1" });
  await database.truncate();
  await load([
    ...talk("c1", "ann"),
    order("o1", "ann", "3", [item("p1"), item("p1"), item("p2")]),
    order("o2", "bo", "4", [item("p1")]),
    order("o3", "bo", "5", [item("p2")]),
    order("o4", "bo", "6", undefined),
  ]);
  const target = { metric: "orders", side: "numerator" } as const;
  const having = (operator: "is" | "is_not" | "contains", ...values: string[]) => ({
    ...{ ...selection, target, limit: 9 },
    filters: [{ dimension: "product" as const, operator, values }],
  });
  const list = async (asked: ReturnType<typeof having>) =>
    (await listOrders(db, asked)).rows.map(({ orderId }) => orderId).sort();
  expect(await list(having("is", "p1"))).toEqual(["o1", "o2"]);
  expect(await list(having("is", "p1", "p2"))).toEqual(["o1", "o2", "o3"]);
  expect(await list(having("is_not", "p1"))).toEqual(["o3", "o4"]);
  expect(await list(having("contains", "P"))).toEqual(["o1", "o2", "o3"]);
  const [answer] = await answerSales(db, ["orders", "gmv", "gmv_bot"], having("is", "p1"), []);
  expect(answer!.figures).toMatchObject({
    orders: { value: 2 },
    gmv: { value: "7.00" },
    gmv_bot: { value: "3.00" },
  });
});

it("notices changed items of an order that costs the same", async () => {
  await database.truncate();
  await load([order("o1", "bo", "10", [{ product: "p1", quantity: 1, amount: "10" }])]);
  await load([order("o1", "bo", "10", [{ product: "p2", quantity: 1, amount: "10" }], { version: 2 })]);
  expect(show(await sumProducts(db, selection, all))).toEqual({ "CNY p2": [1, 1, 0n, 0n, 0n, 1000n] });
  expect(await verifyRollups(db)).toEqual([]);
});

it("keeps one id of two stores apart, and calls each product what its store called it last", async () => {
  await database.truncate();
  const item = (name: string) => [{ product: "p1", quantity: 1, amount: "1", name }];
  await load([
    order("o1", "bo", "1", item("Hat"), { store: "ny", paid_at: "2026-11-02T12:00:00Z" }),
    order("o2", "bo", "1", item("帽子"), { store: "hz", paid_at: "2026-11-05T12:00:00Z" }),
    order("o3", "bo", "1", item("红帽子"), { store: "hz", paid_at: "2026-11-06T12:00:00Z" }),
  ]);
  const rows = await sumProducts(db, selection, all);
  expect(rows.map(({ store, name, orders }) => [store, name, orders])).toEqual([
    ["hz", "红帽子", 2],
    ["ny", "Hat", 1],
  ]);
});

const amounts = fc.option(fc.constantFrom("0", "1", "9", "120"), { nil: undefined });
const items = fc.array(
  fc.record({
    product: fc.constantFrom("p1", "p2", "p3"),
    quantity: fc.constantFrom(1, 2, 0.25),
    amount: amounts,
  }),
  { maxLength: 4 },
);
const windows = [null, 1, 24, 36, 72, 168];
const filters: SalesSelection["filters"][] = [
  [],
  [{ dimension: "store", operator: "is", values: ["east"] }],
  [{ dimension: "channel", operator: "is", values: ["web"] }],
  [{ dimension: "bucket", operator: "is_not", values: ["bot"] }],
];

it("adds up to what was sold, bucket by bucket, by the rule for a single order", async () => {
  await fc.assert(
    fc.asyncProperty(salesWorlds, fc.array(items, { minLength: 5, maxLength: 5 }), async (world, kinds) => {
      await database.truncate();
      const events = world.map((event: WireEvent, index) =>
        event.type === "order" ? { ...event, items: kinds[index % 5] } : event,
      );
      await load(events);
      expect(await verifyRollups(db)).toEqual([]);
      for (const windowHours of windows) {
        for (const filter of filters) {
          const asked = { ...selection, windowHours, filters: filter };
          const sold: Record<string, bigint> = {};
          for (const { currency, bucket, sums } of await sumSales(db, asked, [])) {
            if (sums.gross !== 0n) sold[`${currency} ${bucket}`] = sums.gross;
          }
          const rows = await sumProducts(db, asked, { limit: 1 });
          expect([windowHours, filter, addUp(rows)]).toEqual([windowHours, filter, sold]);
        }
        const rows = await sumProducts(db, { ...selection, windowHours }, all);
        expect([windowHours, show(rows)]).toEqual([windowHours, await recompute(windowHours)]);
      }
    }),
    { numRuns: 12 },
  );
}, 120_000);

function addUp(rows: readonly ProductSum[]): Record<string, bigint> {
  const sums: Record<string, bigint> = {};
  for (const { currency, gross } of rows) {
    for (const [bucket, minor] of Object.entries(gross)) {
      sums[`${currency} ${bucket}`] = (sums[`${currency} ${bucket}`] ?? 0n) + minor;
    }
  }
  return Object.fromEntries(Object.entries(sums).filter(([, minor]) => minor !== 0n));
}

/** The same, order by order, from what is stored. */
async function recompute(windowHours: number | null) {
  const { rows } = await sql<StoredOrder>`
    select store_id as store, key, source, external_id as id, items from orders join stores using (store_id)`.execute(
    db,
  );
  const sums: Record<string, [number, number, bigint, bigint, bigint, bigint]> = {};
  const places = { bot: 2, mixed: 3, human: 4, silent: 5 } as const;
  for (const { store, orders, talks } of await readWorld(db)) {
    for (const { id, source, customer, createdAt, paidAt, amountMinor, currency } of orders) {
      if (paidAt === null) continue;
      const own = talks.filter((one) => one.source === source && one.customer === customer);
      const place = places[nameBucket(creditOrder(createdAt, own, windowHours ?? store.own))];
      const stored = rows.find((row) => row.store === store.id && row.source === source && row.id === id);
      for (const line of splitOrder(amountMinor, stored?.items?.map(toItem) ?? null)) {
        const key =
          line.line === "item"
            ? nameLine(currency, line.product, stored!.key)
            : nameLine(currency, line.line, null);
        const sum = (sums[key] ??= [0, 0, 0n, 0n, 0n, 0n]);
        sum[0] += 1;
        if (line.line === "item") sum[1] += line.pieces;
        sum[place] += line.minor;
      }
    }
  }
  return sums;
}

type StoredOrder = { store: number; key: string; source: string; id: string; items: StoredItem[] | null };
type StoredItem = { product: string; quantity: number; amountMinor: string | null };
const toItem = ({ amountMinor, ...item }: StoredItem): OrderItem => ({
  ...item,
  amountMinor: amountMinor === null ? null : BigInt(amountMinor),
});
