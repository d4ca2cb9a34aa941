/** What people do about waiting lines, as steps that can be left, found again and gone on with. */
import { sql } from "kysely";
import type { Db } from "../connection.ts";
import { addJob, announceImports } from "../jobs/queue.ts";
import { countLines, type LineKey } from "./lines.ts";
import { selected, type LineGroup, type Selection } from "./selection.ts";

export type MendKind = "rules" | "lines" | "file" | "discard" | "edit";
export type MendRow = {
  mendId: number;
  importId: number;
  kind: string;
  group: LineGroup | null;
  rules: unknown;
  path: string | null;
  status: string;
  error: string | null;
  isCancelRequested: boolean;
  total: number;
  done: number;
  taken: number;
  discarded: number;
  accepted: number;
  duplicate: number;
  after: LineKey;
  startedAt: number;
  finishedAt: number | null;
};

const openStatuses = ["waiting", "running"];
/** Imports whose lines may be settled: what reads or takes back an import must not be under way. */
export const settledImport = sql<boolean>`status in ('done', 'failed', 'cancelled')`;

function selectMends(db: Db) {
  return db
    .selectFrom("quarantine_mends")
    .select([
      "mend_id as mendId",
      "import_id as importId",
      "kind",
      "event_type as eventType",
      "field",
      "reason",
      "rules",
      "path",
      "status",
      "error",
      "is_cancel_requested as isCancelRequested",
      "total",
      "done",
      "taken",
      "discarded",
      "accepted",
      "duplicate",
      "after_part as afterPart",
      "after_line as afterLine",
      "started_at as startedAt",
      "finished_at as finishedAt",
    ]);
}

type Selected = Awaited<ReturnType<ReturnType<typeof selectMends>["execute"]>>[number];

function toMend({ eventType, field, reason, afterPart, afterLine, ...row }: Selected): MendRow {
  const group = reason === null ? null : { eventType, field, reason };
  return { ...row, group, after: { part: afterPart, line: afterLine } };
}

/** Newest first. */
export async function listMends(db: Db, importId: number, limit: number): Promise<MendRow[]> {
  const rows = await selectMends(db)
    .where("import_id", "=", importId)
    .orderBy("mend_id", "desc")
    .limit(limit)
    .execute();
  return rows.map(toMend);
}

export async function findMend(db: Db, mendId: number): Promise<MendRow | undefined> {
  const row = await selectMends(db).where("mend_id", "=", mendId).executeTakeFirst();
  return row && toMend(row);
}

export type NewMend = Selection & { kind: "rules" | "lines" | "file"; rules?: object[]; path?: string };
export type StartRefusal = "busy" | "not ready" | "nothing";

/** Puts a mend into the queue; or why not: one is under way, the import is, or there is no such line. */
export async function startMend(
  db: Db,
  { importId, group, kind, rules, path }: NewMend,
): Promise<{ mendId: number; total: number } | StartRefusal> {
  return db.transaction().execute(async (trx) => {
    const ready = await trx
      .selectFrom("imports")
      .select("import_id")
      .where("import_id", "=", importId)
      .where(settledImport)
      .forKeyShare()
      .executeTakeFirst();
    if (!ready) return "not ready";
    const total = await countLines(trx, { importId, group });
    if (total === 0) return "nothing";
    const row = await trx
      .insertInto("quarantine_mends")
      .values({
        import_id: importId,
        kind,
        event_type: group?.eventType ?? null,
        field: group?.field ?? null,
        reason: group?.reason ?? null,
        rules: rules ? JSON.stringify(rules) : null,
        path: path ?? null,
        status: "waiting",
        total,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning("mend_id")
      .executeTakeFirst();
    if (!row) return "busy";
    await addJob(trx, "mend", row.mend_id);
    await announceImports(trx);
    return { mendId: row.mend_id, total };
  });
}

/** Takes a mend to work on; undefined if it has ended or is to end. */
export async function claimMend(db: Db, mendId: number): Promise<MendRow | undefined> {
  const result = await db
    .updateTable("quarantine_mends")
    .set({ status: "running", progressed_at: sql<number>`now()` })
    .where("mend_id", "=", mendId)
    .where("status", "in", openStatuses)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n ? findMend(db, mendId) : undefined;
}

export async function finishMend(
  db: Db,
  mendId: number,
  status: "done" | "failed" | "cancelled",
  error: string | null = null,
): Promise<void> {
  await db
    .updateTable("quarantine_mends")
    .set({ status, error, finished_at: sql<number>`now()`, progressed_at: sql<number>`now()` })
    .where("mend_id", "=", mendId)
    .where("status", "in", openStatuses)
    .execute();
  await announceImports(db);
}

/** Asks a mend to stop after the batch it is at; what it has taken stays taken. One nobody has begun ends at once. */
export async function cancelMend(db: Db, importId: number): Promise<void> {
  await db
    .updateTable("quarantine_mends")
    .set({ is_cancel_requested: true })
    .where("import_id", "=", importId)
    .where("status", "in", openStatuses)
    .execute();
  await db
    .updateTable("quarantine_mends")
    .set({ status: "cancelled", finished_at: sql<number>`now()` })
    .where("import_id", "=", importId)
    .where("status", "=", "waiting")
    .execute();
  await announceImports(db);
}

export async function isMending(db: Db, importId: number): Promise<boolean> {
  const row = await db
    .selectFrom("quarantine_mends")
    .select("mend_id")
    .where("import_id", "=", importId)
    .where("status", "in", openStatuses)
    .executeTakeFirst();
  return row !== undefined;
}

/** Lines of an import that were given up on purpose, and when the last of them was. */
export async function countDiscarded(
  db: Db,
  importId: number,
): Promise<{ lines: number; lastAt: number | null }> {
  const row = await db
    .selectFrom("quarantine_mends")
    .select([
      sql<number>`coalesce(sum(discarded), 0)::bigint`.as("lines"),
      sql<number | null>`max(finished_at)`.as("lastAt"),
    ])
    .where("import_id", "=", importId)
    .where("discarded", ">", 0)
    .executeTakeFirstOrThrow();
  return row;
}

/**
 * Gives lines up, if there still are as many as the person agreed to: "changed" otherwise, and nothing is done. The raw
 * text goes; how many went, of which group and when stays with the import.
 */
export async function discardLines(
  db: Db,
  { importId, group }: Selection,
  expected: number,
  key: LineKey | null = null,
): Promise<"done" | "changed" | "busy" | "not ready"> {
  return db.transaction().execute(async (trx) => {
    await lockQuarantine(trx, importId);
    if (await isMending(trx, importId)) return "busy";
    const line = key ? sql<boolean>`part = ${key.part} and line = ${key.line}` : sql<boolean>`true`;
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from quarantined_lines where ${selected({ importId, group })} and ${line}`.execute(
      trx,
    );
    if (rows[0]!.count !== expected || expected === 0) return "changed";
    const counted = await trx
      .updateTable("imports")
      .set({ quarantined: sql<number>`quarantined - ${expected}` })
      .where("import_id", "=", importId)
      .where(settledImport)
      .executeTakeFirst();
    if (counted.numUpdatedRows === 0n) return "not ready";
    await sql`delete from quarantined_lines where ${selected({ importId, group })} and ${line}`.execute(trx);
    await trx
      .insertInto("quarantine_mends")
      .values({
        import_id: importId,
        kind: "discard",
        event_type: group?.eventType ?? null,
        field: group?.field ?? null,
        reason: group?.reason ?? null,
        status: "done",
        total: expected,
        done: expected,
        discarded: expected,
        finished_at: sql<number>`now()`,
        rules: null,
        path: null,
        error: null,
      })
      .execute();
    await announceImports(trx);
    return "done";
  });
}

/** Held to the end of a transaction by whoever settles lines of an import. */
export async function lockQuarantine(trx: Db, importId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(41040, ${importId}::int)`.execute(trx);
}
