/** Who may recompute which rollups: any number of refreshers, each with stores of its own, or one who wants none beside it. */
import { sql } from "kysely";
import type { Trx } from "../connection.ts";

const anyStore = 4_174_217;
const oneStore = 4_174_216;

/** Keeps all refreshers out until the transaction ends. Take it before any store's lock. */
export async function holdRefresher(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${anyStore})`.execute(trx);
}

/** Keeps them out of one store. Take it before the store's own lock. */
export async function holdStoreRefresher(trx: Trx, storeId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${anyStore})`.execute(trx);
  await sql`select pg_advisory_xact_lock(${oneStore}, ${storeId})`.execute(trx);
}

/**
 * Reserves stores with something to refresh that no other refresher works on, those with the fewest dirty days first, until they
 * have `days` of them: the last may have more, and neither live stores wait for an import nor it for them. When others have
 * them all, waits for one. Returns null when there is nothing to refresh.
 */
export async function holdStores(
  trx: Trx,
  { days, except }: { days: number; except: ReadonlySet<number> },
): Promise<number[] | null> {
  await sql`select pg_advisory_xact_lock_shared(${anyStore})`.execute(trx);
  const { rows } = await sql<{ storeId: number; days: number }>`
    select "storeId", sum(days)::int as days from (
      select store_id as "storeId", count(distinct day) as days from dirty_days group by store_id
      union all
      select s.store_id, 1 from stores s left join rolled_stores r using (store_id)
      where r.through is distinct from greatest(s.newest_event_at, s.vouched_through)
      union all
      select s.store_id, 1 from stores s
      where exists (select from sales_marks m where m.store_id = s.store_id)
        or exists (select from dirty_sales_days d where d.store_id = s.store_id)
    ) waiting
    where "storeId" <> all(${[...except]}::int[])
    group by "storeId" order by days, "storeId"`.execute(trx);
  const held: number[] = [];
  let sum = 0;
  for (const { storeId, days: more } of rows) {
    if (sum >= days) break;
    const { rows: tried } = await sql<{ isHeld: boolean }>`
      select pg_try_advisory_xact_lock(${oneStore}, ${storeId}) as "isHeld"`.execute(trx);
    if (!tried[0]!.isHeld) continue;
    held.push(storeId);
    sum += more;
  }
  if (held.length > 0 || rows.length === 0) return held.length > 0 ? held : null;
  const { storeId } = rows[0]!;
  await sql`select pg_advisory_xact_lock(${oneStore}, ${storeId})`.execute(trx);
  return [storeId];
}
