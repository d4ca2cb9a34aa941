/** A large installation's conversations, orders and refunds, made by Postgres itself: events and facts, nothing credited. */
import { sql } from "kysely";
import type { Db } from "#db/connection.ts";
import { tidyTables } from "#db/rollup/tidy.ts";

export const worldStores = 20;
const days = 90;

/** Half of the orders follow a conversation of their customer within five days; one in twenty is refunded. */
export async function fillSalesWorld(db: Db, perStore: number): Promise<void> {
  const at = sql.raw(`timestamptz '2026-08-15' + random() * interval '${days} days'`);
  await sql`select setseed(0.5)`.execute(db);
  await sql`
    insert into stores (key, name, timezone)
    select 's' || n, 'Store ' || n, 'Asia/Shanghai' from generate_series(0, ${worldStores - 1}) n`.execute(
    db,
  );
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
