/** Sales under random filters and windows against the orders one by one: what passes is in exactly one bucket. */
import { sql } from "kysely";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buckets, creditOrder, nameBucket } from "#app/sales/credit.ts";
import { sumRefunds } from "#app/sales/net.ts";
import type { SalesDimension, SalesFilter, SalesSelection } from "#app/sales/question.ts";
import { getLocalTime } from "#app/time/local-day.ts";
import type { Db } from "#db/connection.ts";
import { sumSales } from "#db/queries/sum-sales.ts";
import { afterwards, salesWorlds } from "#tests/factories/arbitrary-sales.ts";
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

const values = {
  store: ["east", "west"],
  source: ["api", "shop"],
  channel: ["web", "app", "(unknown)"],
  topic: ["parcel", "refund", "(unknown)"],
  agent: ["li", "wang", "(unknown)"],
  currency: ["CNY", "JPY", "KWD"],
  bucket: [...buckets],
  day: ["2026-10-31", "2026-11-01", "2026-11-02", "2026-11-05"],
} as const satisfies Partial<Record<SalesDimension, readonly string[]>>;
type Split = keyof typeof values;

const filters = fc.array(
  fc.constantFrom(...(Object.keys(values) as Split[])).chain((dimension) =>
    fc.record({
      dimension: fc.constant(dimension),
      operator: fc.constantFrom("is" as const, "is_not" as const),
      values: fc.subarray<string>([...values[dimension]], { minLength: 1 }),
    }),
  ),
  { maxLength: 3 },
);
const windows = fc.constantFrom(null, 1, 24, 36, 72, 168);

type Paid = Record<Split, string> & { gross: bigint; refunded: bigint };

/** Every paid order by what it can be filtered by, under a window. */
async function listPaid(windowHours: number | null): Promise<Paid[]> {
  const { rows: talks } = await sql<{ key: string } & Record<"channel" | "topic" | "agent", string | null>>`
    select f.store_id || ' ' || f.source || ' ' || c.external_id as key, f.channel, f.topic, f.agent
    from conversation_facts f join conversations c using (store_id, conversation_id)`.execute(db);
  const byKey = new Map(talks.map((talk) => [talk.key, talk]));
  return (await readWorld(db)).flatMap(({ store, orders, talks: own }) =>
    orders.flatMap((order): Paid[] => {
      if (order.paidAt === null) return [];
      const candidates = own.filter(
        ({ source, customer }) => source === order.source && customer === order.customer,
      );
      const credit = creditOrder(order.createdAt, candidates, windowHours ?? store.own);
      const talk = credit ? byKey.get(`${store.id} ${order.source} ${credit.id}`)! : undefined;
      return [
        {
          ...{ store: store.key, source: order.source, currency: order.currency, bucket: nameBucket(credit) },
          channel: talk?.channel ?? "(unknown)",
          topic: talk?.topic ?? "(unknown)",
          agent: talk?.agent ?? "(unknown)",
          day: getLocalTime(store.timezone, order.paidAt).day,
          ...{ gross: order.amountMinor, refunded: sumRefunds(order) },
        },
      ];
    }),
  );
}

const passes = (order: Paid, { dimension, operator, values: some }: SalesFilter) =>
  some.includes(order[dimension as Split]) === (operator === "is");

/** `currency bucket` → orders, gross, refunded. */
function sumByBucket(orders: readonly Paid[]): Record<string, bigint[]> {
  const sums: Record<string, bigint[]> = {};
  for (const { currency, bucket, gross, refunded } of orders) {
    const [count, all, back] = sums[`${currency} ${bucket}`] ?? [0n, 0n, 0n];
    sums[`${currency} ${bucket}`] = [count! + 1n, all! + gross, back! + refunded];
  }
  return sums;
}

async function load(world: readonly Record<string, unknown>[]): Promise<void> {
  await database.truncate();
  await loadWireEvents(db, world, { now: afterwards });
}

const west = {
  ...{ type: "store", store: "west", source: "api", id: "west", name: "West" },
  ...{ timezone: "America/New_York", attribution_hours: 48 },
};
const asked: Omit<SalesSelection, "filters" | "windowHours"> = {
  scope: { allStores: true },
  ...{ from: "2026-10-01", to: "2027-01-31" },
};

it("puts every paid order that passes into one bucket, gross and net, whatever is asked", async () => {
  const questions = fc.array(fc.tuple(filters, windows), { minLength: 12, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(salesWorlds, questions, async (world, list) => {
      await load([west, ...world]);
      for (const [some, windowHours] of list) {
        const rows = await sumSales(db, { ...asked, filters: some, windowHours }, []);
        const found = Object.fromEntries(
          rows.map(({ currency, bucket, sums }) => [
            `${currency} ${bucket}`,
            [sums.orders, sums.gross, sums.refunded],
          ]),
        );
        const paid = await listPaid(windowHours);
        const known = sumByBucket(paid.filter((order) => some.every((filter) => passes(order, filter))));
        expect([windowHours, some, found]).toEqual([windowHours, some, known]);
      }
    }),
    { numRuns: 20 },
  );
}, 180_000);
