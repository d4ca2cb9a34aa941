import { sql } from "kysely";
import { creditWindows, netDays } from "#app/sales/windows.ts";
import type { Trx } from "../connection.ts";
import { markAllSalesDays } from "../sales/recredit-store.ts";
import { listMoves, takeMoves, type Move } from "./data-moves.ts";

/**
 * Marks the days on which an attribution window or the days of a net figure are over (or no longer are). Only a refresher calls
 * it, for stores it holds.
 */
export async function markMaturedSales(trx: Trx, storeIds: readonly number[]): Promise<void> {
  const { moves, isFromNothing } = await takeMoves(trx, "sales", storeIds);
  // Orders may be there before the first conversation, and after the last.
  for (const storeId of isFromNothing) await markAllSalesDays(trx, storeId);
  if (moves.length > 0) await markBetween(trx, moves);
}

async function markBetween(trx: Trx, moves: readonly Move[]): Promise<void> {
  const list = (hours: readonly number[]) => sql.join(hours.map((one) => sql`(${one}::int)`));
  // The days, a little wider than any zone, let the indexes by day find them.
  const isOver = (at: string, day: string) => sql`
    f.store_id = m.store_id
    and ${sql.ref(at)} > m.from_at - w.hours * interval '1 hour'
    and ${sql.ref(at)} <= m.to_at - w.hours * interval '1 hour'
    and ${sql.ref(day)} >= (m.from_at - w.hours * interval '1 hour')::date - 2
    and ${sql.ref(day)} <= (m.to_at - w.hours * interval '1 hour')::date + 2`;
  // Store by store (offset 0): what lies between two instants is little, whatever the planner thinks of it.
  await sql`
    with m as materialized (select * from ${listMoves(moves)})
    insert into dirty_sales_days (store_id, day)
    select m.store_id, found.day from m
    cross join lateral (
      select hours from (values ${list(creditWindows)}) w(hours) union select m.attribution_hours) w
    cross join lateral (
      select f.day from inquiry_facts f where ${isOver("f.started_at", "f.day")} offset 0
    ) found
    union
    select m.store_id, found.day from m
    cross join (values ${list(netDays.map((days) => days * 24))}) w(hours)
    cross join lateral (
      select f.paid_day as day from order_facts f where ${isOver("f.paid_at", "f.paid_day")} offset 0
    ) found`.execute(trx);
}
