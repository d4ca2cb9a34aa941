/** How long people take over conversations of each topic. */
import { sql } from "kysely";
import type { Scope } from "#app/access/principal.ts";
import type { Day } from "#app/metrics/question.ts";
import { unknownValue } from "#app/metrics/dimensions.ts";
import type { Db } from "../connection.ts";
import { renderScope } from "./scope.ts";

export type HandledTopic = { store: string; topic: string; handled: number; handleMs: number };

/** Conversations that began in the period and in which people spoke (none of them a test), by store and topic. */
export async function sumHandled(
  db: Db,
  { scope, storeIds, from, to }: { scope: Scope; storeIds: readonly number[]; from: Day; to: Day },
): Promise<HandledTopic[]> {
  const { rows } = await sql<HandledTopic>`
    select s.key as store, coalesce(f.topic, ${unknownValue}) as topic, f.handled, f."handleMs"
    from (
      select store_id, topic, count(*) as handled, sum(handle_time_ms)::bigint as "handleMs" from conversation_facts f
      where ${renderScope(scope, "f.store_id")} and f.store_id = any(${[...storeIds]}::int[])
        and f.start_day between ${from}::date and ${to}::date and f.handle_time_ms is not null and not f.is_test
      group by store_id, topic
    ) f join stores s on s.store_id = f.store_id`.execute(db);
  return rows;
}
