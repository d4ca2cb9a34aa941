import { sql, type Kysely } from "kysely";

/** Pages may know whether there is a secret, and nothing else of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table connections add column has_secret boolean generated always as (secret is not null) stored`.execute(
    db,
  );
  await sql`grant select (has_secret) on connections to apiary_page, apiary_page_all`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table connections drop column has_secret`.execute(db);
}
