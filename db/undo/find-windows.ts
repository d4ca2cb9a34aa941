/** Where the rows of an import lie: ranges of table pages, so that a chunk reads only its own. */
import { sql, type RawBuilder } from "kysely";
import type { Db } from "../connection.ts";

/** Tables an import writes to, those that make conversations first. */
export const conversationTables = ["messages", "handoffs", "ratings", "conversations"] as const;
export const storeTables = ["orders", "refunds", "clicks", "knowledge_edits", "people", "shifts"] as const;
export type ImportedTable = (typeof conversationTables)[number] | (typeof storeTables)[number];

/** Pages from `from` up to but not including `to`. */
export type Window = { table: ImportedTable; from: number; to: number; rows: number };

const windowPages = 32;
/** Windows are joined up to so many rows, over gaps of so many pages at most. */
const windowRows = 6_000;
const gapPages = 512;

/** Rows an import brought (alias `t`); a conversation that only its messages name has none of its own. */
export function isOfImport(table: ImportedTable, importId: number): RawBuilder<unknown> {
  return table === "conversations"
    ? sql`t.import_id = ${importId} and t.event_hash is not null`
    : sql`t.import_id = ${importId}`;
}

export async function findWindows(db: Db, table: ImportedTable, importId: number): Promise<Window[]> {
  const { rows } = await sql<{ start: number; rows: number }>`
    select (t.ctid::text::point)[0]::bigint / ${sql.lit(windowPages)} * ${sql.lit(windowPages)} as start, count(*) as rows
    from ${sql.table(table)} t where ${isOfImport(table, importId)} group by 1 order by 1`.execute(db);
  const windows: Window[] = [];
  for (const { start, rows: count } of rows) {
    const last = windows.at(-1);
    if (last && last.rows + count <= windowRows && start - last.to <= gapPages) {
      last.to = start + windowPages;
      last.rows += count;
    } else {
      windows.push({ table, from: start, to: start + windowPages, rows: count });
    }
  }
  return windows;
}

/** The rows of an import in a window, as a condition on alias `t`. */
export function isInWindow({ table, from, to }: Window, importId: number): RawBuilder<unknown> {
  return sql`t.ctid >= ${`(${from},0)`}::tid and t.ctid < ${`(${to},0)`}::tid and ${isOfImport(table, importId)}`;
}
