import { afterAll, beforeAll, expect, test } from "vitest";
import { parseEvent } from "#app/events/parse-event.ts";
import { loadBatch } from "#db/load/load-batch.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.destroy());

test("a store may be called what every object has", async () => {
  const keys = ["constructor", "__proto__", "toString", "hasOwnProperty"];
  const events = keys.flatMap((store) => {
    const at = "2026-10-01T08:00:00Z";
    const record = { type: "message", store, id: "m", conversation: "c", at, from: "bot" };
    const parsed = parseEvent(record, {}, { now: () => Date.UTC(2026, 10, 20) });
    return "event" in parsed ? [parsed.event] : [];
  });
  const defaults = {
    hz: { name: "Hangzhou", timezone: "UTC", currency: null, locale: null, platform: null },
  };
  expect(await loadBatch(database.db, { events, importId: null, storeDefaults: defaults })).toMatchObject({
    accepted: 4,
  });
  const stores = await database.db.selectFrom("stores").select(["key", "name"]).orderBy("store_id").execute();
  expect(stores.map(({ key, name }) => [key, name])).toEqual([...keys].sort().map((key) => [key, key]));
});
