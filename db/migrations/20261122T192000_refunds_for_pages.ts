import { sql, type Kysely } from "kysely";

/** Transcripts and a customer's line of time tell of single refunds; the policies of the table are there already. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`grant select on refunds to apiary_page, apiary_page_all`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`revoke select on refunds from apiary_page, apiary_page_all`.execute(db);
}
