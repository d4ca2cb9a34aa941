import { sql, type Kysely } from "kysely";

const storeIds = `(select string_to_array(current_setting('app.stores', true), ',')::int[])::int[]`;

const services = ["1", "24", "72", "168", "own"].flatMap((window) =>
  ["bot", "mixed", "human"].map((bucket) => `${bucket}_${window} bigint not null`),
);

const statements = [
  // Tells of a change of items, which no amount need show.
  `alter table order_facts add column items_hash bigint`,

  // Lines of paid orders by product. Line "above" or "below" (no product): what an order's amount is more or less than its items.
  `create table product_rollups (
    store_id int not null,
    day date not null,
    currency text not null,
    line text not null,
    product text,
    name text,
    orders bigint not null,
    pieces numeric not null,
    gross bigint not null,
    ${services.join(",\n    ")}
  )`,
  `create unique index product_rollups_key on product_rollups (store_id, day, currency, line, product) nulls not distinct`,
  `alter table product_rollups enable row level security`,
  `create policy stores_of_page on product_rollups for select to apiary_page using (store_id = any (${storeIds}))`,
  `create policy all_stores on product_rollups for select to apiary_page_all using (true)`,

  `create index messages_recommend_idx on messages (store_id, sent_at)
    where kind = 'recommend' and speaker = 'bot' and products is not null`,
  `create index clicks_conversation_idx on clicks (store_id, source, conversation) where conversation is not null`,
  `create index clicks_message_idx on clicks (store_id, source, message) where message is not null`,
  `create index clicks_customer_idx on clicks (store_id, source, customer, clicked_at) where customer is not null`,
  `create index conversation_facts_handled_idx on conversation_facts (store_id, start_day) include (topic, handle_time_ms)
    where handle_time_ms is not null and not is_test`,

  // Of the merchant, for all stores: so much of the one currency for one of the other, from a day on.
  `create table exchange_rates (
    currency text not null,
    reporting_currency text not null,
    holds_from date not null,
    rate numeric not null constraint exchange_rates_rate_positive check (rate > 0),
    primary key (currency, reporting_currency, holds_from)
  )`,
  `alter table exchange_rates enable row level security`,
  `create policy stores_of_page on exchange_rates for select to apiary_page using (true)`,
  `create policy all_stores on exchange_rates for select to apiary_page_all using (true)`,

  `alter table stores add column human_minute_cost numeric, add column human_minute_currency text`,

  `grant select on product_rollups, exchange_rates to apiary_page, apiary_page_all`,
  // Everything is credited anew, which fills what is new.
  `insert into sales_marks (store_id) select distinct store_id from orders`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table stores drop column human_minute_cost, drop column human_minute_currency`.execute(db);
  await sql`drop table exchange_rates, product_rollups`.execute(db);
  await sql`drop index conversation_facts_handled_idx, clicks_customer_idx, clicks_message_idx, clicks_conversation_idx,
    messages_recommend_idx`.execute(db);
  await sql`alter table order_facts drop column items_hash`.execute(db);
}
