/** How far each recommendation came: the rows that the sums of guided sales count and its lists show. */
import { sql, type RawBuilder } from "kysely";
import type { GuidedListStep } from "#app/sales/guided.ts";
import type { InquiryDimension, SalesSelection } from "#app/sales/question.ts";
import { dataThrough } from "../measures/classified.ts";
import { renderFilters } from "./filters.ts";
import { renderInquiryDimension } from "./group-sales.ts";
import { renderScope } from "./scope.ts";

/** Which rows of `walked` a step counts. */
export const guidedPredicates: Readonly<Record<GuidedListStep, string>> = {
  recommended: "is_over",
  clicked: "clicked_at is not null",
  ordered: "sold is not null",
  pending: "not is_over",
};

/**
 * Common table expressions that end with `walked`: a row for each conversation and product recommended in it, tests left out. `keys`
 * names columns over such a row `r` and its store `s`. `sold` holds minor units by currency, `orders` lists of ids.
 */
export function walkRecommendations(
  { scope, from, to, filters, windowHours }: SalesSelection<InquiryDimension>,
  keys: readonly { name: string; column: string }[] = [],
): RawBuilder<unknown> {
  const columns = keys.map(({ name, column }) => `${column} as ${name}, `).join("");
  const names = keys.map(({ name }) => `${name}, `).join("");
  return sql`
    said as materialized (
      select m.store_id, m.conversation_id, p.product, min(m.sent_at) as at, array_agg(m.external_id) as messages
      from messages m cross join unnest(m.products) as p(product)
      where m.kind = 'recommend' and m.speaker = 'bot' and m.products is not null and ${renderScope(scope, "m.store_id")}
        and m.sent_at >= ${from}::date - 2
      group by m.store_id, m.conversation_id, p.product
    ),
    recommended as materialized (
      select ${sql.raw(columns)} r.*, w.hours, r.started_at + w.hours * interval '1 hour' as until,
        coalesce(r.started_at + w.hours * interval '1 hour' <= d.through, false) as is_over
      from (
        select m.*, f.source, f.customer, f.start_day as day, f.channel, f.topic, f.agent, f.started_at, c.external_id as conversation
        from said m
        join conversation_facts f on f.store_id = m.store_id and f.conversation_id = m.conversation_id and not f.is_test
        join conversations c on c.store_id = m.store_id and c.conversation_id = m.conversation_id
      ) r
      join stores s on s.store_id = r.store_id
      cross join lateral (select coalesce(${windowHours}::int, s.attribution_hours) as hours) w
      cross join lateral (select ${dataThrough} as through) d
      where r.day between ${from}::date and ${to}::date and ${renderFilters(filters, renderInquiryDimension)}
    ),
    walked as (
      select ${sql.raw(names)} r.store_id, r.source, r.customer, r.conversation_id, r.product, r.at, r.until, r.channel, r.topic,
        r.agent, r.is_over, k.at as clicked_at, o.sold, o.orders
      from recommended r
      left join lateral (
        select min(k.clicked_at) as at from (
          select clicked_at from clicks where store_id = r.store_id and source = r.source and product = r.product
            and conversation = r.conversation and clicked_at between r.at and r.until
          union all
          select clicked_at from clicks where store_id = r.store_id and source = r.source and product = r.product
            and conversation is null and message = any(r.messages) and clicked_at between r.at and r.until
          union all
          select clicked_at from clicks where store_id = r.store_id and source = r.source and product = r.product
            and conversation is null and message is null and customer = r.customer and clicked_at between r.at and r.until
        ) k
      ) k on r.is_over
      left join lateral (
        select jsonb_object_agg(b.currency, b.minor::text) as sold, jsonb_agg(b.orders) as orders from (
          select f.currency, sum(i.minor) as minor, array_agg(f.external_id order by f.created_at, f.external_id) as orders
          from order_facts f
          join orders o on o.store_id = f.store_id and o.source = f.source and o.external_id = f.external_id
          cross join lateral (
            select coalesce(sum(i."amountMinor"), 0) as minor, count(*) as items
            from jsonb_to_recordset(o.items) as i(product text, "amountMinor" bigint) where i.product = r.product
          ) i
          where f.store_id = r.store_id and f.conversation_id = r.conversation_id and f.paid_at is not null
            and f.created_at >= k.at and f.lag_ms <= r.hours * 3600000::bigint and i.items > 0
          group by f.currency
        ) b
      ) o on k.at is not null
    )`;
}
