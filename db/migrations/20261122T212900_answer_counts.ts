import { sql, type Kysely } from "kysely";

const storeIds = `(select string_to_array(current_setting('app.stores', true), ',')::int[])::int[]`;

const statements = [
  // What the answers of each engaged conversation hit; beside the facts, which keep no wording to tell it from later.
  `create table answer_counts (
    store_id int not null references stores on delete cascade,
    conversation_id bigint not null,
    hits int not null,
    effective int not null,
    misses int not null,
    primary key (store_id, conversation_id)
  )`,
  `alter table answer_counts enable row level security`,
  `create policy stores_of_page on answer_counts for select to apiary_page using (store_id = any (${storeIds}))`,
  `create policy all_stores on answer_counts for select to apiary_page_all using (true)`,
  `grant select on answer_counts to apiary_page, apiary_page_all`,
  `insert into entry_day_marks (store_id, day) select distinct store_id, start_day from conversation_facts
    on conflict (store_id, day) do update set marks = entry_day_marks.marks + 1`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table answer_counts`.execute(db);
}
