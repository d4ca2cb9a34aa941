import { sql } from "kysely";
import type { Scope } from "#app/access/principal.ts";
import type { Db } from "../connection.ts";
import { renderScope } from "../queries/scope.ts";
import { isCounted } from "./measure-gaps.ts";

/** When the questions a gap counts were asked (epoch ms), the first first. */
export async function listAskedTimes(db: Db, scope: Scope, gapId: number): Promise<number[]> {
  const { rows } = await sql<{ at: number }>`
    select q.asked_at as at from gap_questions q join gaps g using (store_id, gap_id)
    where ${renderScope(scope, "q.store_id")} and q.gap_id = ${gapId} and ${isCounted}
    order by q.asked_at`.execute(db);
  return rows.map(({ at }) => at);
}
