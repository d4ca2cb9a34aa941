/** Knowledge events of some time, for marks on charts. */
import { sql } from "kysely";
import type { Scope } from "#app/access/principal.ts";
import type { KnowledgeEvent } from "#app/effect/fold-edits.ts";
import type { Db } from "../connection.ts";
import { renderScope } from "../queries/scope.ts";

/** `from` and `to` in epoch ms. */
type Asked = { scope: Scope; storeIds: readonly number[]; from: number; to: number };

/** More than a chart has room for; the latest are kept. */
const mostEvents = 5_000;

/** In order of time; the topic is the event's own, else the last one known of its entry. Work is not read. */
export async function listWentLive(db: Db, { scope, storeIds, from, to }: Asked): Promise<KnowledgeEvent[]> {
  const { rows } = await sql<KnowledgeEvent>`
    select k.store_id as "storeId", k.edited_at as at, k.action, k.entry, k.trainer, null as minutes,
      coalesce(k.topic, (
        select e.topic from knowledge_edits e
        where e.store_id = k.store_id and e.entry = k.entry and e.topic is not null and e.edited_at <= k.edited_at
        order by e.edited_at desc limit 1
      )) as topic
    from (
      select * from knowledge_edits k
      where ${renderScope(scope, "k.store_id")} and k.store_id = any(${[...storeIds]}::int[])
        and k.edited_at between ${new Date(from)} and ${new Date(to)}
      order by k.edited_at desc limit ${mostEvents}
    ) k
    order by k.edited_at, k.source, k.external_id`.execute(db);
  return rows;
}
