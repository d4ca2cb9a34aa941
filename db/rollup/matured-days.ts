import { sql } from "kysely";
import type { Trx } from "../connection.ts";
import { markDirty } from "../load/dirty-days.ts";
import { windowVariants } from "./cubes.ts";
import { takeMoves, type Move } from "./data-moves.ts";

/** Marks the days in which a re-contact window has closed (or opened again). Only a refresher calls it, for stores it holds. */
export async function markMatured(trx: Trx, storeIds: readonly number[]): Promise<void> {
  const { moves } = await takeMoves(trx, "service", storeIds);
  for (const move of moves) {
    const { rows } = await listMaturityChanges(move).execute(trx);
    await markDirty(
      trx,
      rows.map(({ day }) => ({ storeId: move.storeId, day })),
    );
  }
}

/** Days of conversations whose end + window lies in (from, to], for any window we keep rollups of. */
function listMaturityChanges({ storeId, from, to, recontactHours }: Move) {
  const windows = [...new Set([...windowVariants, recontactHours])];
  return sql<{ day: string }>`
    select distinct day
    from unnest(${windows}::int[]) as w(hours)
    join conversation_facts f on f.store_id = ${storeId} and f.class = 'engaged'
      and f.ended_at > ${from}::timestamptz - w.hours * interval '1 hour'
      and f.ended_at <= ${to}::timestamptz - w.hours * interval '1 hour'
    cross join lateral (values (f.start_day), (f.escalated_day)) d(day)
    where day is not null`;
}
