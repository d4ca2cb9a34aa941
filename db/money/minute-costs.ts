/** What a minute of a person of a store's service costs, as the merchant says. */
import { sql } from "kysely";
import type { Db } from "../connection.ts";

/** A decimal of the currency; both null while it is not told. */
export type MinuteCost = {
  storeId: number;
  key: string;
  name: string;
  /** The store's own, to be offered. */
  storeCurrency: string | null;
  cost: string | null;
  currency: string | null;
};

/** Of the stores the connection may see, by name. */
export async function listMinuteCosts(db: Db): Promise<MinuteCost[]> {
  const { rows } = await sql<MinuteCost>`
    select store_id as "storeId", key, name, currency as "storeCurrency", trim_scale(human_minute_cost)::text as cost,
      human_minute_currency as currency
    from stores order by name, store_id`.execute(db);
  return rows;
}

/** Null forgets it. False when there is no such store. */
export async function setMinuteCost(
  db: Db,
  storeId: number,
  told: { cost: string; currency: string } | null,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("stores")
    .set({ human_minute_cost: told?.cost ?? null, human_minute_currency: told?.currency ?? null })
    .where("store_id", "=", storeId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
