import { sql, type RawBuilder } from "kysely";
import { getLongestWindow } from "#app/sales/windows.ts";
import { listOffsets, type OffsetSpan } from "#app/time/local-day.ts";
import type { Db } from "../connection.ts";

/** A store as crediting sees it. */
export type SellingStore = {
  storeId: number;
  timezone: string;
  /** Hours before an order in which a conversation can have to do with it at all. */
  longestHours: number;
  /** Without any order a store has no sales figures: a conversion of 0 % would claim to know. */
  hasOrders: boolean;
};

/** Reads a store with the settings it has now; undefined when it has gone. */
export async function readSellingStore(db: Db, storeId: number): Promise<SellingStore | undefined> {
  return (await findSellingStore(storeId).execute(db)).rows.map(toSellingStore)[0];
}

type FoundStore = Pick<SellingStore, "storeId" | "timezone" | "hasOrders"> & { ownHours: number };

/** The row that `toSellingStore` makes a store of; none when it has gone. */
export function findSellingStore(storeId: number): RawBuilder<FoundStore> {
  return sql`
    select s.store_id as "storeId", s.timezone, s.attribution_hours as "ownHours",
      exists (select from orders o where o.store_id = s.store_id) as "hasOrders"
    from stores s where s.store_id = ${storeId}`;
}

export function toSellingStore({ ownHours, ...store }: FoundStore): SellingStore {
  return { ...store, longestHours: getLongestWindow(ownHours) };
}

/** The offsets of a store's zone over all its orders. */
export async function findOffsets(db: Db, { storeId, timezone }: SellingStore): Promise<OffsetSpan[]> {
  const { rows } = await sql<{ from: number | null; to: number | null }>`
    select min(placed_at) as from, greatest(max(placed_at), max(paid_at)) as to from orders
    where store_id = ${storeId}`.execute(db);
  const { from, to } = rows[0]!;
  return listOffsets(timezone, from ?? 0, to ?? 0);
}
