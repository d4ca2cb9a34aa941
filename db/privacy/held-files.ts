/** Uploaded files that still lie in the data folder, by what the database knows of them. */
import { sql } from "kysely";
import type { Db } from "../connection.ts";
import { selectConversationsOf } from "./find-customer.ts";

export type HeldFile = {
  /** Below the data folder. */
  path: string;
  /** The import's name. */
  name: string;
  importId: number;
  mendId: number | null;
  /** Somebody still reads it, or is about to. */
  isOpen: boolean;
  /** It brought something of the customer. */
  isOfCustomer: boolean;
};

const ended = ["done", "failed", "cancelled", "undone"];

export async function listHeldFiles(db: Db, customers: readonly string[]): Promise<HeldFile[]> {
  const { rows } = await sql<HeldFile>`
    with theirs as materialized (
      select import_id from conversations join (${selectConversationsOf(customers)}) c using (store_id, conversation_id)
      union select import_id from messages join (${selectConversationsOf(customers)}) c using (store_id, conversation_id)
      union select import_id from orders where customer = any(${customers}::text[])
      union select import_id from clicks where customer = any(${customers}::text[])
    )
    select i.path, i.name, i.import_id as "importId", null::bigint as "mendId", i.status <> all(${ended}::text[]) as "isOpen",
      exists (select from theirs t where t.import_id = i.import_id) as "isOfCustomer"
    from imports i where i.path is not null
    union all
    select m.path, i.name, i.import_id, m.mend_id, m.status in ('waiting', 'running'),
      exists (select from theirs t where t.import_id = i.import_id)
    from quarantine_mends m join imports i using (import_id) where m.path is not null`.execute(db);
  return rows;
}

/** The rows let go of their files, which may then be removed. */
export async function releaseFiles(db: Db, files: readonly HeldFile[]): Promise<string[]> {
  for (const { importId, mendId } of files) {
    if (mendId === null) {
      await db
        .updateTable("imports")
        .set({ path: null, upload_key: null })
        .where("import_id", "=", importId)
        .execute();
    } else {
      await db.updateTable("quarantine_mends").set({ path: null }).where("mend_id", "=", mendId).execute();
    }
  }
  return files.map(({ path }) => path);
}
