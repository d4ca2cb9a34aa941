/** Inquiry facts as a pure function of conversation facts, orders and refunds (app/sales/inquiries.ts says the rules). */
import { sql, type RawBuilder } from "kysely";
import { openOrderHours } from "#app/sales/windows.ts";
import { renderMinorUnits } from "./sales-terms.ts";
import type { SellingStore } from "./selling-store.ts";

export const inquiryFactColumns = [
  ...["store_id", "source", "customer", "day", "conversation_id", "started_at", "stage", "has_open_order"],
  ...["is_inquirer", "is_lost", "ordered_after_ms", "channel", "topic", "agent"],
];

/** The first conversation of each day of each customer of a store. */
export function firstOfAllDays({ storeId }: SellingStore): RawBuilder<unknown> {
  return sql`(
    select distinct on (f.source, f.customer, f.start_day) f.*
    from conversation_facts f
    join conversations c on c.store_id = ${storeId} and c.conversation_id = f.conversation_id
    where f.store_id = ${storeId} and f.customer is not null and not f.is_test
    order by f.source, f.customer, f.start_day, f.started_at, f.ended_at, c.external_id collate "C"
  )`;
}

/** The same of the days of customers that `keys` yields as `k` (source, customer, day). */
export function firstOfDays({ storeId }: SellingStore, keys: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    select f.* from ${keys} cross join lateral (
      select f.* from conversation_facts f
      join conversations c on c.store_id = ${storeId} and c.conversation_id = f.conversation_id
      where f.store_id = ${storeId} and f.source = k.source and f.customer = k.customer and ${isOnDay} and not f.is_test
      order by f.started_at, f.ended_at, c.external_id collate "C" limit 1
    ) f
  )`;
}

/**
 * A conversation `f` began on the local day of `k`; the times, wider than any zone, let the index by customer and start find it.
 * The day is no term an index could serve: for days newer than its statistics the planner expects one row and reads thousands.
 */
export const isOnDay = sql`f.start_day - k.day = 0
  and f.started_at >= (k.day - 2)::timestamptz and f.started_at < (k.day + 3)::timestamptz`;

/** Rows of inquiry_facts for first conversations, all of one store. */
export function computeInquiryFacts(
  { storeId, longestHours }: SellingStore,
  firsts: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const ofCustomer = sql`o.store_id = ${storeId} and o.source = f.source and o.customer = f.customer`;
  const refunded = sql.raw(`sum(${renderMinorUnits("r.amount", "o.currency")})`);
  return sql`
    select f.store_id, f.source, f.customer, f.start_day, f.conversation_id, f.started_at, f.stage, was.has_open_order,
      case when f.stage is null then not was.has_open_order else f.stage = 'pre_sale' end,
      f.settlement is not distinct from 'handoff_lost',
      round(extract(epoch from bought.placed_at - f.started_at) * 1000)::bigint, f.channel, f.topic, f.agent
    from ${firsts} f
    cross join lateral (
      select (
        select true from orders o where ${ofCustomer}
          and o.placed_at < f.started_at and o.placed_at >= f.started_at - ${openOrderHours}::int * interval '1 hour'
          and not coalesce((
            select ${refunded} >= o.amount_minor from refunds r
            where r.store_id = ${storeId} and r.source = o.source and r.order_id = o.external_id
              and r.refunded_at <= f.started_at), false)
        -- Only the index by customer has this order: without, a table not analyzed yet is read by its key, a store at a time.
        order by o.placed_at limit 1
      ) is not null as has_open_order
      -- Looked up once for the two columns that ask.
      offset 0
    ) was
    left join lateral (
      select o.placed_at from orders o where ${ofCustomer} and o.paid_at is not null
        and o.placed_at > f.started_at and o.placed_at <= f.started_at + ${longestHours}::int * interval '1 hour'
      order by o.placed_at limit 1
    ) bought on true`;
}
