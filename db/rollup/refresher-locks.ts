/** Who may recompute which rollups: any number of refreshers, each with stores of its own, or one who wants none beside it. */
import { sql } from "kysely";
import type { Trx } from "../connection.ts";
import { isMoved, reachTables } from "./data-moves.ts";

/** What is refreshed by itself: figures of service, and those of sales. */
export const figureKinds = ["service", "sales"] as const;
export type FigureKind = (typeof figureKinds)[number];

const anyStore = 4_174_217;
const oneStore: Record<FigureKind, number> = { service: 4_174_216, sales: 4_174_218 };

const moved = (kind: FigureKind) => sql`
  select s.store_id, 1 as days from stores s left join ${sql.table(reachTables[kind])} r using (store_id) where ${isMoved}`;

/** Store and days to recompute, once for each reason. */
const waiting = {
  service: sql`
    select store_id, count(distinct day) as days from dirty_days group by store_id
    union all ${moved("service")}`,
  sales: sql`
    select store_id, count(distinct day) as days from dirty_sales_days group by store_id
    union all select s.store_id, 1 from stores s where exists (select from sales_marks m where m.store_id = s.store_id)
    union all ${moved("sales")}`,
};

/** Keeps all refreshers out until the transaction ends. Take it before any store's lock. */
export async function holdRefresher(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${anyStore})`.execute(trx);
}

/** Keeps them out of one store. Take it before the store's own lock. */
export async function holdStoreRefresher(trx: Trx, storeId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${anyStore})`.execute(trx);
  for (const kind of figureKinds) await hold(trx, kind, storeId);
}

async function hold(trx: Trx, kind: FigureKind, storeId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(${oneStore[kind]}, ${storeId})`.execute(trx);
}

/**
 * Reserves stores with something to refresh that no other refresher works on, those with the fewest dirty days first, until they
 * have `days` of them: the last may have more, and neither live stores wait for an import nor it for them. When others have
 * them all, waits for one. Returns null when there is nothing to refresh.
 */
export async function holdStores(
  trx: Trx,
  kind: FigureKind,
  { days, except }: { days: number; except: ReadonlySet<number> },
): Promise<number[] | null> {
  await sql`select pg_advisory_xact_lock_shared(${anyStore})`.execute(trx);
  const { rows } = await sql<{ storeId: number; days: number }>`
    select store_id as "storeId", sum(days)::int as days from (${waiting[kind]}) waiting
    where store_id <> all(${[...except]}::int[])
    group by store_id order by days, store_id`.execute(trx);
  const held: number[] = [];
  let sum = 0;
  for (const { storeId, days: more } of rows) {
    if (sum >= days) break;
    const { rows: tried } = await sql<{ isHeld: boolean }>`
      select pg_try_advisory_xact_lock(${oneStore[kind]}, ${storeId}) as "isHeld"`.execute(trx);
    if (!tried[0]!.isHeld) continue;
    held.push(storeId);
    sum += more;
  }
  if (held.length > 0 || rows.length === 0) return held.length > 0 ? held : null;
  const { storeId } = rows[0]!;
  await hold(trx, kind, storeId);
  return [storeId];
}
