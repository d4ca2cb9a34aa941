/** What was erased still lies in freed room of pages, in statistics and in the log: this writes them anew. */
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import type { Db } from "../connection.ts";

/** Tables that held words or ids of customers. */
const tables = [
  "messages",
  "conversations",
  "conversation_facts",
  "handoffs",
  "ratings",
  "orders",
  "refunds",
  "clicks",
  "order_facts",
  "inquiry_facts",
  "sales_marks",
  "gap_questions",
  "gap_candidates",
  "superseded_events",
  "quarantined_lines",
  "quarantine_mends",
  "refolded_conversations",
  "idempotency_keys",
  "imports",
];
/** Postgres samples values of columns for its planner. */
const samples = ["pg_catalog.pg_statistic", "pg_catalog.pg_statistic_ext_data"];

/**
 * Rewrites the tables with their indexes, one at a time; who reads or writes one waits meanwhile. On a server of our own the
 * log is cut off too; elsewhere that is its keeper's, like backups.
 */
export async function overwritePages(db: Db): Promise<void> {
  await waitForSnapshots(db);
  for (const table of tables) await sql`vacuum (full, analyze) ${sql.table(table)}`.execute(db);
  await waitForSnapshots(db);
  for (const table of samples) {
    // Rewriting the catalogue is the server's owner's right.
    await sql`vacuum (full) ${sql.raw(table)}`.execute(db).catch(ignoreRefusal);
  }
  await dropOldLog(db).catch(ignoreRefusal);
}

const patienceMs = 60_000;
const pollMs = 100;

/**
 * Rows that somebody who began earlier may still see are kept when a table is rewritten: waits until nobody does, for a minute
 * at most. What is being written in any database of the server holds everybody's view back.
 */
async function waitForSnapshots(db: Db): Promise<void> {
  const { rows } = await sql<{ id: string }>`select pg_current_xact_id()::xid::text as id`.execute(db);
  const now = rows[0]!.id;
  const until = Date.now() + patienceMs;
  while (Date.now() < until) {
    const { rows: older } = await sql`
      select from pg_stat_activity
      where pid <> pg_backend_pid() and age(${now}::xid)
        < greatest(age(backend_xid), case when datname = current_database() then age(backend_xmin) end) limit 1`.execute(
      db,
    );
    if (older.length === 0) return;
    await sleep(pollMs);
  }
}

/** Old segments of the log are removed rather than kept for use again, their bytes with them. */
async function dropOldLog(db: Db): Promise<void> {
  await db.connection().execute(async (session) => {
    await sql`alter system set wal_recycle = off`.execute(session);
    try {
      await sql`select pg_reload_conf()`.execute(session);
      // Segments kept ready for use hold what they held before: each is begun, and so filled anew.
      const { rows } = await sql<{
        segments: number;
      }>`select count(*) as segments from pg_ls_waldir()`.execute(session);
      for (let count = rows[0]!.segments; count >= 0; count--) {
        await sql`select pg_logical_emit_message(true, 'apiary', '')`.execute(session);
        await sql`select pg_switch_wal()`.execute(session);
      }
      // The first makes the segments before it superfluous, the second finds them so.
      await sql`checkpoint`.execute(session);
      await sql`checkpoint`.execute(session);
    } finally {
      await sql`alter system reset wal_recycle`.execute(session);
      await sql`select pg_reload_conf()`.execute(session);
    }
  });
}

const insufficientPrivilege = "42501";

function ignoreRefusal(error: unknown): void {
  if (!(error instanceof Error && "code" in error && error.code === insufficientPrivilege)) throw error;
}
