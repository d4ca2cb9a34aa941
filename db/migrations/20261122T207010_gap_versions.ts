import { sql, type Kysely } from "kysely";

/** Counts on with whatever puts questions into a store's gaps or takes them out: who holds gaps in memory knows by it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table gap_passes add column version bigint not null default 0`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table gap_passes drop column version`.execute(db);
}
