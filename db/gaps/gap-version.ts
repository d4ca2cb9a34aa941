/** Tells whether a store's gaps are those somebody read before; every change of which questions they hold counts. */
import { sql } from "kysely";
import type { Db, Trx } from "../connection.ts";

export async function readGapsVersion(db: Db, storeId: number): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    select version from gap_passes where store_id = ${storeId}`.execute(db);
  return rows[0]?.version ?? 0;
}

/** Answers the version that is now. */
export async function raiseGapsVersion(trx: Trx, storeId: number): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    update gap_passes set version = version + 1 where store_id = ${storeId} returning version`.execute(trx);
  return rows[0]?.version ?? 0;
}
