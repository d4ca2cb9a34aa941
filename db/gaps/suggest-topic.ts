import { sql } from "kysely";
import type { Scope } from "#app/access/principal.ts";
import type { Db } from "../connection.ts";
import { renderScope } from "../queries/scope.ts";
import { isCounted } from "./measure-gaps.ts";

/** The topics of a gap's conversations, the most frequent first. */
export async function listGapTopics(db: Db, scope: Scope, gapId: number): Promise<string[]> {
  const { rows } = await sql<{ topic: string }>`
    select f.topic from gap_questions q join gaps g using (store_id, gap_id)
    join conversation_facts f using (store_id, conversation_id)
    where ${renderScope(scope, "q.store_id")} and q.gap_id = ${gapId} and ${isCounted} and f.topic is not null
    group by f.topic order by count(*) desc, f.topic limit 5`.execute(db);
  return rows.map(({ topic }) => topic);
}
