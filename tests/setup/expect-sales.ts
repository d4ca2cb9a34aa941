/** Compares stored facts of sales with the pure rules of app/sales, applied to what is stored of conversations, orders and refunds. */
import { sql } from "kysely";
import { expect } from "vitest";
import { roundToMinorUnits } from "#app/money/amount.ts";
import { countMinorDigits } from "#app/money/currency.ts";
import { creditOrder, nameBucket } from "#app/sales/credit.ts";
import { listInquiries, isInquiryMature, type InquiryTalk } from "#app/sales/inquiries.ts";
import { getNetAfter, isNetMature, sumRefunds, type Order } from "#app/sales/net.ts";
import { getLongestWindow } from "#app/sales/windows.ts";
import { getLocalTime } from "#app/time/local-day.ts";
import type { Db } from "#db/connection.ts";

type Store = { id: number; key: string; timezone: string; own: number; through: number | null };
export type StoredOrder = Order & { source: string; customer: string };
type StoredTalk = InquiryTalk & { source: string; customer: string };
export type StoreWorld = { store: Store; orders: StoredOrder[]; talks: StoredTalk[] };

/** Everything stored that crediting may look at, store by store. */
export async function readWorld(db: Db): Promise<StoreWorld[]> {
  const { rows: stores } = await sql<Store>`
    select store_id as id, key, timezone, attribution_hours as own,
      greatest(newest_event_at, vouched_through) as through from stores order by key`.execute(db);
  const worlds: StoreWorld[] = [];
  for (const store of stores) {
    const { rows: orders } = await sql<Omit<StoredOrder, "refunds" | "amountMinor"> & { minor: string }>`
      select source, external_id as id, customer, placed_at as "createdAt", paid_at as "paidAt", currency,
        amount_minor::text as minor from orders where store_id = ${store.id}`.execute(db);
    const { rows: refunds } = await sql<{ source: string; order: string; at: number; amount: string }>`
      select source, order_id as order, refunded_at as at, amount::text from refunds where store_id = ${store.id}`.execute(
      db,
    );
    const { rows: talks } = await sql<StoredTalk>`
      select f.source, f.customer, c.external_id as id, f.started_at as "startedAt", f.ended_at as "endedAt",
        f.is_test as "isTest", f.first_bot_speech_at as "firstBotSpeechAt",
        f.first_human_speech_at as "firstHumanSpeechAt", f.start_day as day, f.stage,
        f.settlement
      from conversation_facts f join conversations c using (store_id, conversation_id)
      where f.store_id = ${store.id} and f.customer is not null`.execute(db);
    worlds.push({
      store,
      talks,
      orders: orders.map(({ minor, ...order }) => ({
        ...order,
        amountMinor: BigInt(minor),
        refunds: refunds
          .filter((refund) => refund.source === order.source && refund.order === order.id)
          .map(({ at, amount }) => ({
            at,
            amountMinor: roundToMinorUnits(amount, countMinorDigits(order.currency)),
          })),
      })),
    });
  }
  return worlds;
}

const ofSame = (a: { source: string; customer: string }) => (b: { source: string; customer: string }) =>
  a.source === b.source && a.customer === b.customer;

/** Order facts, inquiry facts and the sums of every window are what the rules say. */
export async function expectSales(db: Db): Promise<void> {
  for (const world of await readWorld(db)) {
    expect(await readOrderFacts(db, world.store.id)).toEqual(listOrderFacts(world));
    expect(await readInquiryFacts(db, world.store.id)).toEqual(listInquiryFacts(world));
    for (const hours of [1, 24, 72, 168, world.store.own]) {
      expect(await readSums(db, world.store.id, hours)).toEqual(sumOrders(world, hours));
      expect(await readConversion(db, world.store.id, hours)).toEqual(countInquiries(world, hours));
    }
  }
}

type Row = Record<string, unknown>;
const byKey = (rows: Row[]) => rows.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

function listOrderFacts({ store, orders, talks }: StoreWorld): Row[] {
  const longest = getLongestWindow(store.own);
  const day = (at: number | null) => (at === null ? null : getLocalTime(store.timezone, at).day);
  return byKey(
    orders.map((order) => {
      const credit = creditOrder(order.createdAt, talks.filter(ofSame(order)), longest);
      const refunded = (days: 15 | 30) => {
        const net = getNetAfter(order, days);
        return net === null ? null : String(order.amountMinor - net);
      };
      return {
        ...{ source: order.source, id: order.id, customer: order.customer },
        ...{ created_at: order.createdAt, paid_at: order.paidAt },
        ...{ created_day: day(order.createdAt), paid_day: day(order.paidAt) },
        ...{
          currency: order.currency,
          amount: String(order.amountMinor),
          refunded: String(sumRefunds(order)),
        },
        ...{ refunded_15: refunded(15), refunded_30: refunded(30) },
        ...{ talk: credit?.id ?? null, lag: credit?.lagMs ?? null },
        ...{ bot: credit?.isBotBefore ?? null, human: credit?.isHumanBefore ?? null },
      };
    }),
  );
}

async function readOrderFacts(db: Db, storeId: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select f.source, f.external_id as id, f.customer, f.created_at, f.paid_at, f.created_day, f.paid_day, f.currency,
      f.amount_minor::text as amount, f.refunded_minor::text as refunded, f.refunded_15_minor::text as refunded_15,
      f.refunded_30_minor::text as refunded_30, c.external_id as talk, f.lag_ms as lag, f.is_bot_before as bot,
      f.is_human_before as human
    from order_facts f left join conversations c using (store_id, conversation_id)
    where f.store_id = ${storeId}`.execute(db);
  return byKey(rows);
}

function listInquiryFacts({ store, orders, talks }: StoreWorld): Row[] {
  if (orders.length === 0) return [];
  const customers = new Map(talks.map((talk) => [`${talk.source} ${talk.customer}`, talk]));
  return byKey(
    [...customers.values()].flatMap((one) =>
      listInquiries(talks.filter(ofSame(one)), orders.filter(ofSame(one)), getLongestWindow(store.own)).map(
        ({ day, id, startedAt, hasOpenOrder, isInquirer, isLost, orderedAfterMs }) => ({
          ...{ source: one.source, customer: one.customer, day, talk: id, started_at: startedAt },
          ...{ open: hasOpenOrder, inquirer: isInquirer, lost: isLost, lag: orderedAfterMs },
        }),
      ),
    ),
  );
}

async function readInquiryFacts(db: Db, storeId: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select f.source, f.customer, f.day, c.external_id as talk, f.started_at, f.has_open_order as open,
      f.is_inquirer as inquirer, f.is_lost as lost, f.ordered_after_ms as lag
    from inquiry_facts f join conversations c using (store_id, conversation_id)
    where f.store_id = ${storeId}`.execute(db);
  return byKey(rows);
}

type Sums = Record<
  string,
  { orders: number; gross: bigint; refunded: bigint; mature15: bigint; mature30: bigint }
>;

/** By paid day, currency and bucket under a window, from the orders one by one. */
function sumOrders({ store, orders, talks }: StoreWorld, hours: number): Sums {
  const sums: Sums = {};
  for (const order of orders) {
    if (order.paidAt === null) continue;
    const bucket = nameBucket(creditOrder(order.createdAt, talks.filter(ofSame(order)), hours));
    const key = `${getLocalTime(store.timezone, order.paidAt).day} ${order.currency} ${bucket}`;
    const sum = (sums[key] ??= { orders: 0, gross: 0n, refunded: 0n, mature15: 0n, mature30: 0n });
    sum.orders += 1;
    sum.gross += order.amountMinor;
    sum.refunded += sumRefunds(order);
    if (isNetMature(order.paidAt, 15, store.through)) sum.mature15 += getNetAfter(order, 15)!;
    if (isNetMature(order.paidAt, 30, store.through)) sum.mature30 += getNetAfter(order, 30)!;
  }
  return sums;
}

/** The same from each cube of the rollup, which must agree with one another. */
async function readSums(db: Db, storeId: number, hours: number): Promise<Sums> {
  const { rows } = await sql<{ cube: string; key: string; orders: number } & Record<string, string>>`
    select cube, day || ' ' || currency || ' ' || case when band <= ${hours} then bucket else 'silent' end as key,
      sum(orders)::bigint as orders, sum(gross)::text as gross, sum(refunded)::text as refunded,
      sum(mature_15_gross - mature_15_refunded)::text as mature15,
      sum(mature_30_gross - mature_30_refunded)::text as mature30
    from sales_rollups where store_id = ${storeId} group by 1, 2`.execute(db);
  const cubes = new Map<string, Sums>();
  for (const { cube, key, orders, gross, refunded, mature15, mature30 } of rows) {
    const sums = cubes.get(cube) ?? {};
    cubes.set(cube, sums);
    sums[key] = {
      orders,
      gross: BigInt(gross!),
      refunded: BigInt(refunded!),
      mature15: BigInt(mature15!),
      mature30: BigInt(mature30!),
    };
  }
  const [first = {}, ...others] = cubes.values();
  for (const other of others) expect(other).toEqual(first);
  return first;
}

type Conversion = Record<string, Record<"inquiries" | "matured" | "converted" | "lost" | "atRisk", number>>;

function countInquiries(world: StoreWorld, hours: number): Conversion {
  const counts: Conversion = {};
  for (const fact of listInquiryFacts(world)) {
    const count = (counts[`${fact.day as string} ${String(fact.inquirer)}`] ??= {
      inquiries: 0,
      matured: 0,
      converted: 0,
      lost: 0,
      atRisk: 0,
    });
    count.inquiries += 1;
    const hasBought = fact.lag !== null && (fact.lag as number) <= hours * 3_600_000;
    if (fact.inquirer && fact.lost) count.lost += 1;
    if (!isInquiryMature(fact.started_at as number, hours, world.store.through)) {
      if (fact.inquirer && !hasBought) count.atRisk += 1;
      continue;
    }
    count.matured += 1;
    if (hasBought) count.converted += 1;
  }
  return counts;
}

async function readConversion(db: Db, storeId: number, hours: number): Promise<Conversion> {
  const { rows } = await sql<{ key: string } & Conversion[string]>`
    select day || ' ' || is_inquirer::text as key, sum(inquiries)::bigint as inquiries,
      coalesce(sum(inquiries) filter (where matured >= ${hours}), 0)::bigint as matured,
      coalesce(sum(inquiries) filter (where matured >= ${hours} and band <= ${hours}), 0)::bigint as converted,
      coalesce(sum(inquiries) filter (where is_lost), 0)::bigint as lost,
      coalesce(sum(inquiries) filter (where is_inquirer and matured < ${hours} and (band is null or band > ${hours})), 0)::bigint
        as "atRisk"
    from inquiry_rollups where store_id = ${storeId} and cube = 'topic' group by 1`.execute(db);
  return Object.fromEntries(rows.map(({ key, ...counts }) => [key, counts]));
}
