/** Crediting: all orders of a large installation from scratch, and one that comes late. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { joinEmbeddedPostgres } from "#app/server/embedded-postgres.ts";
import type { OrderEvent } from "#app/events/canonical-event.ts";
import { createDatabase, type Db } from "#db/connection.ts";
import { loadBatch } from "#db/load/load-batch.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { refreshDirtyBuckets } from "#db/rollup/refresh.ts";
import { tidyTables } from "#db/rollup/tidy.ts";
import { verifyRollups } from "#db/rollup/verify.ts";
import { markStores } from "#db/sales/marks.ts";
import { recreditMarked } from "#db/sales/recredit.ts";
import { round, summarise, type Summary } from "./statistics.ts";

export type SalesRun = {
  orders: number;
  conversations: number;
  /** All of them credited, inquiries told, rollups filled, by two refreshers as beside an import. */
  fromScratchSeconds: number;
  /** From sending one order of a long known customer to its figures, in ms. */
  lateOrder: Summary;
  /** Without the rollups of the days it touches: the order, its conversation, the inquiries it answers. */
  lateOrderCredited: Summary;
};

const stores = 20;
const days = 90;
const lateOrders = 30;

export async function measureSales(count: number): Promise<SalesRun> {
  const folder = mkdtempSync(join(tmpdir(), "apiary-bench-sales-"));
  const database = await joinEmbeddedPostgres(join(folder, "data"), { role: "tool" });
  const db = createDatabase(database.url, { max: 4, statementTimeoutMs: 0 });
  try {
    await migrateToLatest(db);
    await fill(db, count / stores);
    const started = performance.now();
    await db.transaction().execute(async (trx) => {
      const { rows } = await sql<{ id: number }>`select store_id as id from stores`.execute(trx);
      await markStores(
        trx,
        rows.map(({ id }) => id),
      );
    });
    await refreshDirtyBuckets(db, { lanes: 2 });
    const fromScratchSeconds = round((performance.now() - started) / 1000);
    // Conversations were put in place without their rollups: those of sales are what counts here.
    const mismatches = (await verifyRollups(db)).filter(({ table }) => /sales|order|inquiry/.test(table));
    if (mismatches.length > 0) throw new Error(JSON.stringify(mismatches));
    await tidyTables(db);
    return { orders: count, conversations: count, fromScratchSeconds, ...(await measureLateOrders(db)) };
  } finally {
    await db.destroy();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureLateOrders(db: Db): Promise<Pick<SalesRun, "lateOrder" | "lateOrderCredited">> {
  const whole: number[] = [];
  const credited: number[] = [];
  const ids = (await db.selectFrom("stores").select("store_id").execute()).map(({ store_id }) => store_id);
  for (let n = 0; n < lateOrders; n++) {
    const createdAt = Date.UTC(2026, 9, 1) + n * 86_400_000;
    const event: OrderEvent = {
      type: "order",
      ...{ store: `s${n % stores}`, source: "api", id: `late-${n}`, version: null, extra: null },
      ...{ customer: `u${n * 7}`, createdAt, paidAt: createdAt, amountMinor: 9_900n, currency: "CNY" },
      ...{ status: null, items: null },
    };
    const started = performance.now();
    await loadBatch(db, { events: [event], importId: null });
    await db.transaction().execute((trx) => recreditMarked(trx, ids));
    credited.push(performance.now() - started);
    await refreshDirtyBuckets(db);
    whole.push(performance.now() - started);
  }
  return { lateOrder: summarise(whole), lateOrderCredited: summarise(credited) };
}

/** Half of the orders follow a conversation of their customer within five days; one in twenty is refunded. */
async function fill(db: Db, perStore: number): Promise<void> {
  const at = sql.raw(`timestamptz '2026-08-15' + random() * interval '${days} days'`);
  await sql`select setseed(0.5)`.execute(db);
  await sql`
    insert into stores (key, name, timezone)
    select 's' || n, 'Store ' || n, 'Asia/Shanghai' from generate_series(0, ${stores - 1}) n`.execute(db);
  await sql`
    insert into conversations (store_id, conversation_id, source, external_id, customer, started_at, event_hash, newest_event_at)
    overriding system value
    select s.store_id, s.store_id * ${perStore}::bigint + n, 'api', 'c' || n, 'u' || n / 2, d.at, n, d.at + interval '20 min'
    from stores s, generate_series(1, ${perStore}::int) n,
      lateral (select date_trunc('second', ${at} + n * interval '0 s') as at) d`.execute(db);
  await sql`
    insert into conversation_facts (store_id, conversation_id, source, customer, channel, topic, is_test, started_at, ended_at,
      start_day, start_hour, class, settlement, handler, has_question, has_human_speech, first_bot_speech_at,
      first_human_speech_at, is_requested, is_executed, is_reached, is_rejected, agent, is_invited, message_count,
      is_kind_inferred, is_time_inferred)
    select store_id, conversation_id, source, customer, (array['web', 'app', 'taobao'])[1 + conversation_id % 3],
      'topic ' || conversation_id % 40, conversation_id % 100 = 0, started_at, newest_event_at,
      (started_at at time zone 'Asia/Shanghai')::date, extract(hour from started_at at time zone 'Asia/Shanghai'), 'engaged',
      'durable', 'bot', true, false, case when conversation_id % 5 > 0 then started_at + interval '5 s' end,
      case when conversation_id % 3 = 0 then started_at + interval '3 min' end, false, false, false, false,
      case when conversation_id % 3 = 0 then 'agent ' || conversation_id % 30 end, false, 5, false, false
    from conversations`.execute(db);
  await sql`
    insert into orders (store_id, source, external_id, customer, placed_at, paid_at, amount_minor, currency, event_hash)
    select store_id, source, 'o' || external_id, customer, p.at, case when event_hash % 10 > 0 then p.at + interval '90 s' end,
      1000 + event_hash % 50000, 'CNY', event_hash
    from conversations c, lateral (
      select date_trunc('second', case when event_hash % 2 = 0 then c.started_at + random() * interval '120 hours' else ${at} end)
        as at
    ) p`.execute(db);
  await sql`
    insert into refunds (store_id, source, external_id, order_id, refunded_at, amount, event_hash)
    select store_id, source, 'r' || external_id, external_id, placed_at + interval '9 days', 9.5, 1 from orders
    where event_hash % 20 = 0`.execute(db);
  await sql`
    update stores s set newest_event_at = (select max(newest_event_at) from conversations c where c.store_id = s.store_id)`.execute(
    db,
  );
  await tidyTables(db);
}
