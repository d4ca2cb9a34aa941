import { sql } from "kysely";
import type { Db } from "../connection.ts";
import { isStalled } from "../jobs/import-states.ts";

export type ImportSummary = {
  importId: number;
  origin: string;
  name: string;
  format: string;
  status: string;
  error: string | null;
  accepted: number;
  duplicate: number;
  quarantined: number;
  conversations: number;
  startedAt: number;
  finishedAt: number | null;
  /** Of the file, packed or not; null for what came as a stream. */
  bytesTotal: number | null;
  bytesRead: number;
  recordsRead: number;
  /** Of an undo: events that have left, of all. */
  stepsDone: number | null;
  stepsTotal: number | null;
  progressedAt: number | null;
  isCancelRequested: boolean;
  /** At work by its own word, but nobody goes on with it. */
  isStalled: boolean;
  /** The uploaded file is still there, so it can go on without being sent again. */
  hasFile: boolean;
  report: unknown;
};

const importColumns = [
  "i.import_id as importId",
  "i.origin",
  "i.name",
  "i.format",
  "i.status",
  "i.error",
  "i.accepted",
  "i.duplicate",
  "i.quarantined",
  "i.conversations",
  "i.started_at as startedAt",
  "i.finished_at as finishedAt",
  "i.bytes_total as bytesTotal",
  "i.bytes_read as bytesRead",
  "i.records_read as recordsRead",
  "i.steps_done as stepsDone",
  "i.steps_total as stepsTotal",
  "i.progressed_at as progressedAt",
  "i.is_cancel_requested as isCancelRequested",
  isStalled.as("isStalled"),
  sql<boolean>`i.path is not null`.as("hasFile"),
] as const;

/** Newest first; keyset paging by import id. */
export async function listImports(
  db: Db,
  { before, limit }: { before?: number; limit: number },
): Promise<ImportSummary[]> {
  return db
    .selectFrom("imports as i")
    .select(importColumns)
    .select(sql<unknown>`null`.as("report"))
    .$if(before !== undefined, (query) => query.where("i.import_id", "<", before!))
    .orderBy("i.import_id", "desc")
    .limit(limit)
    .execute();
}

export async function findImport(db: Db, importId: number): Promise<ImportSummary | undefined> {
  return db
    .selectFrom("imports as i")
    .select([...importColumns, "i.report"])
    .where("i.import_id", "=", importId)
    .executeTakeFirst();
}

/** Whether a file is being read, by a job or a command that still gives signs of life. */
export async function isImportUnderWay(db: Db): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select exists (select from imports i where i.status = 'running' and not ${isStalled}) as is`.execute(db);
  return rows[0]!.is;
}
