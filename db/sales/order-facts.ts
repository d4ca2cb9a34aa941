/** Order facts as a pure function of orders, refunds and conversation facts: crediting, set by set (app/sales says the rules). */
import { sql, type RawBuilder } from "kysely";
import { ruleHours } from "#app/sales/rules.ts";
import { netDays } from "#app/sales/windows.ts";
import type { OffsetSpan } from "#app/time/local-day.ts";
import { renderLocalDay, renderMinorUnits } from "./sales-terms.ts";
import type { SellingStore } from "./selling-store.ts";

export const orderFactColumns = [
  ...["store_id", "source", "external_id", "customer", "created_at", "paid_at", "created_day", "paid_day"],
  ...["currency", "amount_minor", "refunded_minor", "refunded_15_minor", "refunded_30_minor"],
  ...["conversation_id", "lag_ms", "is_bot_before", "is_human_before", "channel", "topic", "agent"],
  ...["items_hash", "answered_lags_ms", "unanswered_lags_ms"],
];

const longestRule = sql.raw(`interval '${Math.max(...Object.values(ruleHours))} hours'`);
/** Conversation `f` began before a moment, and not so long before it that no rule looks so far. */
const isNear = (moment: string) =>
  sql`f.started_at < ${sql.ref(moment)} and f.started_at >= ${sql.ref(moment)} - ${longestRule}`;

/** Rows of order_facts for the orders that `from` yields as `o`, all of one store. */
export function computeOrderFacts(
  { storeId, longestHours }: SellingStore,
  spans: readonly OffsetSpan[],
  from: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const until = netDays.map(
    (days) => `case when o.paid_at is not null then coalesce(
      sum(x.minor) filter (where x.refunded_at <= o.paid_at + interval '${days * 24} hours'), 0) end`,
  );
  const day = (column: string) => sql.raw(renderLocalDay(column, spans));
  return sql`
    select o.store_id, o.source, o.external_id, o.customer, o.placed_at, o.paid_at, ${day("o.placed_at")}, ${day("o.paid_at")},
      o.currency, o.amount_minor, r.refunded, r.refunded_15, r.refunded_30,
      t.conversation_id, t.lag_ms, t.is_bot_before, t.is_human_before, t.channel, t.topic, t.agent,
      hashtextextended(o.items::text, 0) >> 11, near.answered, near.unanswered
    from ${from}
    cross join lateral (
      select coalesce(sum(x.minor), 0) as refunded, ${sql.raw(`${until[0]} as refunded_15, ${until[1]} as refunded_30`)}
      from (
        select ${sql.raw(renderMinorUnits("f.amount", "o.currency"))} as minor, f.refunded_at from refunds f
        where f.store_id = ${storeId} and f.source = o.source and f.order_id = o.external_id
      ) x
    ) r
    left join lateral (
      select f.conversation_id, f.channel, f.topic, f.agent,
        round(extract(epoch from o.placed_at - f.started_at) * 1000)::bigint as lag_ms,
        coalesce(f.first_bot_speech_at < o.placed_at, false) as is_bot_before,
        coalesce(f.first_human_speech_at < o.placed_at, false) as is_human_before
      from conversation_facts f
      join conversations c on c.store_id = ${storeId} and c.conversation_id = f.conversation_id
      where f.store_id = ${storeId} and f.source = o.source and f.customer = o.customer and not f.is_test
        and f.started_at < o.placed_at and f.started_at >= o.placed_at - ${longestHours}::int * interval '1 hour'
        and (f.first_bot_speech_at < o.placed_at or f.first_human_speech_at < o.placed_at)
      order by f.started_at desc, f.ended_at desc, c.external_id collate "C" desc limit 1
    ) t on true
    cross join lateral (
      select array_agg(l.lag order by l.lag) filter (where l.is_answered) as answered,
        array_agg(l.lag order by l.lag) filter (where not l.is_answered) as unanswered
      from (
        select round(extract(epoch from o.placed_at - f.started_at) * 1000)::bigint as lag,
          coalesce(least(f.first_bot_speech_at, f.first_human_speech_at) < o.placed_at, false) as is_answered
        from conversation_facts f
        where f.store_id = ${storeId} and f.source = o.source and f.customer = o.customer and not f.is_test
          and f.started_at < greatest(o.placed_at, o.paid_at)
          and f.started_at >= least(o.placed_at, o.paid_at) - ${longestRule} and (${isNear("o.placed_at")} or ${isNear("o.paid_at")})
      ) l
    ) near
    where o.store_id = ${storeId}`;
}
