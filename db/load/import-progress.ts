import { sql } from "kysely";
import type { Db } from "../connection.ts";

export type BatchProgress = {
  accepted: number;
  duplicate: number;
  quarantined: number;
  /** Records of the input whose effects are durable with this batch. */
  recordsRead: number;
};

/** Counts a batch in its own transaction: after a crash the import says exactly what is stored of it. */
export async function recordProgress(db: Db, importId: number, progress: BatchProgress): Promise<void> {
  await sql`
    update imports set accepted = accepted + ${progress.accepted}, duplicate = duplicate + ${progress.duplicate},
      quarantined = quarantined + ${progress.quarantined},
      records_read = greatest(records_read, ${progress.recordsRead}), progressed_at = now()
    where import_id = ${importId}`.execute(db);
}

/** How far an import has come before: what a restarted one must not load again. */
export async function resumeImport(
  db: Db,
  importId: number,
  format: string,
): Promise<{ recordsRead: number; accepted: number; duplicate: number; quarantined: number }> {
  const row = await db
    .updateTable("imports")
    .set({ status: "running", format, error: null, finished_at: null, progressed_at: sql<number>`now()` })
    .where("import_id", "=", importId)
    .returning(["records_read as recordsRead", "accepted", "duplicate", "quarantined"])
    .executeTakeFirstOrThrow();
  return row;
}

/** Conversations that hold an event an import brought. Read from the events: needed after a restart only. */
export async function countImportedConversations(db: Db, importId: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from (
      select store_id, conversation_id from messages where import_id = ${importId}
      union select store_id, conversation_id from handoffs where import_id = ${importId}
      union select store_id, conversation_id from ratings where import_id = ${importId}
      union select store_id, conversation_id from conversations where import_id = ${importId} and event_hash is not null
    ) touched`.execute(db);
  return rows[0]!.n;
}
