/** What was done to knowledge entries, and by whom. */
import { sql } from "kysely";
import type { Scope } from "#app/access/principal.ts";
import type { KnowledgeEvent } from "#app/effect/fold-edits.ts";
import type { Db } from "../connection.ts";
import { renderScope } from "../queries/scope.ts";

type Asked = { scope: Scope; storeIds: readonly number[] };

/** Knowledge events of stores in order of time. */
export async function listKnowledgeEvents(db: Db, { scope, storeIds }: Asked): Promise<KnowledgeEvent[]> {
  const { rows } = await sql<KnowledgeEvent>`
    select k.store_id as "storeId", k.edited_at as at, k.action, k.entry, k.topic, k.trainer, k.minutes
    from knowledge_edits k
    where ${renderScope(scope, "k.store_id")} and k.store_id = any(${[...storeIds]}::int[])
    order by k.edited_at, k.source, k.external_id`.execute(db);
  return rows;
}

export type Trainer = {
  storeId: number;
  id: string;
  name: string;
  team: string | null;
  /** As their platform calls it; ours is by effect. */
  level: string | null;
  /** YYYY-MM-DD. */
  startedOn: string | null;
};

/** The trainers that stores have told of, by the ids that knowledge events name. */
export async function listTrainers(db: Db, { scope, storeIds }: Asked): Promise<Trainer[]> {
  const { rows } = await sql<Trainer>`
    select p.store_id as "storeId", p.external_id as id, p.name, p.team, p.level,
      p.started_on::text as "startedOn"
    from people p
    where ${renderScope(scope, "p.store_id")} and p.store_id = any(${[...storeIds]}::int[]) and p.role = 'trainer'
    order by p.store_id, p.source, p.external_id`.execute(db);
  return rows;
}
