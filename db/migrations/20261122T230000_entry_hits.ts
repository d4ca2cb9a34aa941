import { sql, type Kysely } from "kysely";

const storeIds = `(select string_to_array(current_setting('app.stores', true), ',')::int[])::int[]`;

const statements = [
  // The same answers as in entry_days, by the conversation they were given in: what a number of hits is opened to.
  `create table entry_hits (
    store_id int not null references stores on delete cascade,
    day date not null,
    entry text not null,
    conversation_id bigint not null,
    hits int not null,
    effective int not null,
    primary key (store_id, day, entry, conversation_id)
  )`,
  `alter table entry_hits enable row level security`,
  `create policy stores_of_page on entry_hits for select to apiary_page using (store_id = any (${storeIds}))`,
  `create policy all_stores on entry_hits for select to apiary_page_all using (true)`,
  `grant select on entry_hits to apiary_page, apiary_page_all`,
  `insert into entry_day_marks (store_id, day) select distinct store_id, start_day from conversation_facts
    on conflict (store_id, day) do update set marks = entry_day_marks.marks + 1`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table entry_hits`.execute(db);
}
