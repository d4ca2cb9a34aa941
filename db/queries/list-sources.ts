/** Where the conversations and orders of each store come from. */
import { sql, type RawBuilder } from "kysely";
import type { Scope } from "#app/access/principal.ts";
import type { Db } from "../connection.ts";
import { renderScope } from "./scope.ts";

export type StoreSource = { store: string; source: string; of: "conversations" | "orders" };

/** The sources of each store of a scope, by store and name. */
export async function listStoreSources(db: Db, scope: Scope): Promise<StoreSource[]> {
  const { rows } = await sql<StoreSource>`
    select s.key as store, w.source, 'conversations' as of
    from stores s cross join lateral (${walkSources("conversations")}) w
    where ${renderScope(scope, "s.store_id")}
    union all
    select s.key, w.source, 'orders'
    from stores s cross join lateral (${walkSources("orders")}) w
    where ${renderScope(scope, "s.store_id")}
    order by 1, 3, 2`.execute(db);
  return rows;
}

/** From one source to the next by the index, whatever number of rows each has. */
function walkSources(table: "conversations" | "orders"): RawBuilder<unknown> {
  const rows = sql.table(table);
  return sql`
    with recursive walk as (
      (select r.source from ${rows} r where r.store_id = s.store_id order by r.source limit 1)
      union all
      select (select r.source from ${rows} r where r.store_id = s.store_id and r.source > walk.source
        order by r.source limit 1)
      from walk where walk.source is not null
    )
    select source from walk where source is not null`;
}

/** Ids of the formats that anything was taken in, without settings. */
export async function listTakenFormats(db: Db): Promise<Set<string>> {
  const { rows } = await sql<{ format: string }>`select taken_formats() as format`.execute(db);
  return new Set(rows.map(({ format }) => format));
}
