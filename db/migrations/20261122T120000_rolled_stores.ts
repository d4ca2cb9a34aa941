import { sql, type Kysely } from "kysely";

/** Beside the stores, not in them: the refresher must not wait for the locks of those who write to a store. */
const statements = [
  `create table rolled_stores (
    store_id int primary key references stores on delete cascade,
    through timestamptz not null
  )`,
  `insert into rolled_stores (store_id, through)
    select store_id, greatest(newest_event_at, vouched_through) from stores
    where newest_event_at is not null or vouched_through is not null`,
  `alter table stores drop column rolled_through`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`alter table stores add column rolled_through timestamptz`).execute(db);
  await sql.raw(`drop table rolled_stores`).execute(db);
}
