import { sql, type Kysely } from "kysely";

const storeIds = `(select string_to_array(current_setting('app.stores', true), ',')::int[])::int[]`;

const statements = [
  // Answers of a day's conversations by what they name; '' where the topic or the entry is not told, and for misses.
  `create table entry_days (
    store_id int not null references stores on delete cascade,
    day date not null,
    topic text not null,
    entry text not null,
    hits int not null,
    effective int not null,
    misses int not null,
    primary key (store_id, day, topic, entry)
  )`,
  // Days that have to be counted again; each mark counts up, so that one made while a day is counted is not lost.
  `create table entry_day_marks (
    store_id int not null references stores on delete cascade,
    day date not null,
    marks int not null default 1,
    primary key (store_id, day)
  )`,
  `insert into entry_day_marks (store_id, day) select distinct store_id, start_day from conversation_facts`,
  ...["entry_days", "entry_day_marks"].flatMap((table) => [
    `alter table ${table} enable row level security`,
    `create policy stores_of_page on ${table} for select to apiary_page using (store_id = any (${storeIds}))`,
    `create policy all_stores on ${table} for select to apiary_page_all using (true)`,
    `grant select on ${table} to apiary_page, apiary_page_all`,
  ]),
  `create index knowledge_edits_entry_idx on knowledge_edits (store_id, entry, edited_at)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index knowledge_edits_entry_idx`.execute(db);
  await sql`drop table entry_day_marks, entry_days`.execute(db);
}
