/** The short way: an import that brought all there is leaves empty tables behind. */
import { sql } from "kysely";
import type { Db } from "../connection.ts";
import { rollupTables } from "../rollup/cubes.ts";
import { holdRefresher } from "../rollup/refresher-locks.ts";
import { conversationTables, storeTables } from "./find-windows.ts";

const eventTables = [...conversationTables, ...storeTables];
const derivedTables = [
  "conversation_facts",
  "rating_facts",
  "dirty_days",
  ...Object.values(rollupTables),
  "duration_rollups",
  "refolded_conversations",
];

/**
 * Empties all tables of events and figures if nobody but the import has brought anything; says whether it did. Batches wait
 * meanwhile, readers for no longer than the emptying itself takes.
 */
export async function clearTables(db: Db, importId: number): Promise<boolean> {
  if (await hasOthers(db, importId)) return false;
  return db.transaction().execute(async (trx) => {
    await holdRefresher(trx);
    // Whoever writes events locks a store first: from here on nobody does.
    await sql`lock table stores in exclusive mode`.execute(trx);
    if (await hasOthers(trx, importId)) return false;
    await sql`truncate ${sql.join([...eventTables, ...derivedTables].map((table) => sql.table(table)))}`.execute(
      trx,
    );
    await sql`update stores set newest_event_at = null`.execute(trx);
    return true;
  });
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
