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

export type UndoCount = { events: number; conversations: number; stores: string[] };

/** Beyond this many events, counting what an undo takes would keep the reader waiting: the import's own counts stand in. */
const countedEvents = 500_000;
const eventTables = ["messages", "handoffs", "ratings", "orders", "refunds", "clicks", "knowledge_edits"];

/** What would leave with an import: the events that it was the last to bring, their conversations, the stores they are of. */
export async function countUndo(db: Db, importId: number): Promise<UndoCount> {
  const found = await findImport(db, importId);
  if (!found) return { events: 0, conversations: 0, stores: [] };
  const { rows: stores } = await sql<{ name: string }>`
    select s.name from stores s where s.import_id = ${importId} or s.made_by_import = ${importId} or exists (
      select from messages m where m.store_id = s.store_id and m.import_id = ${importId})
      or exists (select from conversations c where c.store_id = s.store_id and c.import_id = ${importId})
    order by s.name limit 100`.execute(db);
  const names = stores.map(({ name }) => name);
  if (found.accepted > countedEvents) {
    return { events: found.accepted, conversations: found.conversations, stores: names };
  }
  const inConversations = ["messages", "handoffs", "ratings"].map(
    (table) => sql`select store_id, conversation_id from ${sql.table(table)} where import_id = ${importId}`,
  );
  const counts = eventTables.map(
    (table) => sql`(select count(*) from ${sql.table(table)} where import_id = ${importId})`,
  );
  const { rows } = await sql<{ events: number; conversations: number }>`
    select ${sql.join(counts, sql` + `)}
      + (select count(*) from conversations where import_id = ${importId} and event_hash is not null)
      + (select count(*) from people where import_id = ${importId}) + (select count(*) from shifts where import_id = ${importId})
      + (select count(*) from stores where import_id = ${importId}) as events,
      (select count(*) from (${sql.join(inConversations, sql` union `)} union
        select store_id, conversation_id from conversations where import_id = ${importId}) c) as conversations`.execute(
    db,
  );
  return { events: rows[0]!.events, conversations: rows[0]!.conversations, stores: names };
}

export type QuarantineReason = { reason: string; field: string | null; lines: number; firstLine: number };

/** Why lines of an import were set aside, most frequent first. */
export async function listQuarantineReasons(db: Db, importId: number): Promise<QuarantineReason[]> {
  return db
    .selectFrom("quarantined_lines")
    .select(["reason", "field", sql<number>`count(*)`.as("lines"), sql<number>`min(line)`.as("firstLine")])
    .where("import_id", "=", importId)
    .groupBy(["reason", "field"])
    .orderBy("lines", "desc")
    .orderBy("reason")
    .execute();
}

export type QuarantinedLineRow = {
  line: number;
  field: string | null;
  reason: string;
  store: string | null;
  preview: string;
};

/** Lines in file order, each cut to 500 bytes for reading. */
export async function listQuarantinedLines(
  db: Db,
  { importId, reason, after, limit }: { importId: number; reason?: string; after?: number; limit: number },
): Promise<QuarantinedLineRow[]> {
  const rows = await db
    .selectFrom("quarantined_lines")
    .select([
      "line",
      "field",
      "reason",
      "store_key as store",
      sql<Buffer>`substring(raw from 1 for 500)`.as("head"),
    ])
    .where("import_id", "=", importId)
    .$if(reason !== undefined, (query) => query.where("reason", "=", reason!))
    .$if(after !== undefined, (query) => query.where("line", ">", after!))
    .orderBy("line")
    .limit(limit)
    .execute();
  return rows.map(({ head, ...row }) => ({ ...row, preview: head.toString("utf8") }));
}

/** The raw lines byte for byte, in file order, read in pages. */
export async function* listQuarantinedRaw(
  db: Db,
  importId: number,
  { reason }: { reason?: string } = {},
): AsyncGenerator<Buffer> {
  for (let after = -1; ;) {
    const rows = await db
      .selectFrom("quarantined_lines")
      .select(["line", "raw"])
      .where("import_id", "=", importId)
      .where("line", ">", after)
      .$if(reason !== undefined, (query) => query.where("reason", "=", reason!))
      .orderBy("line")
      .limit(100)
      .execute();
    for (const row of rows) yield row.raw;
    if (rows.length < 100) return;
    after = rows.at(-1)!.line;
  }
}
