import { sql } from "kysely";
import type { Scope } from "#app/access/principal.ts";
import type { Day } from "#app/metrics/question.ts";
import type { Db } from "../connection.ts";
import { renderScope } from "../queries/scope.ts";

export type EntryDay = { day: Day; hits: number; effective: number };

/** Hits of an entry by store-local day, both ends included; days without any are left out. */
export async function listEntryDays(
  db: Db,
  asked: { scope: Scope; storeId: number; entry: string; from: Day; to: Day },
): Promise<EntryDay[]> {
  const { scope, storeId, entry, from, to } = asked;
  const { rows } = await sql<EntryDay>`
    select e.day, sum(e.hits)::int as hits, sum(e.effective)::int as effective from entry_days e
    where ${renderScope(scope, "e.store_id")} and e.store_id = ${storeId} and e.entry = ${entry}
      and e.day between ${from}::date and ${to}::date
    group by e.day order by e.day`.execute(db);
  return rows;
}
