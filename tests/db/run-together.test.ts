/** Statements sent in one go: answered in their order, failing as one, and leaving the connection as it was. */
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createDatabase, type Db } from "#db/connection.ts";
import { copyValues } from "#db/load/copy-rows.ts";
import { runTogether } from "#db/run-together.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

let database: TestDatabase;
/** One connection, so that whatever is left behind on it is met by the next test. */
let db: Db;
beforeAll(async () => {
  database = await createTestDatabase();
  db = createDatabase(database.url, { max: 1 });
});
afterAll(async () => {
  await db.destroy();
  await database.destroy();
});
beforeEach(() => database.truncate());

const add = (key: string) =>
  sql<{ key: string }>`insert into stores (key, name) values (${key}, 'S') returning key`;
const count = sql<{ n: number }>`select count(*)::int as n from stores`;

test("each sees what those before it did; rows come back by statement, read like any others", async () => {
  const answers = await db
    .transaction()
    .execute((trx) =>
      runTogether(
        trx,
        add("a"),
        count,
        sql`delete from stores where false`,
        sql<{ at: number }>`select timestamptz '2026-11-23T00:00:00Z' as at`,
        trx.selectFrom("stores").select("key"),
        count,
      ),
    );
  expect(answers).toEqual([
    [{ key: "a" }],
    [{ n: 1 }],
    [],
    [{ at: Date.UTC(2026, 10, 23) }],
    [{ key: "a" }],
    [{ n: 1 }],
  ]);
});

test("the first failure is told, nothing of the transaction stays, and the connection goes on", async () => {
  const failing = db
    .transaction()
    .execute((trx) => runTogether(trx, add("a"), sql`select 1 / 0`, add("b"), sql`no sql`));
  await expect(failing).rejects.toThrow("division by zero");
  expect((await count.execute(db)).rows).toEqual([{ n: 0 }]);
});

test("rows are copied before and after, and statements wait for each other as usual", async () => {
  await db.transaction().execute(async (trx) => {
    await runTogether(trx, add("a"), add("b"));
    const { rows } = await sql<{ id: number }>`select store_id as id from stores order by key`.execute(trx);
    const columns = { store_id: "int", day: "date" };
    await copyValues(trx, "dirty_days", columns, [[rows[0]!.id, "2026-11-23"]]);
    const [days, [stores]] = await runTogether(trx, sql<{ day: string }>`select day from dirty_days`, count);
    expect([days, stores]).toEqual([[{ day: "2026-11-23" }], { n: 2 }]);
  });
  const both = await Promise.all([count.execute(db), count.execute(db)]);
  expect(both.map(({ rows }) => rows)).toEqual([[{ n: 2 }], [{ n: 2 }]]);
});

test("a connection lost meanwhile is an error, and the next one works", async () => {
  const lost = db
    .transaction()
    .execute((trx) =>
      runTogether(trx, add("a"), sql`select pg_terminate_backend(pg_backend_pid())`, add("b")),
    );
  await expect(lost).rejects.toThrow(/connection/);
  expect((await count.execute(db)).rows).toEqual([{ n: 0 }]);
});
