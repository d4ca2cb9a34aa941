import { sql, type Kysely } from "kysely";

/** Marks of whole stores are looked for with every batch, among any number of marks of single orders. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index sales_marks_whole_idx on sales_marks (store_id) where source is null`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index sales_marks_whole_idx`.execute(db);
}
