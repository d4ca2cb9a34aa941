/** What a database holds, independent of internal ids and of which import brought it: equal prints, equal contents. */
import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "#db/connection.ts";
import { runPendingBackfills } from "#db/backfill/backfill-store.ts";
import { verifyRollups } from "#db/rollup/verify.ts";
import { dumpFigures } from "#tests/setup/dump-figures.ts";

const eventTables = [
  "messages",
  "handoffs",
  "ratings",
  "orders",
  "refunds",
  "clicks",
  "knowledge_edits",
  "people",
  "shifts",
];
const internal = "'{store_id,conversation_id,import_id}'::text[]";

/** A section's number of rows and the digest of all of them. */
export type Fingerprint = Record<string, string>;

/**
 * Digests of facts, rollups, store marks and every event table, each row with all its columns. What a server does in the
 * background after an import (settings of a store that came after its conversations) is done first.
 */
export async function takeFingerprint(db: Db): Promise<Fingerprint> {
  await runPendingBackfills(db);
  const figures = JSON.parse(await dumpFigures(db)) as {
    facts: unknown[];
    rollups: [string, string[]][];
    stores: unknown[];
  };
  const print: Fingerprint = { facts: digest(figures.facts), stores: digest(figures.stores) };
  for (const [table, rows] of figures.rollups) print[table] = digest(rows);
  for (const table of eventTables) print[table] = await digestEvents(db, table);
  const settings = await sql`
    select key, name, timezone, currency, locale, platform, region, recontact_hours, attribution_hours,
      fallback_phrases, version, event_hash, extra
    from stores order by key`.execute(db);
  print.settings = digest(settings.rows);
  // One that all its events have left is a name and nothing more; whether it was ever named depends on how batches were cut.
  const conversations = await sql<{ row: string }>`
    select s.key || (to_jsonb(c) - ${sql.raw(internal)})::text as row
    from conversations c join stores s using (store_id)
    where c.event_hash is not null or exists (
      select from messages e where e.store_id = c.store_id and e.conversation_id = c.conversation_id
      union all select from handoffs e where e.store_id = c.store_id and e.conversation_id = c.conversation_id
      union all select from ratings e where e.store_id = c.store_id and e.conversation_id = c.conversation_id)
    order by 1`.execute(db);
  print.conversations = digest(conversations.rows);
  return print;
}

async function digestEvents(db: Db, table: string): Promise<string> {
  const isInConversation = ["messages", "handoffs", "ratings"].includes(table);
  const conversation = isInConversation
    ? sql`(select external_id from conversations c
        where c.store_id = t.store_id and c.conversation_id = t.conversation_id)`
    : sql`''`;
  const { rows } = await sql<{ row: string }>`
    select concat_ws(' ', s.key, ${conversation}, (to_jsonb(t) - ${sql.raw(internal)})::text) as row
    from ${sql.table(table)} t join stores s using (store_id) order by 1`.execute(db);
  return digest(rows);
}

function digest(rows: readonly unknown[]): string {
  const hash = createHash("sha256");
  for (const row of rows) hash.update(`${JSON.stringify(row)}\n`);
  return `${rows.length} rows ${hash.digest("hex").slice(0, 16)}`;
}

/** What must be empty in any database at rest: rollups that differ from the facts, days left to refresh. */
export async function listFaults(db: Db): Promise<string[]> {
  const mismatches = await verifyRollups(db);
  const { rows: dirty } = await sql<{ n: number }>`select count(*) as n from dirty_days`.execute(db);
  const left = dirty[0]!.n;
  return [
    ...mismatches.map(({ table, examples }) => `${table}: ${examples.join("; ")}`),
    ...(left > 0 ? [`${left} days left dirty`] : []),
  ];
}
