import { sql, type Kysely } from "kysely";

/** Read by pages, which see the rows of their stores; the marks are the refresher's own. */
const read = ["order_facts", "inquiry_facts", "sales_rollups", "inquiry_rollups"];
const tables = [...read, "sales_marks", "dirty_sales_days"];

const storeIds = `(select string_to_array(current_setting('app.stores', true), ',')::int[])::int[]`;

const statements = [
  `create index orders_customer_idx on orders (store_id, source, customer, placed_at)`,
  `create index refunds_order_id_idx on refunds (store_id, source, order_id)`,

  // One row an order. The conversation is the last one in the longest window kept: a window credits it if the lag fits.
  `create table order_facts (
    store_id int not null,
    source text not null,
    external_id text not null,
    customer text not null,
    created_at timestamptz not null,
    paid_at timestamptz,
    created_day date not null,
    paid_day date,
    currency text not null,
    amount_minor bigint not null,
    refunded_minor numeric not null,
    refunded_15_minor numeric,
    refunded_30_minor numeric,
    conversation_id bigint,
    lag_ms bigint,
    is_bot_before boolean,
    is_human_before boolean,
    channel text,
    topic text,
    agent text,
    primary key (store_id, source, external_id)
  )`,
  `create index order_facts_paid_day_idx on order_facts (store_id, paid_day)`,
  `create index order_facts_customer_idx on order_facts (store_id, source, customer, created_at)`,
  `create index order_facts_conversation_id_idx on order_facts (store_id, conversation_id)
    where conversation_id is not null`,

  `create table inquiry_facts (
    store_id int not null,
    source text not null,
    customer text not null,
    day date not null,
    conversation_id bigint not null,
    started_at timestamptz not null,
    stage text,
    has_open_order boolean not null,
    is_inquirer boolean not null,
    ordered_after_ms bigint,
    channel text,
    topic text,
    agent text,
    primary key (store_id, source, customer, day)
  )`,
  `create index inquiry_facts_day_idx on inquiry_facts (store_id, day)`,

  // Band: the smallest window that credits the order, in hours; every window is a sum of bands.
  `create table sales_rollups (
    store_id int not null,
    day date not null,
    currency text not null,
    bucket text not null,
    band int,
    cube text not null,
    channel text,
    source text,
    topic text,
    agent text,
    orders bigint not null,
    refunded_orders bigint not null,
    gross numeric not null,
    refunded numeric not null,
    refunded_15 numeric not null,
    refunded_30 numeric not null,
    mature_15_orders bigint not null,
    mature_15_gross numeric not null,
    mature_15_refunded numeric not null,
    mature_30_orders bigint not null,
    mature_30_gross numeric not null,
    mature_30_refunded numeric not null
  )`,
  `create unique index sales_rollups_key on sales_rollups
    (store_id, cube, day, currency, bucket, band, channel, source, topic, agent) nulls not distinct`,

  // Matured: the longest window that is over for these inquiries, in hours; 0 while none is.
  `create table inquiry_rollups (
    store_id int not null,
    day date not null,
    is_inquirer boolean not null,
    matured int not null,
    band int,
    cube text not null,
    channel text,
    source text,
    topic text,
    agent text,
    inquiries bigint not null
  )`,
  `create unique index inquiry_rollups_key on inquiry_rollups
    (store_id, cube, day, is_inquirer, matured, band, channel, source, topic, agent) nulls not distinct`,

  // What has to be credited again: an order by its id, a customer's doings around a time, or (all null) a whole store.
  `create table sales_marks (
    store_id int not null,
    source text,
    order_id text,
    customer text,
    at timestamptz
  )`,
  `create index sales_marks_store_id_idx on sales_marks (store_id)`,
  `create table dirty_sales_days (store_id int not null, day date not null)`,
  `create index dirty_sales_days_store_id_day_idx on dirty_sales_days (store_id, day)`,
  `insert into sales_marks (store_id) select distinct store_id from orders`,

  ...tables.flatMap((table) => [
    `alter table ${table} enable row level security`,
    `create policy stores_of_page on ${table} for select to apiary_page using (store_id = any (${storeIds}))`,
    `create policy all_stores on ${table} for select to apiary_page_all using (true)`,
  ]),
  ...read.map((table) => `grant select on ${table} to apiary_page, apiary_page_all`),
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`drop table ${tables.join(", ")}`).execute(db);
  await sql`drop index refunds_order_id_idx`.execute(db);
  await sql`drop index orders_customer_idx`.execute(db);
}
