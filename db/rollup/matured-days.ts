/** Time passes too: days whose conversations, inquiries or orders have matured (or no longer have) since the rollups were computed. */
import { sql } from "kysely";
import type { Trx } from "../connection.ts";
import { markDirty } from "../load/dirty-days.ts";
import { windowVariants } from "./cubes.ts";
import { markAllSalesDays } from "../sales/recredit-store.ts";
import { markMaturedSales, type Reach } from "./sales-days.ts";

/** Null ends: the store has (or had) no data by which anything could mature. */
type Move = Omit<Reach, "from" | "to"> & { hours: number; from: string | null; to: string | null };

/**
 * Marks the days in which a window has closed (or opened again) because a store's data reaches further (or less
 * far) than it did at the last refresh, and takes note of it. Only a refresher calls it, for stores
 * it holds.
 */
export async function markMatured(trx: Trx, storeIds: readonly number[]): Promise<void> {
  const { rows: moves } = await sql<Move>`
    select s.store_id as "storeId", s.recontact_hours as hours, s.attribution_hours as "attributionHours",
      case when d.through < r.through then d.through else r.through end::text as from,
      case when d.through < r.through then r.through else d.through end::text as to
    from stores s cross join lateral (select greatest(s.newest_event_at, s.vouched_through) as through) d
    left join rolled_stores r on r.store_id = s.store_id
    where s.store_id = any(${storeIds}) and d.through is distinct from r.through`.execute(trx);
  for (const { storeId, from, to, hours, attributionHours } of moves) {
    if (from === null || to === null) {
      // Orders may be there before the first conversation, and after the last.
      await markAllSalesDays(trx, storeId);
      continue;
    }
    const reach = { storeId, from, to, attributionHours };
    const { rows } = await listMaturityChanges(reach, hours).execute(trx);
    await markDirty(
      trx,
      rows.map(({ day }) => ({ storeId, day })),
    );
    await markMaturedSales(trx, reach);
  }
  await sql`
    delete from rolled_stores r using stores s
    where r.store_id = s.store_id and s.store_id = any(${storeIds})
      and s.newest_event_at is null and s.vouched_through is null`.execute(trx);
  await sql`
    insert into rolled_stores (store_id, through)
    select store_id, greatest(newest_event_at, vouched_through) from stores
    where store_id = any(${storeIds}) and (newest_event_at is not null or vouched_through is not null)
    on conflict (store_id) do update set through = excluded.through
      where rolled_stores.through <> excluded.through`.execute(trx);
}

/** Days of conversations whose end + window lies in (from, to], for any window we keep rollups of. */
function listMaturityChanges({ storeId, from, to }: Reach, hours: number) {
  const windows = [...new Set([...windowVariants, hours])];
  return sql<{ day: string }>`
    select distinct day
    from unnest(${windows}::int[]) as w(hours)
    join conversation_facts f on f.store_id = ${storeId} and f.class = 'engaged'
      and f.ended_at > ${from}::timestamptz - w.hours * interval '1 hour'
      and f.ended_at <= ${to}::timestamptz - w.hours * interval '1 hour'
    cross join lateral (values (f.start_day), (f.escalated_day)) d(day)
    where day is not null`;
}
