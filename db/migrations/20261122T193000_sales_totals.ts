import { sql, type Kysely } from "kysely";

/** Rollups of sales gain sums over all channels, topics and agents: every day is summed again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into dirty_sales_days (store_id, day)
    select store_id, day from sales_rollups union select store_id, day from inquiry_rollups`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`delete from sales_rollups where cube = 'total'`.execute(db);
  await sql`delete from inquiry_rollups where cube = 'total'`.execute(db);
}
