/** Orders worked out by hand: which day, which bucket, what is left of the money. */
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { parseEvent } from "#app/events/parse-event.ts";
import { runPendingBackfills } from "#db/backfill/backfill-store.ts";
import type { Db } from "#db/connection.ts";
import { loadBatch } from "#db/load/load-batch.ts";
import { vouchThrough } from "#db/load/vouch.ts";
import { refreshDirtyBuckets } from "#db/rollup/refresh.ts";
import { verifyRollups } from "#db/rollup/verify.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

let database: TestDatabase;
let db: Db;

beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
});
afterEach(async () => {
  expect(await verifyRollups(db)).toEqual([]);
  await database.truncate();
});
afterAll(() => database.destroy());

type Wire = Record<string, unknown>;

async function load(...events: readonly (Wire | Wire[])[]): Promise<void> {
  const parsed = events.flat().map((event) => {
    const result = parseEvent(event, { store: "shop" }, { now: () => Date.UTC(2027, 0, 1) });
    if (!("event" in result)) throw new Error(`${JSON.stringify(event)}: ${result.reason}`);
    return result.event;
  });
  await loadBatch(db, { events: parsed, importId: null });
  await runPendingBackfills(db);
  await refreshDirtyBuckets(db);
}

const shop = (own: Wire = {}): Wire => ({ type: "store", id: "shop", name: "Shop", timezone: "UTC", ...own });

/** A conversation of a question at `at` and what is said so many minutes later. */
function talk(id: string, at: string, said: { bot?: number; human?: number }, own: Wire = {}): Wire[] {
  const { store = "shop", customer = "ann", ...rest } = own;
  const after = (minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString();
  const line = (suffix: string, more: Wire): Wire => ({
    ...{ type: "message", store, id: `${id}-${suffix}`, conversation: id, customer, ...more },
  });
  return [
    { type: "conversation", store, id, customer, ...rest },
    line("c", { from: "customer", at, text: "is it red" }),
    ...(said.bot === undefined ? [] : [line("b", { from: "bot", kind: "answer", at: after(said.bot) })]),
    ...(said.human === undefined ? [] : [line("a", { from: "agent", sender: "li", at: after(said.human) })]),
  ];
}

const order = (id: string, createdAt: string, own: Wire = {}): Wire => ({
  ...{ type: "order", id, customer: "ann", created_at: createdAt, paid_at: createdAt },
  ...{ amount: "100.00", currency: "CNY", ...own },
});
const refund = (id: string, of: string, at: string, amount: string): Wire => ({
  ...{ type: "refund", id, order: of, at, amount },
});

/** `day currency bucket` → orders, gross, net; under a window of so many hours. */
async function sum(hours = 72, store = "shop"): Promise<Record<string, [number, string, string]>> {
  const { rows } = await sql<{ key: string; orders: number; gross: string; net: string }>`
    select r.day || ' ' || r.currency || ' ' || case when r.band <= ${hours} then r.bucket else 'silent' end as key,
      sum(r.orders)::bigint as orders, sum(r.gross)::text as gross, sum(r.gross - r.refunded)::text as net
    from sales_rollups r join stores s using (store_id)
    where s.key = ${store} and r.cube = 'channel' group by 1 order by 1`.execute(db);
  return Object.fromEntries(rows.map(({ key, orders, gross, net }) => [key, [orders, gross, net]]));
}

describe("days", () => {
  it("are the store's own: an order paid at 16:00 UTC is tomorrow's in Shanghai", async () => {
    await load(
      shop({ timezone: "Asia/Shanghai" }),
      order("o1", "2026-10-31T15:59:59.999Z"),
      order("o2", "2026-10-31T16:00:00Z"),
    );
    expect(await sum()).toEqual({
      "2026-10-31 CNY silent": [1, "10000", "10000"],
      "2026-11-01 CNY silent": [1, "10000", "10000"],
    });
  });

  it("have 25 hours when summer time ends", async () => {
    await load(
      shop({ timezone: "America/New_York" }),
      order("o1", "2026-11-01T03:59:00Z"), // 31 October, 23:59
      order("o2", "2026-11-01T04:00:00Z"), // 1 November, 00:00, still summer time
      order("o3", "2026-11-02T04:59:00Z"), // 1 November, 23:59
      order("o4", "2026-11-02T05:00:00Z"), // 2 November, 00:00
    );
    expect(Object.entries(await sum()).map(([key, [orders]]) => [key.slice(0, 10), orders])).toEqual([
      ["2026-10-31", 1],
      ["2026-11-01", 2],
      ["2026-11-02", 1],
    ]);
  });

  it("are those of the payment, three days after the order was credited to a chat", async () => {
    await load(
      shop(),
      talk("c1", "2026-10-05T10:00:00Z", { bot: 1 }),
      order("o1", "2026-10-05T11:00:00Z", { paid_at: undefined }),
    );
    expect(await sum()).toEqual({});
    await load(order("o1", "2026-10-05T11:00:00Z", { version: 2, paid_at: "2026-10-08T12:00:00Z" }));
    expect(await sum()).toEqual({ "2026-10-08 CNY bot": [1, "10000", "10000"] });
  });
});

describe("money", () => {
  it("is net of two refunds, the later one long after the period, on the day of the payment", async () => {
    await load(
      shop(),
      refund("r1", "o1", "2026-10-20T00:00:00Z", "30.00"),
      order("o1", "2026-10-05T00:00:00Z"),
      refund("r2", "o1", "2026-11-20T00:00:00Z", "20.5"),
    );
    expect(await sum()).toEqual({ "2026-10-05 CNY silent": [1, "10000", "4950"] });
    const { rows } = await sql`
      select refunded_minor, refunded_15_minor, refunded_30_minor from order_facts`.execute(db);
    expect(rows).toEqual([{ refunded_minor: "5050", refunded_15_minor: "3000", refunded_30_minor: "3000" }]);
  });

  it("is mature at 15 and 30 days when the store's data say that these are over", async () => {
    const mature = async () =>
      (
        await sql`select mature_15_orders as "15", mature_30_orders as "30" from sales_rollups where cube = 'topic'`.execute(
          db,
        )
      ).rows;
    await load(shop(), order("o1", "2026-10-05T00:00:00Z"));
    expect(await mature()).toEqual([{ 15: 0, 30: 0 }]);
    await vouchThrough(db, ["shop"], Date.UTC(2026, 9, 20));
    await refreshDirtyBuckets(db);
    expect(await mature()).toEqual([{ 15: 1, 30: 0 }]);
    await vouchThrough(db, ["shop"], Date.UTC(2026, 10, 4));
    await refreshDirtyBuckets(db);
    expect(await mature()).toEqual([{ 15: 1, 30: 1 }]);
  });

  it("of different currencies is never added, and has each currency's own decimals", async () => {
    await load(
      shop(),
      order("o1", "2026-10-05T00:00:00Z"),
      order("o2", "2026-10-05T00:00:00Z", { amount: "1200", currency: "JPY" }),
      refund("r1", "o2", "2026-10-06T00:00:00Z", "200"),
      order("o3", "2026-10-05T00:00:00Z", { amount: "1.500", currency: "KWD" }),
      refund("r2", "o3", "2026-10-06T00:00:00Z", "0.5"),
    );
    expect(await sum()).toEqual({
      "2026-10-05 CNY silent": [1, "10000", "10000"],
      "2026-10-05 JPY silent": [1, "1200", "1000"],
      "2026-10-05 KWD silent": [1, "1500", "1000"],
    });
  });
});

describe("crediting", () => {
  it("looks at who spoke before the order, and moves orders between buckets with the window", async () => {
    await load(
      shop(),
      talk("c1", "2026-10-05T10:00:00Z", { bot: 1, human: 90 }),
      order("o1", "2026-10-05T10:30:00Z"),
      order("o2", "2026-10-05T12:00:00Z"),
      talk("c2", "2026-10-09T10:00:00Z", { human: 1 }),
      order("o3", "2026-10-12T09:00:00Z"),
    );
    expect(await sum(72)).toEqual({
      "2026-10-05 CNY bot": [1, "10000", "10000"],
      "2026-10-05 CNY mixed": [1, "10000", "10000"],
      "2026-10-12 CNY human": [1, "10000", "10000"],
    });
    expect(await sum(1)).toEqual({
      "2026-10-05 CNY bot": [1, "10000", "10000"],
      "2026-10-05 CNY silent": [1, "10000", "10000"],
      "2026-10-12 CNY silent": [1, "10000", "10000"],
    });
  });

  it("owes nothing to a chat about an order that exists, to one nobody had answered, or to a test", async () => {
    await load(
      shop(),
      order("o1", "2026-10-05T09:59:59Z"),
      talk("c1", "2026-10-05T10:00:00Z", { bot: 10 }),
      order("o2", "2026-10-05T10:09:00Z"),
      talk("c2", "2026-10-05T10:00:00Z", { bot: 1 }, { customer: "bo", test: true }),
      order("o3", "2026-10-05T10:30:00Z", { customer: "bo" }),
    );
    expect(await sum()).toEqual({ "2026-10-05 CNY silent": [3, "30000", "30000"] });
  });

  it("knows a customer by store: what one store's bot said sells nothing in another", async () => {
    await load(
      shop(),
      { ...shop(), id: "east", store: "east" },
      talk("c1", "2026-10-05T10:00:00Z", { bot: 1 }),
      order("o1", "2026-10-05T11:00:00Z"),
      { ...order("o1", "2026-10-05T11:00:00Z"), store: "east" },
    );
    expect(await sum(72, "shop")).toEqual({ "2026-10-05 CNY bot": [1, "10000", "10000"] });
    expect(await sum(72, "east")).toEqual({ "2026-10-05 CNY silent": [1, "10000", "10000"] });
  });

  it("is done again for a chat that comes late, and for one that turns out to be a test", async () => {
    await load(shop(), order("o1", "2026-10-05T11:00:00Z"));
    await load(talk("c1", "2026-10-05T10:00:00Z", { human: 1 }));
    expect(Object.keys(await sum())).toEqual(["2026-10-05 CNY human"]);
    await load({ type: "conversation", id: "c1", customer: "ann", version: 1, test: true });
    expect(Object.keys(await sum())).toEqual(["2026-10-05 CNY silent"]);
  });
});

describe("conversion", () => {
  const counts = async () => {
    const { rows } = await sql<{ inquirer: boolean; all: number; bought: number }>`
      select is_inquirer as inquirer, sum(inquiries)::bigint as all,
        coalesce(sum(inquiries) filter (where matured >= 72 and band <= 72), 0)::bigint as bought
      from inquiry_rollups where cube = 'topic' group by 1`.execute(db);
    const find = (inquirer: boolean) => rows.find((row) => row.inquirer === inquirer)!;
    return { inquirers: find(true), others: find(false) };
  };

  it("is 25 % of 400 inquirers where all who asked make 13 % and adding buyers would make 30 %", async () => {
    const events: Wire[] = [shop()];
    for (let n = 0; n < 1000; n++) {
      const customer = `u${n}`;
      const isNew = n < 400;
      events.push(...talk(`c${n}`, "2026-10-05T10:00:00Z", { bot: 1 }, { customer }));
      if (!isNew) events.push(order(`old${n}`, "2026-10-01T10:00:00Z", { customer }));
      if (isNew ? n < 100 : n < 430) events.push(order(`new${n}`, "2026-10-06T10:00:00Z", { customer }));
    }
    await load(events);
    await vouchThrough(db, ["shop"], Date.UTC(2026, 9, 30));
    await refreshDirtyBuckets(db);
    const { inquirers, others } = await counts();
    expect(inquirers).toMatchObject({ all: 400, bought: 100 });
    expect(others).toMatchObject({ all: 600, bought: 30 });
    const share = (bought: number, of: number) => Math.round((bought / of) * 100);
    expect(share(inquirers.bought + others.bought, inquirers.all + others.all)).toBe(13);
    expect(share(inquirers.bought, inquirers.all)).toBe(25);
    expect(share(inquirers.bought + others.bought, inquirers.all + others.bought)).toBe(30);
  });

  it("is nothing that a store without orders could be said to have", async () => {
    await load(shop(), talk("c1", "2026-10-05T10:00:00Z", { bot: 1 }));
    const count = () => db.selectFrom("inquiry_facts").select("is_inquirer").execute();
    expect(await count()).toEqual([]);
    await load(order("o1", "2026-10-20T10:00:00Z", { customer: "bo" }));
    expect(await count()).toEqual([{ is_inquirer: true }]);
  });
});
