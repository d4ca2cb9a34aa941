import { sql } from "kysely";
import type { Db } from "../connection.ts";
import { countImportedConversations } from "../load/import-progress.ts";

export type SettledImport = {
  importId: number;
  format: string;
  /** The store of records that name none. */
  store: string | null;
  status: string;
  origin: string;
  /** Lines waiting. */
  waiting: number;
  accepted: number;
  duplicate: number;
  /** Zone of the store the import is about: of its only one, or of the only one there is. */
  timezone: string | null;
};

/** What has to be known of an import to mend its lines. */
export async function findSettledImport(db: Db, importId: number): Promise<SettledImport | undefined> {
  const { rows } = await sql<SettledImport>`
    select import_id as "importId", format, store, status, origin, quarantined as waiting, accepted, duplicate,
      coalesce(
        (select timezone from stores where key = i.store),
        (select timezone from stores where key = (
          select store_key from quarantined_lines q
          where q.import_id = i.import_id and store_key is not null order by part, line limit 1)),
        (select min(timezone) from stores having count(distinct timezone) = 1)
      ) as timezone
    from imports i where import_id = ${importId}`.execute(db);
  return rows[0];
}

/** Counts the conversations of an import anew, after lines of it have become events. */
export async function recountConversations(db: Db, importId: number): Promise<void> {
  const conversations = await countImportedConversations(db, importId);
  await db.updateTable("imports").set({ conversations }).where("import_id", "=", importId).execute();
}
