import { sql } from "kysely";
import type { EntryStep } from "#app/gaps/knowledge-then.ts";
import type { Db } from "../connection.ts";

/** All that was done to a store's entries. */
export async function readEntrySteps(db: Db, storeId: number): Promise<EntryStep[]> {
  const { rows } = await sql<EntryStep>`
    select entry, edited_at as at, action, question, variants from knowledge_edits where store_id = ${storeId}`.execute(
    db,
  );
  return rows;
}
