/**
 * Which conversations have changed since their questions were last put into gaps. The refresher, which knows the days anyway,
 * marks them; within those days Postgres knows which facts were written since. No write path pays for it.
 */
import { sql, type RawBuilder } from "kysely";
import type { Db } from "../connection.ts";
import { addJob } from "../jobs/queue.ts";
import { recordSet } from "../load/record-set.ts";

/** Rest between events and the look at their questions, in seconds: one look for all that comes meanwhile. */
const restSeconds = 10;

type StoreDay = { store_id: number; day: string };

/** Marks days whose facts have changed; returns the stores that had no such mark of theirs. */
export function renderGapMarks(days: readonly StoreDay[]): RawBuilder<{ id: number }> {
  return sql`
    with marked as (
      insert into gap_days (store_id, day)
      select store_id, day from ${recordSet(days, "d", { store_id: "int", day: "date" })}
      order by store_id, day
      on conflict do nothing returning store_id
    )
    select distinct store_id as id from marked order by store_id`;
}

/** Asks for a look at the stores that `renderGapMarks` returned, unless one is waiting. */
export async function askForPlacing(db: Db, stores: readonly { id: number }[]): Promise<void> {
  for (const { id } of stores) await addJob(db, "place-questions", id, { afterSeconds: restSeconds });
}

export type Changed = {
  /** Engaged conversations that are no tests. */
  conversationIds: number[];
  days: string[];
};

/** Takes the marks of a store with what they stand for; null when its gaps have never been looked for. */
export async function takeChanged(db: Db, storeId: number): Promise<Changed | null> {
  return db.transaction().execute(async (trx) => {
    const { rows: marks } = await sql<{ day: string }>`
      delete from gap_days where store_id = ${storeId} returning day::text as day`.execute(trx);
    const days = marks.map(({ day }) => day);
    // Still running transactions are looked at the next time too.
    const { rows: passes } = await sql<{ since: number }>`
      update gap_passes p set from_transaction = pg_snapshot_xmin(pg_current_snapshot())
      from gap_passes before where p.store_id = ${storeId} and before.store_id = p.store_id
      returning age(before.from_transaction::xid) as since`.execute(trx);
    if (!passes[0]) return null;
    const { rows } = await sql<{ id: number }>`
      select f.conversation_id as id from conversation_facts f
      where f.store_id = ${storeId} and f.start_day = any(${days}::date[]) and f.class = 'engaged' and not f.is_test
        and age(f.xmin) <= ${passes[0].since}
      order by f.conversation_id`.execute(trx);
    return { conversationIds: rows.map(({ id }) => id), days };
  });
}

/** Marks days again whose questions could not be looked at after all. The transactions since are not forgotten either. */
export async function restoreMarks(db: Db, storeId: number, days: readonly string[]): Promise<void> {
  await sql`update gap_passes set from_transaction = '3'::xid8 where store_id = ${storeId}`.execute(db);
  const marks = renderGapMarks(days.map((day) => ({ store_id: storeId, day })));
  await askForPlacing(db, (await marks.execute(db)).rows);
}

/** All that is stored is about to be looked at: what changes from here on is for the looks to come. */
export async function startPass(db: Db, storeId: number): Promise<void> {
  await sql`
    with taken as (delete from gap_days where store_id = ${storeId})
    insert into gap_passes (store_id, from_transaction) values (${storeId}, pg_snapshot_xmin(pg_current_snapshot()))
    on conflict (store_id) do update set from_transaction = excluded.from_transaction`.execute(db);
}
