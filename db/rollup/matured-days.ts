import { sql } from "kysely";
import type { Trx } from "../connection.ts";
import { markDirty } from "../load/dirty-days.ts";
import { windowVariants } from "./cubes.ts";
import { listMoves, takeMoves, type Move } from "./data-moves.ts";

/** Marks the days in which a re-contact window has closed (or opened again). Only a refresher calls it, for stores it holds. */
export async function markMatured(trx: Trx, storeIds: readonly number[]): Promise<void> {
  const { moves } = await takeMoves(trx, "service", storeIds);
  if (moves.length === 0) return;
  const { rows } = await listMaturityChanges(moves).execute(trx);
  await markDirty(trx, rows);
}

/** Days of conversations whose end + window lies in (from, to] of their store, for any window we keep rollups of. */
function listMaturityChanges(moves: readonly Move[]) {
  const windows = windowVariants.map((hours) => sql`(${hours}::int)`);
  return sql<{ storeId: number; day: string }>`
    select distinct m.store_id as "storeId", found.day
    from ${listMoves(moves)}
    cross join lateral (select hours from (values ${sql.join(windows)}) w(hours) union select m.recontact_hours) w
    cross join lateral (
      select d.day from conversation_facts f
      cross join lateral (values (f.start_day), (f.escalated_day)) d(day)
      where f.store_id = m.store_id and f.class = 'engaged' and d.day is not null
        and f.ended_at > m.from_at - w.hours * interval '1 hour' and f.ended_at <= m.to_at - w.hours * interval '1 hour'
      -- Store by store: what lies between two instants is little, whatever the planner thinks of it.
      offset 0
    ) found`;
}
