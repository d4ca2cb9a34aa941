import { afterAll, beforeAll, expect, test } from "vitest";
import type { TestDatabase } from "#tests/setup/database.ts";
import { createTestDatabase } from "#tests/setup/database.ts";

let one: TestDatabase;
let other: TestDatabase;

beforeAll(async () => {
  [one, other] = [await createTestDatabase(), await createTestDatabase()];
});

afterAll(async () => {
  await one.destroy();
  await other.destroy();
});

const countStores = async ({ db }: TestDatabase) =>
  (await db.selectFrom("stores").select("key").execute()).length;

test("a test database is migrated, empty, and its own", async () => {
  await one.db.insertInto("stores").values({ key: "s1", name: "One" }).execute();
  expect([await countStores(one), await countStores(other)]).toEqual([1, 0]);
});

test("truncate empties it and restarts the ids", async () => {
  await one.truncate();
  expect(await countStores(one)).toBe(0);
  const row = await one.db
    .insertInto("stores")
    .values({ key: "s2", name: "Two" })
    .returning("store_id")
    .executeTakeFirstOrThrow();
  expect(row.store_id).toBe(1);
});
