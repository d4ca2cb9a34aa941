import { sql, type Kysely } from "kysely";

/**
 * A store newer than a table's statistics has, as the planner knows from them, one row: it then reads all of the store by the
 * first index that names stores, once for every row of another table. Without any, it takes a store for a two-hundredth of the table.
 */
const tables = ["conversations", "conversation_facts", "orders", "refunds", "order_facts", "inquiry_facts"];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of tables) {
    await sql`alter table ${sql.table(table)} alter column store_id set statistics 0`.execute(db);
    // What is known already would stay. Before Postgres 18 only its superuser may forget it.
    await sql`do $$ begin
      if current_setting('server_version_num')::int >= 180000 then
        perform pg_clear_attribute_stats('public', ${sql.lit(table)}, 'store_id', false);
      end if;
    end $$`.execute(db);
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of tables)
    await sql`alter table ${sql.table(table)} alter column store_id set statistics -1`.execute(db);
}
