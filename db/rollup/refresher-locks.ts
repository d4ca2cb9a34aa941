/** Who may recompute which rollups: any number of refreshers, each with stores of its own, or one who wants none beside it. */
import { sql, type RawBuilder } from "kysely";
import type { Trx } from "../connection.ts";
import { runTogether } from "../run-together.ts";
import { marksAtOnce } from "../sales/recredit.ts";
import { isMoved, reachTables } from "./data-moves.ts";

/** What is refreshed by itself: figures of service, and those of sales. */
export const figureKinds = ["service", "sales"] as const;
export type FigureKind = (typeof figureKinds)[number];

const anyStore = 4_174_217;
const oneStore: Record<FigureKind, number> = { service: 4_174_216, sales: 4_174_218 };

const moved = (kind: FigureKind) => sql`
  select s.store_id, 1 as days from stores s left join ${sql.table(reachTables[kind])} r using (store_id) where ${isMoved}`;

/**
 * Stores with marks; as many as one transaction deals with, or one that asks for the whole store, are as much work as `days`: a
 * refresher that credits one store leaves the others to those beside it.
 */
const marked = (days: number) => sql`
  select s.store_id, m.days from stores s
  cross join lateral (
    select case when bool_or(source is null) then ${days}::int else ceil(count(*)::float * ${days}::int / ${marksAtOnce}::int) end as days
    from (select source from sales_marks where store_id = s.store_id limit ${marksAtOnce}) m
  ) m
  where m.days > 0`;

/** Store and days to recompute, once for each reason; one transaction recomputes some `days`. */
const waiting: Record<FigureKind, (days: number) => RawBuilder<unknown>> = {
  service: () => sql`
    select store_id, count(distinct day) as days from dirty_days group by store_id
    union all ${moved("service")}`,
  sales: (days) => sql`
    select store_id, count(distinct day) as days from dirty_sales_days group by store_id
    union all ${marked(days)}
    union all ${moved("sales")}`,
};

type WaitingStore = { storeId: number; days: number };

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
  const [, , , rows] = await runTogether(
    trx,
    // For what follows: aggregating in memory what would be sorted three times over. The planner expects far more groups than come.
    sql`set local work_mem = '128MB'`,
    sql`set local hash_mem_multiplier = 8`,
    sql`select pg_advisory_xact_lock_shared(${anyStore})`,
    sql<WaitingStore>`
      select store_id as "storeId", sum(days)::int as days from (${waiting[kind](days)}) waiting
      where store_id <> all(${[...except]}::int[])
      group by store_id order by days, store_id`,
  );
  const held: number[] = [];
  let sum = 0;
  let rest = rows;
  while (rest.length > 0 && sum < days) {
    const wanted = takeDays(rest, days - sum);
    rest = rest.slice(wanted.length);
    for (const { storeId, days: more } of await tryToHold(trx, kind, wanted)) {
      held.push(storeId);
      sum += more;
    }
  }
  if (held.length > 0 || rows.length === 0) return held.length > 0 ? held : null;
  const { storeId } = rows[0]!;
  await hold(trx, kind, storeId);
  return [storeId];
}

/** The first stores that have so many days together, or all. */
function takeDays(stores: readonly WaitingStore[], days: number): WaitingStore[] {
  let sum = 0;
  const end = stores.findIndex((store) => (sum += store.days) >= days);
  return end < 0 ? [...stores] : stores.slice(0, end + 1);
}

/** Holds those of the stores that nobody else does. */
async function tryToHold(
  trx: Trx,
  kind: FigureKind,
  stores: readonly WaitingStore[],
): Promise<WaitingStore[]> {
  const { rows } = await sql<{ storeId: number; isHeld: boolean }>`
    select store_id as "storeId", pg_try_advisory_xact_lock(${oneStore[kind]}, store_id) as "isHeld"
    from unnest(${stores.map(({ storeId }) => storeId)}::int[]) as s(store_id)`.execute(trx);
  const held = new Set(rows.filter(({ isHeld }) => isHeld).map(({ storeId }) => storeId));
  return stores.filter(({ storeId }) => held.has(storeId));
}
