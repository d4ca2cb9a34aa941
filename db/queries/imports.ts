import { sql } from "kysely";
import type { Db } from "../connection.ts";

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
};

const importColumns = [
  "import_id as importId",
  "origin",
  "name",
  "format",
  "status",
  "error",
  "accepted",
  "duplicate",
  "quarantined",
  "conversations",
  "started_at as startedAt",
  "finished_at as finishedAt",
] as const;

/** Newest first; keyset paging by import id. */
export async function listImports(
  db: Db,
  { before, limit }: { before?: number; limit: number },
): Promise<ImportSummary[]> {
  return db
    .selectFrom("imports")
    .select(importColumns)
    .$if(before !== undefined, (query) => query.where("import_id", "<", before!))
    .orderBy("import_id", "desc")
    .limit(limit)
    .execute();
}

export async function findImport(db: Db, importId: number): Promise<ImportSummary | undefined> {
  return db.selectFrom("imports").select(importColumns).where("import_id", "=", importId).executeTakeFirst();
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
