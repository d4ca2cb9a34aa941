import { sql } from "kysely";
import type { Db } from "../connection.ts";

/** The stores (of those asked for) whose gaps are being worked out, or wait for it. Asks as the owner of the queue. */
export async function listClustering(db: Db, storeIds: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select split_part(j.key, ':', 2)::int as id from graphile_worker.jobs j
    where j.task_identifier = 'cluster-gaps' and j.key ~ '^cluster-gaps:\\d+$' and j.attempts < j.max_attempts
      and j.run_at <= now() + interval '1 minute'`.execute(db);
  const waiting = new Set(rows.map(({ id }) => id));
  return storeIds.filter((id) => waiting.has(0) || waiting.has(id));
}
