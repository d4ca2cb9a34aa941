import { sql } from "kysely";
import type { Scope } from "#app/access/principal.ts";
import type { DimensionId } from "#app/metrics/dimensions.ts";
import type { Db } from "../connection.ts";
import { escapeLike } from "./filters.ts";
import { renderScope } from "./scope.ts";

export type DimensionValue = { value: string; count: number };

const columns: Partial<Record<DimensionId, string>> = {
  store: "s.key",
  channel: "coalesce(f.channel, '(unknown)')",
  topic: "coalesce(f.topic, '(unknown)')",
  source: "f.source",
  reason: "coalesce(f.reason, '(unknown)')",
  reason_group: "coalesce(f.reason_group, '(unknown)')",
  handler: "f.handler",
  agent: "coalesce(f.agent, '(unknown)')",
};

/** Values a text dimension takes in the stores of a scope, most frequent first; none for calendar dimensions, whose values are known. */
export async function listDimensionValues(
  db: Db,
  dimension: DimensionId,
  { scope, search = "", limit }: { scope: Scope; search?: string; limit: number },
): Promise<DimensionValue[]> {
  const column = columns[dimension];
  if (!column) return [];
  const { rows } = await sql<DimensionValue>`
    select ${sql.raw(column)} as value, count(*) as count
    from conversation_facts f join stores s on s.store_id = f.store_id
    where ${renderScope(scope, "f.store_id")} and ${sql.raw(column)} ilike ${escapeLike(search)}
    group by 1 order by 2 desc, 1 limit ${limit}`.execute(db);
  return rows;
}
