/** What keeps a pull in step with its connection. */
import { sql } from "kysely";
import type { Db, Trx } from "../connection.ts";

/** The connection is gone, paused, or somebody else has gone on with its pull. */
export class PullOvertaken extends Error {
  override name = "PullOvertaken";
}

/**
 * Holds a connection until the transaction ends, so that its cursor moves in step with what is stored. `cursor`: as it was read.
 * Throws PullOvertaken.
 */
export async function holdPull(trx: Trx, connectionId: string, cursor: unknown): Promise<void> {
  const { rows } = await sql`
    select 1 from connections
    where connection_id = ${connectionId} and kind = 'pull' and state <> 'paused'
      and cursor is not distinct from ${cursor === null ? null : JSON.stringify(cursor)}::jsonb
    for update`.execute(trx);
  if (rows.length === 0) throw new PullOvertaken();
}

/** How far the pulls of these platforms have all brought a store's records, epoch ms; null before the first has. */
export async function readPulledThrough(
  db: Db,
  storeId: number,
  platforms: readonly string[],
): Promise<number | null> {
  const rows = await db
    .selectFrom("connections")
    .select(sql<number | null>`(cursor ->> 'through')::float8`.as("through"))
    .where("store_id", "=", storeId)
    .where("kind", "=", "pull")
    .where("state", "<>", "paused")
    .where("platform", "in", platforms)
    .execute();
  const reached = rows.map(({ through }) => through);
  return reached.some((through) => through === null) ? null : Math.min(...(reached as number[]));
}
