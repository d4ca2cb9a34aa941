/** The job that asks platforms, with the real queue: each round asks for every connection that is not paused. */
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { addPull } from "#app/connections/pull/add-pull.ts";
import { pullShopify } from "#app/connections/pull/shopify.ts";
import { openSecret, sealSecret } from "#app/connections/seal-secret.ts";
import { runJobs } from "#app/jobs/run-jobs.ts";
import { loadSealKey } from "#app/server/seal-key.ts";
import { insertConnection } from "#db/connections/create.ts";
import { findConnection, openConnection } from "#db/connections/list.ts";
import { setConnectionState } from "#db/connections/update.ts";
import { addJob } from "#db/jobs/queue.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { createRandom, startFake, type FakeApi } from "#tests/setup/fake-apis/fake-api.ts";
import { fakeShopify } from "#tests/setup/fake-apis/fake-shopify.ts";
import { testPrivacyKey } from "#tests/setup/privacy-key.ts";

let database: TestDatabase;
let dataDir: string;
let api: FakeApi;
const [asked, paused] = [randomUUID(), randomUUID()];

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(`${tmpdir()}/apiary-pull-`);
  const clock = { ms: Date.now() };
  const random = createRandom(3);
  const shop = fakeShopify(clock, random);
  // By the wall clock nobody waits for a bucket to leak, or to ask again what broke off.
  api = await startFake({ ...shop, limit: { ...shop.limit, calls: 1_000 } }, clock, random);
  api.changes = 0;
  api.breaksOff = false;
  await sql`insert into stores (key, name, timezone, currency) values ('s1', 'One', 'UTC', 'USD')`.execute(
    database.db,
  );
  for (const connectionId of [asked, paused]) {
    await insertConnection(database.db, {
      ...{
        connectionId,
        storeId: 1,
        kind: "pull",
        platform: "shopify",
        format: "shopify-lines",
        name: "Shop",
      },
      settings: { address: api.address, since: clock.ms - 30 * 86_400_000 },
      secret: sealSecret(loadSealKey(dataDir), connectionId, "shpat_1"),
      createdBy: "Ada",
    });
  }
  await setConnectionState(database.db, paused, "paused");
});
afterAll(async () => {
  await api.close();
  await database.destroy();
  await rm(dataDir, { recursive: true });
});

test("a round brings what there is, and rollups show it", async () => {
  const errors: unknown[] = [];
  const { db, url } = database;
  const jobs = runJobs({
    ...{ db, url, dataDir, privacyKey: testPrivacyKey, pullsPrivate: true },
    onError: (message, error) => errors.push(message, error),
  });
  await addJob(db, "pull", 0);
  const count = async () => {
    const { rows } = await sql<{ orders: number; rolled: number }>`
      select (select count(*) from orders) as orders, (select count(*) from sales_rollups) as rolled`.execute(
      db,
    );
    return rows[0]!;
  };
  await vi.waitFor(async () => expect((await count()).rolled).toBeGreaterThan(0), {
    timeout: 30_000,
    interval: 50,
  });
  await jobs.stop();
  expect(errors).toEqual([]);
  expect((await count()).orders).toBe(40);
  const find = (id: string) => findConnection(db, { allStores: true }, id);
  expect((await find(asked))!.lastContactAt).not.toBeNull();
  expect((await find(paused))!.lastContactAt).toBeNull();
});

test("a platform that somebody adds is asked at once, and the audit says who added it", async () => {
  const { db } = database;
  const principal = {
    kind: "person",
    id: null,
    name: "Lin",
    role: "owner",
    scope: { allStores: true },
  } as never;
  const changing = { db, principal, address: "127.0.0.1", sealKey: loadSealKey(dataDir) };
  const connectionId = await addPull(changing, {
    ...{ connector: pullShopify, name: "New shop", format: "shopify-lines", secret: "shpat_2" },
    ...{ store: { key: "s2", name: "Two" }, address: "https://two.myshopify.com", since: 1_780_000_000_000 },
  });
  const made = await openConnection(db, connectionId);
  expect(made).toMatchObject({
    ...{ kind: "pull", platform: "shopify", storeKey: "s2", state: "active", cursor: null, createdBy: "Lin" },
    settings: { address: "https://two.myshopify.com", since: 1_780_000_000_000 },
  });
  expect(openSecret(changing.sealKey, connectionId, made!.secret)).toBe("shpat_2");
  const told = await sql<{ jobs: number; audited: number }>`
    select (select count(*) from graphile_worker.jobs where key = ${`pull:${connectionId}`}) as jobs,
      (select count(*) from audit_entries where action = 'connection_added') as audited`.execute(db);
  expect(told.rows).toEqual([{ jobs: 1, audited: 1 }]);
});
