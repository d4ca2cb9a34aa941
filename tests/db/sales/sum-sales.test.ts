/** Whatever is asked of sales: buckets add up to the store's GMV, and the window only moves orders between them. */
import { sql } from "kysely";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { salesParts } from "#app/metrics/sales-parts.ts";
import type { SalesDimension, SalesSelection } from "#app/sales/question.ts";
import { creditWindows } from "#app/sales/windows.ts";
import type { Db } from "#db/connection.ts";
import { sumLosses } from "#db/queries/sum-losses.ts";
import { sumInquiries, sumSales, sumSalesBySets, type SalesSum } from "#db/queries/sum-sales.ts";
import { afterwards, salesWorlds } from "#tests/factories/arbitrary-sales.ts";
import type { WireEvent } from "#tests/factories/wire-conversation.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { loadWireEvents } from "#tests/setup/load-wire-events.ts";

let database: TestDatabase;
let db: Db;

beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
});
afterAll(() => database.destroy());

async function load(world: readonly WireEvent[]): Promise<void> {
  await database.truncate();
  await loadWireEvents(db, world, { now: afterwards });
}

const selection: SalesSelection = {
  scope: { allStores: true },
  ...{ from: "2026-10-01", to: "2027-01-31", filters: [], windowHours: null },
};

/** Currency → gross and refunded, over all buckets. */
function total(rows: readonly SalesSum[]): Record<string, [bigint, bigint]> {
  const totals: Record<string, [bigint, bigint]> = {};
  for (const { currency, sums } of rows) {
    const [gross, refunded] = totals[currency] ?? [0n, 0n];
    totals[currency] = [gross + sums.gross, refunded + sums.refunded];
  }
  return totals;
}

/** The store's GMV straight from orders and refunds. */
async function readGmv(where: string): Promise<Record<string, [bigint, bigint]>> {
  const { rows } = await sql<{ currency: string; gross: string; refunded: string }>`
    select o.currency, sum(o.amount_minor)::text as gross, coalesce(sum(r.refunded), 0)::text as refunded
    from orders o join stores s using (store_id) left join lateral (
      select sum(round(amount * case o.currency when 'JPY' then 1 when 'KWD' then 1000 else 100 end)) as refunded
      from refunds r where (r.store_id, r.source, r.order_id) = (o.store_id, o.source, o.external_id)
    ) r on true
    where o.paid_at is not null and ${sql.raw(where)} group by 1`.execute(db);
  return Object.fromEntries(rows.map((row) => [row.currency, [BigInt(row.gross), BigInt(row.refunded)]]));
}

const inquiryParts = [
  ...(["inquiries", "inquirers", "atRisk", "matured", "converted"] as const),
  ...(["othersMatured", "othersConverted"] as const),
];
const windows = [null, 1, 24, 36, 72, 168];
const filters = [
  [[], "true"],
  [[{ dimension: "store", operator: "is", values: ["east"] }], "s.key = 'east'"],
  [[{ dimension: "source", operator: "is_not", values: ["shop"] }], "o.source <> 'shop'"],
  [[{ dimension: "currency", operator: "contains", values: ["y"] }], "o.currency ilike '%y%'"],
] satisfies [SalesSelection["filters"], string][];

it("adds up to the GMV for any filter, gross and net, whatever the window", async () => {
  await fc.assert(
    fc.asyncProperty(salesWorlds, async (world) => {
      await load(world);
      for (const [filter, where] of filters) {
        const gmv = await readGmv(where);
        for (const windowHours of windows) {
          const rows = await sumSales(db, { ...selection, filters: filter, windowHours }, []);
          expect([windowHours, total(rows)]).toEqual([windowHours, gmv]);
        }
      }
    }),
    { numRuns: 15 },
  );
}, 120_000);

it("splits into rows that add up, by whatever rollup or fact they come from", async () => {
  const splits: SalesDimension[][] = [
    ...(
      [["channel"], ["topic"], ["agent"], ["day", "source"], ["channel", "topic"], ["week", "store"]] as const
    ).map((split) => [...split]),
  ];
  const inOrder = (rows: readonly SalesSum[]) =>
    rows.toSorted((a, b) => (JSON.stringify(keysOf(a)) < JSON.stringify(keysOf(b)) ? -1 : 1));
  const keysOf = ({ dimensions, currency, bucket }: SalesSum) => [dimensions, currency, bucket];
  const byBucket = (rows: readonly SalesSum[]) => {
    const sums = new Map<string, bigint>();
    for (const { currency, bucket, sums: parts } of rows) {
      const key = `${currency} ${bucket}`;
      sums.set(key, (sums.get(key) ?? 0n) + parts.mature_15_gross + 7n * parts.orders + 1000n * parts.gross);
    }
    return Object.fromEntries([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  await fc.assert(
    fc.asyncProperty(salesWorlds, fc.constantFrom(...windows), async (world, windowHours) => {
      await load(world);
      const asked = { ...selection, windowHours };
      const whole = byBucket(await sumSales(db, asked, []));
      for (const split of splits)
        expect([split, byBucket(await sumSales(db, asked, split))]).toEqual([split, whole]);
      const alone = await Promise.all(splits.map((split) => sumSales(db, asked, split)));
      const together = await sumSalesBySets(db, asked, splits, salesParts);
      expect(together.map(inOrder)).toEqual(alone.map(inOrder));
      const { from, to, scope } = selection;
      const inquiries = { from, to, scope, windowHours, filters: [] };
      const [all] = await sumInquiries(db, inquiries, []);
      for (const split of [["channel"], ["topic", "agent"], ["day"]] as const) {
        const rows = await sumInquiries(db, inquiries, [...split]);
        for (const part of inquiryParts) {
          const sum = rows.reduce((soFar, row) => soFar + row[part], 0);
          expect([split, part, sum]).toEqual([split, part, all![part]]);
        }
        for (const hours of creditWindows) {
          const sum = rows.reduce((soFar, row) => soFar + row.curve[hours].converted, 0);
          expect([split, hours, sum]).toEqual([split, hours, all!.curve[hours].converted]);
          // A point of the curve is the conversion of that window, whichever window is asked for.
          const [own] = await sumInquiries(db, { ...inquiries, windowHours: hours }, []);
          const { matured, converted, othersMatured, othersConverted } = own!;
          expect(all!.curve[hours]).toEqual({ matured, converted, othersMatured, othersConverted });
        }
        const losses = await sumLosses(db, inquiries, [...split]);
        const stores = await sumLosses(db, inquiries, []);
        for (const part of ["matured", "converted", "lost", "lostMatured", "lostConverted"] as const) {
          const [parts, whole] = [losses, stores].map((list) =>
            list.reduce((soFar, { counts }) => soFar + counts[part], 0),
          );
          expect([split, part, parts]).toEqual([split, part, whole]);
        }
      }
    }),
    { numRuns: 20 },
  );
}, 120_000);

it("answers only for the stores of whoever asks", async () => {
  const order = (store: string): WireEvent => ({
    ...{ type: "order", store, source: "api", id: "o1", customer: "ann", amount: "5", currency: "CNY" },
    ...{ created_at: "2026-11-01T00:00:00Z", paid_at: "2026-11-01T00:00:00Z" },
  });
  await load([order("east"), order("west")]);
  const { store_id } = await db
    .selectFrom("stores")
    .select("store_id")
    .where("key", "=", "west")
    .executeTakeFirstOrThrow();
  const scope = { allStores: false, storeIds: [store_id] } as const;
  for (const windowHours of [72, 36]) {
    const rows = await sumSales(db, { ...selection, scope, windowHours }, ["store"]);
    expect(rows.map((row) => [row.dimensions, row.sums.gross])).toEqual([[["west"], 500n]]);
  }
});
