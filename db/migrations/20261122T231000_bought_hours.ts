import { sql, type Kysely } from "kysely";

const storeIds = `(select string_to_array(current_setting('app.stores', true), ',')::int[])::int[]`;

const statements = [
  // Inquirers by the hour after their question in which they bought: what others like them may still be expected to do.
  `create table bought_rollups (
    store_id int not null,
    day date not null,
    hour int not null,
    inquirers bigint not null
  )`,
  `create unique index bought_rollups_key on bought_rollups (store_id, day, hour) include (inquirers)`,
  `alter table bought_rollups enable row level security`,
  `create policy stores_of_page on bought_rollups for select to apiary_page using (store_id = any (${storeIds}))`,
  `create policy all_stores on bought_rollups for select to apiary_page_all using (true)`,
  `grant select on bought_rollups to apiary_page, apiary_page_all`,
  `insert into dirty_sales_days (store_id, day)
    select distinct store_id, day from inquiry_facts where ordered_after_ms is not null`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table bought_rollups`.execute(db);
}
