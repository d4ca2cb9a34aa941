/** Old texts go, figures stay, and nothing goes before its time. */
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { CanonicalEvent } from "#app/events/canonical-event.ts";
import { parseEvent } from "#app/events/parse-event.ts";
import type { Db } from "#db/connection.ts";
import { startImport } from "#db/load/imports.ts";
import { loadBatch } from "#db/load/load-batch.ts";
import { listRetention, removeOldTexts, setRetention } from "#db/privacy/retention.ts";
import { rebuildAll } from "#db/rollup/rebuild.ts";
import { refreshDirtyBuckets } from "#db/rollup/refresh.ts";
import { verifyRollups } from "#db/rollup/verify.ts";
import { eventLogs } from "#tests/factories/arbitrary-events.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { findInTables } from "#tests/setup/dump-everything.ts";
import { dumpFigures } from "#tests/setup/dump-figures.ts";

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
});
afterEach(() => database.truncate());
afterAll(() => database.destroy());

const clock = { now: () => Date.UTC(2030, 0, 1) };
const now = Date.UTC(2026, 10, 20, 12);
const day = 86_400_000;

function parse(event: Record<string, unknown>): CanonicalEvent {
  const parsed = parseEvent(event, { store: "s", source: "api" }, clock);
  if (!("event" in parsed)) throw new Error(`${JSON.stringify(event)}: ${parsed.reason}`);
  return parsed.event;
}

const load = async (events: readonly Record<string, unknown>[], importId: number | null = null) => {
  await loadBatch(db, { events: events.map(parse), importId });
  await refreshDirtyBuckets(db);
};

/** A question of so many days ago and the bot's answer. */
const talk = (id: string, daysAgo: number) =>
  [
    ["customer", `where is parcel of ${id}`],
    ["bot", `here is the parcel of ${id}`],
  ].map(([from, text], index) => ({
    type: "message",
    id: `${id}-${index}`,
    conversation: id,
    at: new Date(now - daysAgo * day + index * 1000).toISOString(),
    from,
    text,
    customer: "u1",
    memo: text,
  }));

const withoutOpenings = async () =>
  (await dumpFigures(db)).replaceAll(/"opening_text": ("(\\.|[^"\\])*"|null)/g, "");

it("takes the texts of what is older than the store keeps them, and nothing else", async () => {
  await load([
    ...talk("old", 31),
    ...talk("young", 29),
    ...talk("foreign", 90).map((event) => ({ ...event, store: "t" })),
  ]);
  const figures = await withoutOpenings();
  const { rows } = await sql<{ id: number }>`select store_id as id from stores where key = 's'`.execute(db);
  const storeId = rows[0]!.id;
  expect(await removeOldTexts(db, now)).toEqual([]);

  await setRetention(db, storeId, 30);
  expect(await removeOldTexts(db, now)).toEqual([{ storeId, conversations: 1, messages: 2 }]);
  expect(await findInTables(db, "parcel of old")).toEqual([]);
  expect(await findInTables(db, "parcel of young")).toEqual(["public.conversation_facts", "public.messages"]);
  expect(await findInTables(db, "parcel of foreign")).toEqual([
    "public.conversation_facts",
    "public.messages",
  ]);
  expect(await withoutOpenings()).toBe(figures);
  await rebuildAll(db);
  expect(await withoutOpenings()).toBe(figures);

  expect(await listRetention(db)).toMatchObject([
    { name: "s", days: 30, removed: 2, lastRun: { conversations: 1, messages: 2, cutoff: now - 30 * day } },
    { name: "t", days: null, removed: 0, lastRun: null },
  ]);
});

it("comes back for texts that arrive late, and sent again nothing comes back", async () => {
  await load(talk("old", 31));
  await sql`update stores set text_retention_days = 30`.execute(db);
  await removeOldTexts(db, now);
  await load(talk("old", 31));
  expect(await findInTables(db, "parcel of old")).toEqual([]);
  expect(await removeOldTexts(db, now)).toMatchObject([{ conversations: 0, messages: 0 }]);
  await load([{ ...talk("old", 31)[0]!, id: "late", text: "one more parcel of old" }]);
  expect(await removeOldTexts(db, now)).toMatchObject([{ conversations: 1, messages: 1 }]);
  expect(await findInTables(db, "parcel of old")).toEqual([]);
});

it("takes the texts of replaced versions too", async () => {
  await load(talk("old", 31), await startImport(db, { origin: "cli", name: "a", format: "canonical" }));
  const other = talk("old", 31).map((event) => ({ ...event, text: "another parcel of old", version: 2 }));
  await load(other, await startImport(db, { origin: "cli", name: "b", format: "canonical" }));
  expect(await findInTables(db, "here is the parcel of old")).toContain("public.superseded_events");
  await sql`update stores set text_retention_days = 30`.execute(db);
  await removeOldTexts(db, now);
  expect(await findInTables(db, "parcel of old")).toEqual([]);
});

it("changes no figure of any log, now or when it is folded again with other phrases", async () => {
  await fc.assert(
    fc.asyncProperty(eventLogs, async (events) => {
      await database.truncate();
      const stores = ["east", "west"].map((id) => ({
        type: "store",
        store: id,
        source: "api",
        id,
        name: id,
        timezone: "Asia/Tokyo",
      }));
      await load([...stores, ...events]);
      const figures = await withoutOpenings();
      await sql`update stores set text_retention_days = 1`.execute(db);
      await removeOldTexts(db, now + 3650 * day);
      const { rows } = await sql`select from messages where body is not null limit 1`.execute(db);
      expect(rows).toEqual([]);
      await sql`update stores set fallback_phrases = '{e}'`.execute(db);
      await rebuildAll(db);
      await sql`update stores set fallback_phrases = '{}'`.execute(db);
      expect(await withoutOpenings()).toBe(figures);
      expect(await verifyRollups(db)).toEqual([]);
    }),
    { numRuns: 15 },
  );
});
