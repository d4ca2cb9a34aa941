import { sql, type Kysely } from "kysely";

/**
 * A day marked twice is two rows. With one row a day, a batch finding the day marked added nothing, and a refresher that
 * took that mark meanwhile had recomputed the day without the batch: its rollups stayed behind the facts for good.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table dirty_days drop constraint dirty_days_pkey`.execute(db);
  await sql`create index dirty_days_store_id_day_idx on dirty_days (store_id, day)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`create temp table marked on commit drop as select distinct store_id, day from dirty_days`.execute(
    db,
  );
  await sql`truncate dirty_days`.execute(db);
  await sql`drop index dirty_days_store_id_day_idx`.execute(db);
  await sql`insert into dirty_days (store_id, day) select store_id, day from marked`.execute(db);
  await sql`alter table dirty_days add primary key (store_id, day)`.execute(db);
}
