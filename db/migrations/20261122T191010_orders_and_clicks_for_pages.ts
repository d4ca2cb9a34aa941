import { sql, type Kysely } from "kysely";

/** Pages read what was in an order and what was clicked, under the policies these tables have had. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`grant select on orders, clicks to apiary_page, apiary_page_all`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`revoke select on orders, clicks from apiary_page, apiary_page_all`.execute(db);
}
