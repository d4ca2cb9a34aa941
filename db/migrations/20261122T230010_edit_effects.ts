import { sql, type Kysely } from "kysely";

const storeIds = `(select string_to_array(current_setting('app.stores', true), ',')::int[])::int[]`;

const statements = [
  // What a store's edits brought, as last worked out; `signature` says of which edits and days. Marks count up with every
  // change of the store's figures, so that one made meanwhile is not lost.
  `create table edit_effects (
    store_id int primary key references stores on delete cascade,
    marks int not null default 0,
    signature text,
    effects jsonb
  )`,
  `alter table edit_effects enable row level security`,
  `create policy stores_of_page on edit_effects for select to apiary_page using (store_id = any (${storeIds}))`,
  `create policy all_stores on edit_effects for select to apiary_page_all using (true)`,
  `grant select on edit_effects to apiary_page, apiary_page_all`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table edit_effects`.execute(db);
}
