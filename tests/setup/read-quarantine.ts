import { sql } from "kysely";
import type { Db } from "#db/connection.ts";

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
