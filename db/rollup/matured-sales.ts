import { sql } from "kysely";
import { creditWindows, netDays } from "#app/sales/windows.ts";
import type { Trx } from "../connection.ts";
import { markAllSalesDays } from "../sales/recredit-store.ts";
import { takeMoves, type Move } from "./data-moves.ts";

/**
 * Marks the days on which an attribution window or the days of a net figure are over (or no longer are). Only a refresher calls
 * it, for stores it holds.
 */
export async function markMaturedSales(trx: Trx, storeIds: readonly number[]): Promise<void> {
  const { moves, isFromNothing } = await takeMoves(trx, "sales", storeIds);
  // Orders may be there before the first conversation, and after the last.
  for (const storeId of isFromNothing) await markAllSalesDays(trx, storeId);
  for (const move of moves) await markBetween(trx, move);
}

async function markBetween(trx: Trx, { storeId, from, to, attributionHours }: Move): Promise<void> {
  const windows = [...new Set([...creditWindows, attributionHours])];
  const nets = netDays.map((days) => days * 24);
  // The days, a little wider than any zone, let the indexes by day find them.
  const isOver = (at: string, day: string) => sql`
    ${sql.ref(at)} > ${from}::timestamptz - w.hours * interval '1 hour'
    and ${sql.ref(at)} <= ${to}::timestamptz - w.hours * interval '1 hour'
    and ${sql.ref(day)} >= (${from}::timestamptz - w.hours * interval '1 hour')::date - 2
    and ${sql.ref(day)} <= (${to}::timestamptz - w.hours * interval '1 hour')::date + 2`;
  await sql`
    insert into dirty_sales_days (store_id, day)
    select ${storeId}::int, f.day from unnest(${windows}::int[]) as w(hours)
    join inquiry_facts f on f.store_id = ${storeId} and ${isOver("f.started_at", "f.day")}
    union
    select ${storeId}::int, f.paid_day from unnest(${nets}::int[]) as w(hours)
    join order_facts f on f.store_id = ${storeId} and ${isOver("f.paid_at", "f.paid_day")}`.execute(trx);
}
