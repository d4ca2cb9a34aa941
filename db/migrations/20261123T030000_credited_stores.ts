import { sql, type Kysely } from "kysely";

const statements = [
  `create table credited_stores (
    store_id int primary key references stores on delete cascade,
    through timestamptz not null
  )`,
  `insert into credited_stores (store_id, through) select store_id, through from rolled_stores`,
  `alter table credited_stores enable row level security`,
];

/** How far a store's sales figures know its data to reach: they are refreshed beside those of service, and need not wait for them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`drop table credited_stores`).execute(db);
}
