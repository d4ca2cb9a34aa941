import { afterAll, beforeAll, expect, test } from "vitest";
import { createReadiness } from "#app/server/readiness.ts";
import { createDatabase } from "#db/connection.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.destroy());

const well = { failingMs: 0, runningMs: 0 };
const ask = (trouble = well) =>
  createReadiness({ db: database.db, ownerDb: database.db, getTrouble: () => trouble })();

test("ready with a database, its schema, and a refresher that gets on", async () => {
  expect(await ask()).toEqual([]);
  expect(await ask({ failingMs: 30_000, runningMs: 60_000 })).toEqual([]);
});

test("a refresher that goes on failing, or never ends, is a reason", async () => {
  expect(await ask({ failingMs: 61_000, runningMs: 0 })).toEqual([
    "refreshing the figures has failed for 61 s",
  ]);
  expect(await ask({ failingMs: 0, runningMs: 901_000 })).toEqual(["refreshing the figures has taken 901 s"]);
});

test("a migration that is missing is a reason, until it is there", async () => {
  const { db } = database;
  const migrations = db.withTables<{ kysely_migration: { name: string; timestamp: string } }>();
  const last = await migrations
    .selectFrom("kysely_migration")
    .selectAll()
    .orderBy("name", "desc")
    .executeTakeFirstOrThrow();
  const readiness = createReadiness({ db, ownerDb: db, getTrouble: () => well });
  await migrations.deleteFrom("kysely_migration").where("name", "=", last.name).execute();
  expect(await readiness()).toEqual(["migrations that are missing: 1"]);
  await migrations.insertInto("kysely_migration").values(last).execute();
  expect(await readiness()).toEqual([]);
});

test("a database that does not answer is the reason, and says nothing secret", async () => {
  const away = createDatabase("postgres://apiary:sesame@127.0.0.1:1/apiary", { max: 1 });
  const reasons = await createReadiness({ db: away, ownerDb: away, getTrouble: () => well })();
  expect(reasons).toEqual(["the database does not answer"]);
  await away.destroy();
});
