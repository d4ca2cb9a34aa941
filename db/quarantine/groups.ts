/** Waiting lines counted: by what is wrong with them, and by import. */
import { sql } from "kysely";
import type { Db } from "../connection.ts";
import type { LineGroup } from "./selection.ts";

export type GroupCount = LineGroup & { lines: number };

/** The groups of an import, most lines first, and how many lines wait in all (those of groups beyond `limit` too). */
export async function countGroups(
  db: Db,
  importId: number,
  limit: number,
): Promise<{ groups: GroupCount[]; lines: number; groupCount: number }> {
  const { rows } = await sql<GroupCount & { all: number; groupCount: number }>`
    select event_type as "eventType", field, reason, count(*) as lines,
      (sum(count(*)) over ())::bigint as "all", count(*) over () as "groupCount"
    from quarantined_lines where import_id = ${importId}
    group by event_type, field, reason
    order by lines desc, event_type, field, reason
    limit ${limit}`.execute(db);
  return {
    groups: rows.map(({ eventType, field, reason, lines }) => ({ eventType, field, reason, lines })),
    lines: rows[0]?.all ?? 0,
    groupCount: rows[0]?.groupCount ?? 0,
  };
}

export type WaitingImport = {
  importId: number;
  name: string;
  status: string;
  startedAt: number;
  waiting: number;
};

/** Imports that have lines waiting, newest first. */
export async function listWaitingImports(db: Db, limit: number): Promise<WaitingImport[]> {
  return db
    .selectFrom("imports")
    .select(["import_id as importId", "name", "status", "started_at as startedAt", "quarantined as waiting"])
    .where("quarantined", ">", 0)
    .where("status", "not in", ["undone", "undoing"])
    .orderBy("import_id", "desc")
    .limit(limit)
    .execute();
}

/** How many lines wait over all imports, and in how many imports. */
export async function countWaiting(db: Db): Promise<{ lines: number; imports: number }> {
  const row = await db
    .selectFrom("imports")
    .select([
      sql<number>`coalesce(sum(quarantined), 0)::bigint`.as("lines"),
      sql<number>`count(*)`.as("imports"),
    ])
    .where("quarantined", ">", 0)
    .where("status", "not in", ["undone", "undoing"])
    .executeTakeFirstOrThrow();
  return row;
}

const eventTables: Readonly<Record<string, string>> = {
  conversation: "conversations",
  message: "messages",
  handoff: "handoffs",
  rating: "ratings",
  order: "orders",
  refund: "refunds",
  click: "clicks",
  knowledge: "knowledge_edits",
  person: "people",
  shift: "shifts",
};

/** Events an import has brought that still are its own, by type; each counted up to `limit`: more than that is "many". */
export async function countTaken(db: Db, importId: number, limit: number): Promise<Map<string, number>> {
  const counts = Object.entries(eventTables).map(
    ([type, table]) => sql`
      select ${type}::text as type, count(*) as count from (
        select 1 from ${sql.table(table)} where import_id = ${importId} limit ${limit}
      ) taken`,
  );
  const { rows } = await sql<{ type: string; count: number }>`${sql.join(counts, sql` union all `)}`.execute(
    db,
  );
  return new Map(rows.map(({ type, count }) => [type, count]));
}
