import { sql, type Kysely } from "kysely";

/**
 * Which formats have been taken, by their ids and no more: pages tell by them what a source can tell. Settings and mappings
 * of a format, which name columns and accounts, stay out of it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create view taken_formats as
    select distinct split_part(format, '?', 1) as format from imports where accepted > 0`.execute(db);
  await sql`grant select on taken_formats to apiary_page, apiary_page_all`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop view taken_formats`.execute(db);
}
