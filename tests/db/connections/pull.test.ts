/** Each platform as a fake that limits, breaks off, muddles its pages and moves meanwhile: nothing is lost, nothing doubled. */
import { randomBytes, randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runPull, type PullRunOptions } from "#app/connections/pull/run-pull.ts";
import { sealSecret } from "#app/connections/seal-secret.ts";
import { insertConnection } from "#db/connections/create.ts";
import { findConnection } from "#db/connections/list.ts";
import { replaceConnectionSecret, setConnectionState } from "#db/connections/update.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import {
  createRandom,
  startFake,
  type FakeClock,
  type FakePlatform,
} from "#tests/setup/fake-apis/fake-api.ts";
import { fakeChatwoot } from "#tests/setup/fake-apis/fake-chatwoot.ts";
import { fakeGorgias } from "#tests/setup/fake-apis/fake-gorgias.ts";
import { fakeIntercom } from "#tests/setup/fake-apis/fake-intercom.ts";
import { fakeShopify } from "#tests/setup/fake-apis/fake-shopify.ts";
import { fakeWooCommerce } from "#tests/setup/fake-apis/fake-woocommerce.ts";
import { fakeZendesk } from "#tests/setup/fake-apis/fake-zendesk.ts";

let database: TestDatabase;
const sealKey = randomBytes(32);
const everyStore = { allStores: true } as const;
const dayMs = 86_400_000;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.destroy());

const platforms = [
  ["chatwoot", fakeChatwoot, "woot-1", "?account=3", ""],
  ["intercom", fakeIntercom, "intercom-1", "", ""],
  ["zendesk", fakeZendesk, "a@b.test/token:t1", "", ""],
  ["gorgias", fakeGorgias, "a@b.test:key1", "", ""],
  ["shopify", fakeShopify, "shpat_1", "", ""],
  ["woocommerce", fakeWooCommerce, "ck_1:cs_1", "", "/shop"],
] as const;

type Connect = { platform: string; secret: string; address: string; settings?: string; since: number };

/** A store of its own with a connection; returns how to run it for a while. */
async function connect(clock: FakeClock, { platform, secret, address, settings = "", since }: Connect) {
  const { db } = database;
  const connectionId = randomUUID();
  const stored = await sql<{ id: number }>`
    insert into stores (key, name, timezone, currency) values (${connectionId}, ${platform}, 'UTC', 'USD')
    returning store_id as id`.execute(db);
  const storeId = stored.rows[0]!.id;
  await insertConnection(db, {
    ...{ connectionId, storeId, platform, kind: "pull", name: `My ${platform}`, createdBy: "Ada" },
    ...{ format: `${platform}-lines${settings}`, settings: { address, since } },
    secret: sealSecret(sealKey, connectionId, secret),
  });
  const wait = async (ms: number, signal: AbortSignal) => {
    signal.throwIfAborted();
    clock.ms += ms;
  };
  const run = (changes: Partial<PullRunOptions> = {}) =>
    runPull(db, {
      ...{ connectionId, sealKey, privacyKey: null, allowsPrivate: true, sliceMs: 3_600_000 },
      ...{ clock: { now: () => clock.ms, wait }, signal: new AbortController().signal },
      ...changes,
    });
  const find = () => findConnection(db, everyStore, connectionId);
  return { storeId, connectionId, run, find };
}

/** What the database has of a store, in the words of the fakes. */
async function readHolding(storeId: number, deleted: readonly string[]) {
  const read = async (query: ReturnType<typeof sql<{ text: string }>>) =>
    (await query.execute(database.db)).rows.map(({ text }) => text).toSorted();
  const kept = sql`store_id = ${storeId} and conversation_id not in (
    select conversation_id from conversations where store_id = ${storeId} and external_id = any(${[...deleted]}))`;
  return {
    conversations: await read(sql`select external_id as text from conversations where ${kept}`),
    messages: await read(sql`select external_id || ' ' || body as text from messages where ${kept}`),
    ratings: await read(sql`select external_id || ' ' || score as text from ratings where ${kept}`),
    orders: await read(sql`
      select external_id || ' ' || status || ' ' || round(amount_minor / 100.0, 2) as text from orders where store_id = ${storeId}`),
    refunds: await read(sql`
      select external_id as text from refunds where store_id = ${storeId} and amount > 0`),
  };
}

/** When each order of a store was paid, in the words of the fakes. */
async function readPaid(storeId: number) {
  const { rows } = await sql<{ id: string; paidAt: number }>`
    select external_id as id, paid_at as "paidAt" from orders where store_id = ${storeId}`.execute(
    database.db,
  );
  return rows.map(({ id, paidAt }) => `${id} ${new Date(paidAt).toISOString()}`).toSorted();
}

function toHolding(fake: FakePlatform) {
  const { deleted = [], paid, ...held } = fake.hold();
  const lists = { conversations: [], messages: [], ratings: [], orders: [], refunds: [], ...held };
  const sorted = Object.fromEntries(Object.entries(lists).map(([kind, ids]) => [kind, ids.toSorted()]));
  return { deleted, paid, held: sorted };
}

describe.each(platforms)("%s", (platform, make, secret, settings, path) => {
  it("brings what there is, killed, limited and cut off again and again", async () => {
    const clock = { ms: Date.parse("2026-11-20T12:00:00Z") };
    const random = createRandom(platform.length * 7919);
    const fake = make(clock, random);
    const api = await startFake(fake, clock, random);
    const since = clock.ms - 30 * dayMs;
    const { storeId, run, find } = await connect(clock, {
      ...{ platform, secret, settings, since },
      address: `${api.address}${path}`,
    });

    let state = "";
    let kills = 0;
    for (let patience = 3; state !== "done"; patience *= 2) {
      const kill = new AbortController();
      const last = api.counts.requests + patience;
      api.onRequest = () => api.counts.requests >= last && kill.abort();
      ({ state } = await run({ signal: kill.signal }));
      if (state === "stopped") kills += 1;
      else expect(state).toBe("done");
    }
    api.changes = 0;
    clock.ms += 10 * 60_000;
    api.onRequest = () => undefined;
    // A page a run: what is left of the slice makes no difference.
    do ({ state } = await run({ sliceMs: 0 }));
    while (state === "more");

    const { deleted, paid, held } = toHolding(fake);
    expect(await readHolding(storeId, deleted)).toEqual(held);
    if (paid) expect(await readPaid(storeId)).toEqual(paid.toSorted());
    expect(state).toBe("done");
    expect(kills).toBeGreaterThan(1);
    expect(api.counts.limited).toBeGreaterThan(0);
    expect(api.counts.dropped).toBeGreaterThan(0);
    expect(await find()).toMatchObject({ state: "active", lastError: null, sources: [platform] });
    await api.close();
  });
});

describe("what stands in a pull's way", () => {
  const start = Date.parse("2026-11-20T12:00:00Z");
  const shop = async (changes: Partial<Connect> = {}) => {
    const clock = { ms: start };
    const random = createRandom(11);
    const fake = fakeShopify(clock, random);
    const api = await startFake(fake, clock, random);
    api.changes = 0;
    const given = { platform: "shopify", secret: "shpat_1", address: api.address, since: start - 30 * dayMs };
    return { clock, fake, api, ...(await connect(clock, { ...given, ...changes })) };
  };

  it("a token that is refused leaves the connection failing, until another one is let in", async () => {
    const { api, run, find, connectionId } = await shop({ secret: "shpat_old" });
    expect((await run()).state).toBe("failed");
    expect(await find()).toMatchObject({
      state: "failing",
      lastError: "pull token: 401",
      lastContactAt: null,
    });
    expect(api.counts.requests).toBe(1);
    await replaceConnectionSecret(database.db, connectionId, sealSecret(sealKey, connectionId, "shpat_1"));
    expect((await run()).state).toBe("done");
    expect(await find()).toMatchObject({ state: "active", lastError: null });
    await api.close();
  });

  it.each([
    ["pull private: private", { allowsPrivate: false }, (port: string) => `https://127.0.0.1:${port}`],
    ["pull settings: not https", { allowsPrivate: false }, (port: string) => `http://127.0.0.1:${port}`],
    ["pull address: 404", {}, (port: string) => `http://127.0.0.1:${port}/elsewhere`],
    [
      "pull secret: cannot be opened",
      { sealKey: randomBytes(32) },
      (port: string) => `http://127.0.0.1:${port}`,
    ],
  ])("%s", async (error, changes, toAddress) => {
    const { api, run, find } = await shop();
    const port = new URL(api.address).port;
    await sql`update connections set settings = settings || ${JSON.stringify({ address: toAddress(port) })}::jsonb
      where connection_id = ${(await find())!.connectionId}`.execute(database.db);
    expect((await run(changes)).state).toBe("failed");
    expect(await find()).toMatchObject({ state: "failing", lastError: error });
    await api.close();
  });

  it("a platform that is away is tried again, and the connection stays active", async () => {
    const { clock, api, run, find } = await shop();
    await api.close();
    expect((await run()).state).toBe("failed");
    expect(await find()).toMatchObject({ state: "active", lastError: "pull unreachable: ECONNREFUSED" });
    // Half a second, then twice as long each time, five times.
    expect(clock.ms - start).toBe(15_500);
  });

  it("what cannot be read waits once, however often it comes; the rest is taken", async () => {
    const { clock, fake, api, run, find, storeId, connectionId } = await shop();
    const answer = fake.answer;
    fake.answer = (request) => {
      const { body, ...rest } = answer(request);
      const { orders } = body as { orders?: unknown[] };
      if (!orders) return { body, ...rest };
      return { ...rest, body: { orders: [...orders, { id: 5, total_price: "many", currency: "USD" }] } };
    };
    await run();
    clock.ms += 60_000;
    await run();
    const counted = await sql<{ bad: string; lines: number; imports: number }>`
      select (select sum(quarantined) from connection_days where connection_id = ${connectionId}) as bad,
        (select count(*) from quarantined_lines q join imports i using (import_id) where i.connection_id = ${connectionId}) as lines,
        (select count(*) from imports where connection_id = ${connectionId}) as imports`.execute(database.db);
    expect(counted.rows[0]).toMatchObject({ lines: 1, imports: 1 });
    expect(Number(counted.rows[0]!.bad)).toBe(1);
    expect((await find())!.lastError).toBe("created_at: is missing");
    expect((await readHolding(storeId, [])).orders).toHaveLength(40);
    await api.close();
  });

  it("one that is paused meanwhile stores nothing more", async () => {
    const { api, run, storeId, connectionId } = await shop();
    await setConnectionState(database.db, connectionId, "paused");
    expect(await run()).toEqual({ state: "stopped", accepted: 0 });
    expect(api.counts.requests).toBe(0);
    await setConnectionState(database.db, connectionId, "active");
    const fromThird = { pausing: Promise.resolve(false) };
    api.onRequest = () => {
      if (api.counts.requests === 3)
        fromThird.pausing = setConnectionState(database.db, connectionId, "paused");
    };
    expect((await run()).state).toBe("stopped");
    expect(await fromThird.pausing).toBe(true);
    expect((await readHolding(storeId, [])).orders.length).toBeLessThan(40);
    await api.close();
  });

  it("vouches for conversations up to the start of the pass, and for orders never", async () => {
    const clock = { ms: start };
    const random = createRandom(5);
    const api = await startFake(fakeIntercom(clock, random), clock, random);
    api.changes = 0;
    const given = {
      platform: "intercom",
      secret: "intercom-1",
      address: api.address,
      since: start - 30 * dayMs,
    };
    const { run, storeId } = await connect(clock, given);
    await run();
    const orders = await shop();
    await orders.run();
    const vouched = await sql<{ through: number }>`
      select store_id, through from store_vouches where store_id in (${storeId}, ${orders.storeId})`.execute(
      database.db,
    );
    // The first answer came 20 ms after the start, and its date says whole seconds.
    expect(vouched.rows).toEqual([{ store_id: storeId, through: start }]);
    await Promise.all([api.close(), orders.api.close()]);
  });
});
