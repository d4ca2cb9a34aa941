/** Recommended → clicked → ordered that product, in conversations that began in the period (app/sales/guided.ts says the rule). */
import { sql } from "kysely";
import type { InquiryDimension, SalesSelection } from "#app/sales/question.ts";
import type { Db } from "../connection.ts";
import { dataThrough } from "../measures/classified.ts";
import { renderFilters } from "./filters.ts";
import { renderInquiryDimension } from "./group-sales.ts";
import { renderScope } from "./scope.ts";

/** Recommendations (a conversation and a product each) whose window is over; each step counts some of those before it. */
export type GuidedSums = {
  dimensions: string[];
  recommended: number;
  clicked: number;
  ordered: number;
  /** Recommendations whose window is still open. */
  pending: number;
  /** What was paid for the recommended products in those orders, in minor units. */
  sold: { currency: string; minor: bigint }[];
};

type Row = Omit<GuidedSums, "sold" | "dimensions"> &
  Record<`d${number}`, string> & { sold: Record<string, string> };

/** One row for each combination of dimension values; one in all without dimensions. Tests are left out. */
export async function sumGuided(
  db: Db,
  { scope, from, to, filters, windowHours }: SalesSelection<InquiryDimension>,
  dimensions: readonly InquiryDimension[] = [],
): Promise<GuidedSums[]> {
  const keys = dimensions.map((dimension, index) => `${renderInquiryDimension(dimension)} as d${index}`);
  const names = dimensions.map((_, index) => `d${index}`);
  const grouped = names.length === 0 ? "" : `group by ${names.join(", ")}`;
  const select = [...names, ""].join(", ");
  const { rows } = await sql<Row>`
    with said as materialized (
      select m.store_id, m.conversation_id, p.product, min(m.sent_at) as at, array_agg(m.external_id) as messages
      from messages m cross join unnest(m.products) as p(product)
      where m.kind = 'recommend' and m.speaker = 'bot' and m.products is not null and ${renderScope(scope, "m.store_id")}
        and m.sent_at >= ${from}::date - 2
      group by m.store_id, m.conversation_id, p.product
    ),
    recommended as materialized (
      select ${sql.raw([...keys, ""].join(", "))} r.*, w.hours, r.started_at + w.hours * interval '1 hour' as until,
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
      select ${sql.raw(select)} r.is_over, k.at is not null as is_clicked, o.sold
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
        select jsonb_object_agg(b.currency, b.minor::text) as sold from (
          select f.currency, sum(i.minor) as minor
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
    ),
    counted as (
      select ${sql.raw(select)} count(*) filter (where is_over) as recommended, count(*) filter (where is_clicked) as clicked,
        count(*) filter (where sold is not null) as ordered, count(*) filter (where not is_over) as pending
      from walked ${sql.raw(grouped)}
    ),
    money as (
      select ${sql.raw(select)} e.key as currency, sum(e.value::numeric)::text as minor
      from walked cross join jsonb_each_text(sold) e group by ${sql.raw([...names, "e.key"].join(", "))}
    )
    select c.*, coalesce((select jsonb_object_agg(currency, minor) from money m
      where (${sql.raw(["1", ...names.map((name) => `m.${name}`)].join(", "))})
        = (${sql.raw(["1", ...names.map((name) => `c.${name}`)].join(", "))})), '{}') as sold
    from counted c order by ${sql.raw([...names, "recommended"].join(", "))}`.execute(db);
  return rows.map(({ recommended, clicked, ordered, pending, sold, ...values }) => ({
    dimensions: names.map((name) => values[name as `d${number}`]!),
    ...{ recommended, clicked, ordered, pending },
    sold: Object.entries(sold)
      .map(([currency, minor]) => ({ currency, minor: BigInt(minor) }))
      .sort((a, b) => (a.currency < b.currency ? -1 : 1)),
  }));
}

/** Whether any of these stores has ever sent a click: without, nobody knows what was clicked. */
export async function hasClicks(db: Db, storeIds: readonly number[]): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`
    select exists (
      select from unnest(${[...storeIds]}::int[]) as s(id)
      where exists (select from clicks c where c.store_id = s.id)
    ) as has`.execute(db);
  return rows[0]!.has;
}
