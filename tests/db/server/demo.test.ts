import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { loadDemoIfEmpty } from "#app/server/demo.ts";
import type { Db } from "#db/connection.ts";
import type { TestDatabase } from "#tests/setup/database.ts";
import { createTestDatabase } from "#tests/setup/database.ts";

let database: TestDatabase;
let place: { dataDir: string; databaseUrl: string | undefined };

beforeAll(async () => {
  database = await createTestDatabase();
});

beforeEach(async () => {
  await database.truncate();
  place = { dataDir: mkdtempSync(`${tmpdir()}/apiary-demo-`), databaseUrl: undefined };
  return () => rmSync(place.dataDir, { recursive: true });
});

afterAll(() => database.destroy());

async function addStore(db: Db): Promise<void> {
  await db
    .insertInto("stores")
    .values({ key: "s1", name: "One" })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

test("an empty database gets the demo once", async () => {
  expect(await loadDemoIfEmpty(database.db, place, addStore)).toBe(true);
  expect(await loadDemoIfEmpty(database.db, place, addStore)).toBe(false);
  expect(readdirSync(place.dataDir)).toEqual([]);
});

test("one that holds somebody's data gets none", async () => {
  await addStore(database.db);
  expect(await loadDemoIfEmpty(database.db, place, () => Promise.reject(new Error("loaded")))).toBe(false);
});

test("a demo that was cut off is finished by the next start, not by one on another database", async () => {
  const cutOff = async (db: Db) => {
    await addStore(db);
    throw new Error("cut off");
  };
  await expect(loadDemoIfEmpty(database.db, place, cutOff)).rejects.toThrow("cut off");
  const elsewhere = { ...place, databaseUrl: "postgres://other/db" };
  expect(await loadDemoIfEmpty(database.db, elsewhere, addStore)).toBe(false);
  expect(await loadDemoIfEmpty(database.db, place, addStore)).toBe(true);
  expect(await loadDemoIfEmpty(database.db, place, addStore)).toBe(false);
});
