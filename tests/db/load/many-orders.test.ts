/** Orders of a file: copied where all of them are new, looked at one by one where any is known. */
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { parseEvent } from "#app/events/parse-event.ts";
import { encodeBatch } from "#db/load/encoded-events.ts";
import { loadBatch } from "#db/load/load-batch.ts";
import { prepareBatch } from "#db/load/prepare-batch.ts";
import { refreshDirtyBuckets } from "#db/rollup/refresh.ts";
import type { WireEvent } from "#tests/factories/wire-conversation.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(() => database.truncate());
afterAll(() => database.destroy());

const start = Date.UTC(2026, 10, 1);
const orders = Array.from({ length: 150 }, (_, n): WireEvent => ({
  ...{ type: "order", store: "east", source: "shop", id: `o${n}`, customer: `u${n % 40}`, currency: "CNY" },
  created_at: start + n * 3_600_000,
  ...(n % 5 > 0 && { paid_at: start + n * 3_600_000 + 60_000 }),
  // One is as large as they may be.
  amount: n === 7 ? "99999999999.99" : `${100 + n}.25`,
  ...(n % 2 === 0 && { items: [{ product: "p1", name: "羊毛 “衫”", quantity: 2, amount: "50.10" }] }),
  ...(n % 3 === 0 && { note: `gift ${n}` }),
}));

async function load(events: readonly WireEvent[], batchSize = events.length, isEncoded = false) {
  const counts = { accepted: 0, duplicate: 0 };
  for (let from = 0; from < events.length; from += batchSize) {
    const parsed = events.slice(from, from + batchSize).map((event) => {
      const result = parseEvent(event, {}, { now: () => Date.UTC(2026, 11, 1) });
      if (!("event" in result)) throw new Error(JSON.stringify(result));
      return result.event;
    });
    const grouped = await prepareBatch(parsed);
    const prepared = isEncoded ? { ...grouped, encoded: await encodeBatch(grouped.groups, null) } : grouped;
    const { accepted, duplicate } = await loadBatch(database.db, {
      events: parsed,
      prepared,
      importId: null,
    });
    counts.accepted += accepted;
    counts.duplicate += duplicate;
  }
  return counts;
}

async function dump(table: "orders" | "order_facts" | "sales_rollups"): Promise<unknown[]> {
  const { rows } = await sql<{ row: string }>`
    select to_jsonb(t)::text as row from ${sql.table(table)} t order by 1`.execute(database.db);
  return rows.map(({ row }) => row);
}

test.each([
  { name: "encoded as they are sent", isEncoded: false },
  { name: "encoded before", isEncoded: true },
])(
  "$name, are stored as those that come in small numbers, and counted as such when they come again",
  async ({ isEncoded }) => {
    expect(await load(orders, 10)).toEqual({ accepted: 150, duplicate: 0 });
    const alone = await dump("orders");
    expect(alone).toHaveLength(150);
    expect(alone.some((row) => String(row).includes("9999999999999"))).toBe(true);

    await database.truncate();
    expect(await load(orders, 150, isEncoded)).toEqual({ accepted: 150, duplicate: 0 });
    const storeIds = /"store_id": \d+/g;
    const plain = (rows: readonly unknown[]) => rows.map((row) => String(row).replace(storeIds, "")).sort();
    expect(plain(await dump("orders"))).toEqual(plain(alone));

    expect(await load(orders, 150, isEncoded)).toEqual({ accepted: 0, duplicate: 150 });
    const changed = orders.map((order, n) => (n === 149 ? { ...order, amount: "1.00", version: 2 } : order));
    expect(await load(changed, 150, isEncoded)).toEqual({ accepted: 1, duplicate: 149 });
  },
);

test("of a store that is marked as a whole get no marks of their own, and are credited all the same", async () => {
  const countMarks = async () => {
    const { rows } = await sql<{ whole: number; single: number }>`
      select count(*) filter (where source is null)::int as whole, count(source)::int as single
      from sales_marks`.execute(database.db);
    return rows[0];
  };
  await load(orders.slice(0, 120));
  expect(await countMarks()).toEqual({ whole: 1, single: 0 });
  await load(orders.slice(120, 140));
  expect(await countMarks()).toEqual({ whole: 1, single: 0 });
  await refreshDirtyBuckets(database.db);
  expect(await dump("order_facts")).toHaveLength(140);

  await load(orders.slice(140));
  expect(await countMarks()).toEqual({ whole: 0, single: 10 });
  await refreshDirtyBuckets(database.db);
  const facts = await dump("order_facts");
  const rollups = await dump("sales_rollups");
  await sql`insert into sales_marks (store_id) select store_id from stores`.execute(database.db);
  await refreshDirtyBuckets(database.db);
  expect(await dump("order_facts")).toEqual(facts);
  expect(await dump("sales_rollups")).toEqual(rollups);
  expect(facts).toHaveLength(150);
});

test("get marks of their own while a refresher is taking the mark of the whole store away", async () => {
  await load(orders.slice(0, 120));
  await database.db.transaction().execute(async (refresher) => {
    await sql`delete from sales_marks`.execute(refresher);
    await load(orders.slice(120, 130));
  });
  const { rows } = await sql<{ n: number }>`select count(source)::int as n from sales_marks`.execute(
    database.db,
  );
  expect(rows).toEqual([{ n: 10 }]);
});
