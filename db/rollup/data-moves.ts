/** Time passes in a store when its data reaches further: what was pending matures (or, taken back, no longer has). */
import { sql, type RawBuilder } from "kysely";
import type { Trx } from "../connection.ts";
import { recordSet } from "../load/record-set.ts";
import { dataThrough } from "../measures/classified.ts";
import { runTogether } from "../run-together.ts";

/** How far each kind of figures knows a store's data to reach. */
export const reachTables = { service: "rolled_stores", sales: "credited_stores" } as const;

/** Over `stores s` and a reach table `r`: the data reaches elsewhere than the figures know. */
export const isMoved = sql`r.through is distinct from ${dataThrough}`;

/** From where to where a store's data has moved, the earlier first (ISO times); hours are the store's windows. */
export type Move = {
  storeId: number;
  from: string;
  to: string;
  recontactHours: number;
  attributionHours: number;
};
/** Null: the store has (or had) no data by which anything could mature. */
type AnyMove = Omit<Move, "from" | "to"> & { before: string | null; now: string | null; isBack: boolean };

/**
 * What has moved since this was last asked for these stores, which is taken note of; `isFromNothing` are stores that had no
 * data or have none now. Only a refresher calls it, for stores it holds.
 */
export async function takeMoves(
  trx: Trx,
  kind: keyof typeof reachTables,
  storeIds: readonly number[],
): Promise<{ moves: Move[]; isFromNothing: number[] }> {
  const table = sql.table(reachTables[kind]);
  const { rows } = await sql<AnyMove>`
    select s.store_id as "storeId", s.recontact_hours as "recontactHours", s.attribution_hours as "attributionHours",
      r.through::text as before, ${dataThrough}::text as now, coalesce(${dataThrough} < r.through, false) as "isBack"
    from stores s left join ${table} r using (store_id)
    where s.store_id = any(${storeIds}) and ${isMoved}`.execute(trx);
  const ids = rows.map(({ storeId }) => storeId);
  if (ids.length === 0) return { moves: [], isFromNothing: [] };
  // By the values read: what has moved since then is for the next time.
  await runTogether(
    trx,
    sql`delete from ${table} where store_id = any(${ids})`,
    sql`
      insert into ${table} (store_id, through)
      select * from unnest(${ids}::int[], ${rows.map(({ now }) => now)}::timestamptz[]) as moved(store_id, through)
      where through is not null`,
  );
  const moves: Move[] = [];
  const isFromNothing: number[] = [];
  for (const { before, now, isBack, ...store } of rows) {
    if (before === null || now === null) isFromNothing.push(store.storeId);
    else moves.push({ ...store, from: isBack ? now : before, to: isBack ? before : now });
  }
  return { moves, isFromNothing };
}

/** A row source `m` of moves: store_id, from_at, to_at, recontact_hours, attribution_hours. */
export function listMoves(moves: readonly Move[]): RawBuilder<unknown> {
  const rows = moves.map(({ storeId, from, to, recontactHours, attributionHours }) => ({
    ...{ store_id: storeId, from_at: from, to_at: to },
    ...{ recontact_hours: recontactHours, attribution_hours: attributionHours },
  }));
  const instants = { from_at: "timestamptz", to_at: "timestamptz" };
  return recordSet(rows, "m", {
    ...{ store_id: "int", recontact_hours: "int", attribution_hours: "int" },
    ...instants,
  });
}
