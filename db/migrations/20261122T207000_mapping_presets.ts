import { sql, type Kysely } from "kysely";

const storeIds = `(select string_to_array(current_setting('app.stores', true), ',')::int[])::int[]`;

const statements = [
  // The names of columns and the words of speakers; nothing that a customer said.
  `create table mapping_presets (
    store_id int not null references stores on delete cascade,
    preset_id int generated always as identity,
    name text not null,
    mapping jsonb not null,
    updated_at timestamptz not null default now(),
    primary key (store_id, preset_id),
    constraint mapping_presets_store_id_name_key unique (store_id, name)
  )`,
  `alter table mapping_presets enable row level security`,
  `create policy stores_of_page on mapping_presets for select to apiary_page using (store_id = any (${storeIds}))`,
  `create policy all_stores on mapping_presets for select to apiary_page_all using (true)`,
  `grant select on mapping_presets to apiary_page, apiary_page_all`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql.raw("drop table mapping_presets").execute(db);
}
