import { sql, type Kysely } from "kysely";

/** Pages tell what each edit of the knowledge brought, and whose it was; the policies of both tables are there already. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`grant select on knowledge_edits, people to apiary_page, apiary_page_all`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`revoke select on knowledge_edits, people from apiary_page, apiary_page_all`.execute(db);
}
