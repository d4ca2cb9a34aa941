import { sql } from "kysely";
import type { Scope } from "#app/access/principal.ts";
import type { Db } from "../connection.ts";
import { renderScope } from "./scope.ts";

/** Counts over the newest 30 days of a store's data. */
export type DataQuality = {
  storeKey: string;
  conversations: number;
  /** With a customer id, so that a return can be seen. */
  linkable: number;
  /** With a bot message whose kind we derived. */
  kindInferred: number;
  /** Without recorded times of single messages. */
  timeInferred: number;
  requested: number;
  /** Requests whose reason our rules found. */
  reasonByRule: number;
  unclassified: number;
  sources: string[];
};

/** How far the numbers of each store of a scope can be believed; stores without conversations are left out. */
export async function listDataQuality(db: Db, scope: Scope): Promise<DataQuality[]> {
  const { rows } = await sql<DataQuality>`
    select s.key as "storeKey", q.*
    from stores s
    cross join lateral (select max(start_day) as day from conversation_facts where store_id = s.store_id) newest
    cross join lateral (
      select count(*) as conversations,
        count(*) filter (where customer is not null) as linkable,
        count(*) filter (where is_kind_inferred) as "kindInferred",
        count(*) filter (where is_time_inferred) as "timeInferred",
        count(*) filter (where is_requested) as requested,
        count(*) filter (where reason_source = 'rule') as "reasonByRule",
        count(*) filter (where reason_source = 'unclassified') as unclassified,
        coalesce(array_agg(distinct source), '{}') as sources
      from conversation_facts f
      where f.store_id = s.store_id and f.start_day > newest.day - 30
    ) q
    where newest.day is not null and ${renderScope(scope, "s.store_id")}
    order by s.name`.execute(db);
  return rows;
}
