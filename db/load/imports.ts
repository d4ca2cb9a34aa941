/** Imports and their quarantine: what came in, from where, and the lines that could not be taken. */
import { sql } from "kysely";
import type { Db } from "../connection.ts";

export type ImportOrigin = "cli" | "api" | "upload" | "demo";
export type ImportOutcome = {
  accepted: number;
  duplicate: number;
  quarantined: number;
  conversations: number;
  status: "done" | "failed" | "cancelled";
  error?: string;
};

export type QuarantinedLine = {
  /** 1-based line of the file or request. */
  line: number;
  field: string | null;
  reason: string;
  raw: Uint8Array;
  store: string | null;
  /** The event the line tells of, if it says one we know. */
  eventType?: string | null;
};

/** Opens an import; returns its id. */
export async function startImport(
  db: Db,
  values: { origin: ImportOrigin; name: string; format: string; bytes_total?: number | null },
): Promise<number> {
  const row = await db.insertInto("imports").values(values).returning("import_id").executeTakeFirstOrThrow();
  return row.import_id;
}

export async function finishImport(db: Db, importId: number, outcome: ImportOutcome): Promise<void> {
  const { accepted, duplicate, quarantined, conversations, status, error } = outcome;
  await db
    .updateTable("imports")
    .set({
      accepted,
      duplicate,
      quarantined,
      conversations,
      status,
      error: error ?? null,
      finished_at: sql<number>`now()`,
    })
    .where("import_id", "=", importId)
    .execute();
}

/**
 * Keeps lines byte for byte; the same line of the same import is kept once. `part` is the number of the request they came
 * with, 0 for a file. Returns how many were new.
 */
export async function quarantineLines(
  db: Db,
  importId: number,
  lines: readonly QuarantinedLine[],
  part = 0,
): Promise<number> {
  let kept = 0;
  const rows = lines.map(({ line, field, reason, raw, store, eventType }) => ({
    import_id: importId,
    part,
    line,
    event_type: eventType ?? null,
    store_key: store?.replaceAll("\0", "\u2400") ?? null,
    field,
    reason: reason.replaceAll("\0", "\u2400"),
    raw: Buffer.from(raw),
  }));
  for (let from = 0; from < rows.length; from += 1000) {
    const result = await db
      .insertInto("quarantined_lines")
      .values(rows.slice(from, from + 1000))
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    kept += Number(result.numInsertedOrUpdatedRows ?? 0);
  }
  return kept;
}
