import { sql } from "kysely";
import type { Scope } from "#app/access/principal.ts";
import type { GapState } from "#app/gaps/gap-state.ts";
import type { Db } from "../connection.ts";
import { renderScope } from "../queries/scope.ts";

/** `actorId` null where the data moved it, or the account is gone. */
export type GapChange = {
  at: number;
  action: string;
  from: GapState;
  to: GapState;
  actorId: number | null;
};

/** What was done to a gap, the latest first. */
export async function listGapChanges(db: Db, scope: Scope, gapId: number): Promise<GapChange[]> {
  const { rows } = await sql<GapChange>`
    select c.at, c.action, c.state_from as "from", c.state_to as "to", c.actor_id as "actorId"
    from gap_changes c where ${renderScope(scope, "c.store_id")} and c.gap_id = ${gapId}
    order by c.at desc, c.change_id desc limit 100`.execute(db);
  return rows;
}
