import { sql, type Kysely } from "kysely";

/**
 * Which formats have been taken, by their ids and no more: pages tell by them what a source can tell. Imports belong to no
 * store, so a page that sees some stores does not read them; settings and mappings, which name columns and accounts, stay out.
 */
const statements = [
  `create function taken_formats() returns setof text language sql stable security definer
    set search_path = public, pg_temp
    as $$ select distinct split_part(format, '?', 1) from imports where accepted > 0 $$`,
  `revoke all on function taken_formats() from public`,
  `grant execute on function taken_formats() to apiary_page, apiary_page_all`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function taken_formats()`.execute(db);
}
