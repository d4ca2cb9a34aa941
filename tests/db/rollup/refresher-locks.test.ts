/** Which stores a refresher takes when more wait than one pass should recompute. */
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { holdStores } from "#db/rollup/refresher-locks.ts";
import { marksAtOnce } from "#db/sales/recredit.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.destroy());
beforeEach(() => database.truncate());

/** Makes stores with so many dirty days, each marked twice; returns their ids. */
async function markStores(days: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    insert into stores (key, name) select 's' || n, 'S' from generate_series(1, ${days.length}::int) as n
    returning store_id as id`.execute(database.db);
  const ids = rows.map(({ id }) => id);
  for (const [index, id] of ids.entries()) {
    await sql`
      insert into dirty_days (store_id, day)
      select ${id}, date '2026-01-01' + n from generate_series(1, ${days[index]!}::int) as n, generate_series(1, 2)`.execute(
      database.db,
    );
  }
  return ids;
}

const hold = (days: number, except: readonly number[] = []) =>
  database.db.transaction().execute((trx) => holdStores(trx, "service", { days, except: new Set(except) }));

test("all stores of a live stream go together, the last like the first", async () => {
  const ids = await markStores(Array.from({ length: 12 }, () => 3));
  expect(await hold(250)).toEqual(ids);
});

test("a store that an import fills comes last, and comes", async () => {
  const [small, large, other] = await markStores([3, 40, 2]);
  expect(await hold(10)).toEqual([other, small, large]);
  expect(await hold(4)).toEqual([other, small]);
  expect(await hold(10, [small!, other!])).toEqual([large]);
});

test("two refreshers have different stores", async () => {
  const ids = await markStores([8, 9]);
  await database.db.transaction().execute(async (trx) => {
    expect(await holdStores(trx, "service", { days: 5, except: new Set() })).toEqual([ids[0]]);
    expect(await hold(5)).toEqual([ids[1]]);
  });
});

test("stores to credit are taken as far as one pass gets with them", async () => {
  const [few, many, whole] = await markStores([0, 0, 0]);
  await sql`
    insert into sales_marks (store_id, source, order_id)
    select ${few}::int, 'chat', 'o' || n from generate_series(1, 40) as n
    union all select ${many}::int, 'chat', 'o' || n from generate_series(1, ${marksAtOnce + 1000}::int) as n
    union all select ${whole}::int, null, null`.execute(database.db);
  await database.db.transaction().execute(async (trx) => {
    expect(await holdStores(trx, "sales", { days: 250, except: new Set() })).toEqual([few, many]);
    const beside = await database.db
      .transaction()
      .execute((other) => holdStores(other, "sales", { days: 250, except: new Set() }));
    expect(beside).toEqual([whole]);
  });
});

test("nothing to refresh is no store", async () => {
  await markStores([0, 0]);
  expect(await hold(5)).toBeNull();
});
