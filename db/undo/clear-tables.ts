/** The short way: an import that brought all there is leaves empty tables behind. */
import { sql } from "kysely";
import type { Db, Trx } from "../connection.ts";
import { rollupTables } from "../rollup/cubes.ts";
import { holdRefresher } from "../rollup/refresher-locks.ts";
import { salesTables } from "../sales/sales-tables.ts";
import { conversationTables, storeTables } from "./find-windows.ts";

const eventTables = [...conversationTables, ...storeTables];
const derivedTables = [
  "conversation_facts",
  "rating_facts",
  "dirty_days",
  ...Object.values(rollupTables),
  "duration_rollups",
  "refolded_conversations",
  "entry_days",
  "entry_day_marks",
  "answer_counts",
  "entry_hits",
  "edit_effects",
  ...salesTables,
];

/** How long the tables may take to come free (ms): whoever reads meanwhile queues up behind. */
const patienceMs = 2_000;
const lockNotAvailable = "55P03";

/**
 * Empties all tables of events and figures if nobody but the import has brought anything; says whether it did. Batches wait
 * meanwhile, readers for no longer than the emptying itself takes; a table that is in use makes it the long way round.
 */
export async function clearTables(db: Db, importId: number): Promise<boolean> {
  if (await hasOthers(db, importId)) return false;
  try {
    return await db.transaction().execute((trx) => clear(trx, importId));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === lockNotAvailable) return false;
    throw error;
  }
}

async function clear(trx: Trx, importId: number): Promise<boolean> {
  await holdRefresher(trx);
  // Whoever writes events locks a store first: from here on nobody does.
  await sql`lock table stores in exclusive mode`.execute(trx);
  if (await hasOthers(trx, importId)) return false;
  await sql`set local lock_timeout = ${sql.lit(patienceMs)}`.execute(trx);
  const tables = [...eventTables, ...derivedTables].map((table) => sql.table(table));
  await sql`truncate ${sql.join(tables)}`.execute(trx);
  await sql`delete from gaps`.execute(trx);
  await sql`delete from gap_candidates`.execute(trx);
  await sql`update gap_passes set version = version + 1`.execute(trx);
  await sql`update stores set newest_event_at = null`.execute(trx);
  return true;
}

async function hasOthers(db: Db, importId: number): Promise<boolean> {
  const others = eventTables.map((table) =>
    table === "conversations"
      ? sql`exists (select from conversations where event_hash is not null and import_id is distinct from ${importId})`
      : sql`exists (select from ${sql.table(table)} where import_id is distinct from ${importId})`,
  );
  const { rows } = await sql<{ hasOthers: boolean }>`
    select ${sql.join(others, sql` or `)} as "hasOthers"`.execute(db);
  return rows[0]!.hasOthers;
}
