/** Row-level security by itself, without any query that limits itself. */
import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Scope } from "#app/access/principal.ts";
import { createPagePool, type PagePool } from "#db/access/page-pool.ts";
import type { Db } from "#db/connection.ts";
import { createApiClient } from "#tests/factories/api-client.ts";
import { buildConversation, buildHeartbeat } from "#tests/factories/wire-conversation.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

const october5 = Date.UTC(2026, 9, 5, 8);
const stores = ["north", "south", "east"];
/** Conversations of each store. */
const sizes = [1, 2, 3];

let database: TestDatabase;
let pages: PagePool;
const ids: number[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  pages = createPagePool(database.url, { max: 3 });
  await createApiClient(database.db).send(
    stores.flatMap((store, index) => [
      ...Array.from({ length: sizes[index]! }, (_, number) =>
        buildConversation("durable", { store, at: october5, id: `${store}-${number}` }),
      ).flat(),
      ...buildHeartbeat(store, october5 + 20 * 86_400_000),
    ]),
  );
  const rows = await database.db.selectFrom("stores").select(["store_id", "key"]).execute();
  for (const store of stores) ids.push(rows.find(({ key }) => key === store)!.store_id);
});
afterAll(async () => {
  await pages.destroy();
  await database.destroy();
});

const limitedTo = (...storeIds: number[]): Scope => ({ allStores: false, storeIds });

async function countFacts(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from conversation_facts`.execute(db);
  return rows[0]!.n;
}

describe("a page sees", () => {
  it("the rows of its stores and no others, without asking for them", async () => {
    expect(await countFacts(pages.limitTo(limitedTo(ids[1]!)))).toBe(2);
    expect(await countFacts(pages.limitTo(limitedTo(ids[2]!, ids[0]!)))).toBe(4);
    expect(await countFacts(pages.limitTo(limitedTo()))).toBe(0);
    expect(await countFacts(pages.limitTo({ allStores: true }))).toBe(6);
  });

  it("nothing while nobody has said which stores", async () => {
    await database.db.connection().execute(async (db) => {
      await sql`set role apiary_page`.execute(db);
      expect(await countFacts(db)).toBe(0);
      await sql`set app.stores = ''`.execute(db);
      expect(await countFacts(db)).toBe(0);
      await sql`reset role`.execute(db);
    });
  });

  it("only what pages show, and changes nothing", async () => {
    const some = pages.limitTo(limitedTo(ids[0]!));
    const all = pages.limitTo({ allStores: true });
    for (const table of [
      "users",
      "user_sessions",
      "audit_entries",
      "imports",
      "quarantined_lines",
    ] as const) {
      await expect(some.selectFrom(table).selectAll().execute(), table).rejects.toThrow("permission denied");
    }
    await expect(all.selectFrom("users").selectAll().execute()).rejects.toThrow("permission denied");
    await expect(all.deleteFrom("messages").execute()).rejects.toThrow("permission denied");
    await expect(some.updateTable("stores").set({ name: "x" }).execute()).rejects.toThrow(
      "permission denied",
    );
  });
});

describe("one pool for all", () => {
  it("never shows one caller the rows of another, however their queries cross", async () => {
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const runs = Array.from({ length: 600 }, async (_, run) => {
      const chosen = ids.filter(() => random(2) === 1);
      const isAll = random(5) === 0;
      const db = pages.limitTo(isAll ? { allStores: true } : limitedTo(...chosen));
      const expected = sizes.reduce(
        (sum, n, index) => sum + (isAll || chosen.includes(ids[index]!) ? n : 0),
        0,
      );
      switch (run % 4) {
        case 0:
          return expect(await countFacts(db)).toBe(expected);
        case 1:
          return db.transaction().execute(async (trx) => {
            expect(await countFacts(trx)).toBe(expected);
            await sql`select pg_sleep(0.001)`.execute(trx);
            expect(await countFacts(trx)).toBe(expected);
          });
        case 2:
          // Rolled back, as an error leaves it: what comes after must not see through the hole.
          await expect(
            db.transaction().execute(async (trx) => {
              expect(await countFacts(trx)).toBe(expected);
              await sql`select 1 / 0`.execute(trx);
            }),
          ).rejects.toThrow("division by zero");
          return expect(await countFacts(db)).toBe(expected);
        default:
          await expect(sql`select no_such_column`.execute(db)).rejects.toThrow("does not exist");
          return expect(await countFacts(db)).toBe(expected);
      }
    });
    await Promise.all(runs);
  });

  it("asks for no round trip more while one scope goes on", async () => {
    const own = createPagePool(database.url, { max: 1 });
    const asked = vi.spyOn(pg.Client.prototype, "query");
    const countLimits = () => asked.mock.calls.filter(([text]) => String(text).startsWith("set role")).length;
    for (let time = 0; time < 3; time++) await countFacts(own.limitTo(limitedTo(ids[0]!)));
    expect(countLimits()).toBe(1);
    await countFacts(own.limitTo({ allStores: true }));
    expect(countLimits()).toBe(2);
    asked.mockRestore();
    await own.destroy();
  });
});
