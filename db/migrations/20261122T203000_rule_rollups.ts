import { sql, type Kysely } from "kysely";

const storeIds = `(select string_to_array(current_setting('app.stores', true), ',')::int[])::int[]`;

const statements = [
  // How long before the order its customer's conversations began (ms, negative after it), as far as any rule may claim it for
  // them: those in which anybody had replied before it, and the others.
  `alter table order_facts add column answered_lags_ms bigint[], add column unanswered_lags_ms bigint[]`,
  `create index order_facts_unpaid_day_idx on order_facts (store_id, created_day) where paid_day is null`,

  // Money that other platforms' rules claim. Band: the smallest window that the lag of a claim lies in, in hours.
  `create table rule_rollups (
    store_id int not null,
    day date not null,
    currency text not null,
    source text not null,
    rule text not null,
    band int,
    existed bigint not null,
    unpaid bigint not null,
    unanswered bigint not null,
    candidates bigint not null,
    nearest bigint not null
  )`,
  `create unique index rule_rollups_key on rule_rollups (store_id, day, currency, source, rule, band) nulls not distinct`,
  `alter table rule_rollups enable row level security`,
  `create policy stores_of_page on rule_rollups for select to apiary_page using (store_id = any (${storeIds}))`,
  `create policy all_stores on rule_rollups for select to apiary_page_all using (true)`,
  `grant select on rule_rollups to apiary_page, apiary_page_all`,
  // Everything is credited anew, which fills what is new.
  `insert into sales_marks (store_id) select distinct store_id from orders`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table rule_rollups`.execute(db);
  await sql`drop index order_facts_unpaid_day_idx`.execute(db);
  await sql`alter table order_facts drop column answered_lags_ms, drop column unanswered_lags_ms`.execute(db);
}
