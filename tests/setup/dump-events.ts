/** All stored events, independent of internal ids and of who brought them. */
import { sql } from "kysely";
import type { Db } from "#db/connection.ts";

const internal = ["store_id", "conversation_id", "import_id"];
const plain = ["orders", "refunds", "clicks", "knowledge_edits", "people", "shifts"];

/** One line an event, sorted. A conversation nothing is known of is left out. */
export async function dumpEvents(db: Db): Promise<string> {
  const row = sql`to_jsonb(t) - ${internal}::text[]`;
  const { rows: conversations } = await sql<{ line: string }>`
    select 'conversations ' || s.key || ' ' || (${row})::text as line
    from conversations t join stores s using (store_id) where t.event_hash is not null`.execute(db);
  const lines = conversations.map(({ line }) => line);
  for (const table of ["messages", "handoffs", "ratings"]) {
    const { rows } = await sql<{ line: string }>`
      select ${table} || ' ' || s.key || ' ' || c.external_id || ' ' || (${row})::text as line
      from ${sql.table(table)} t join stores s using (store_id)
      join conversations c on c.store_id = t.store_id and c.conversation_id = t.conversation_id`.execute(db);
    for (const { line } of rows) lines.push(line);
  }
  for (const table of plain) {
    const { rows } = await sql<{ line: string }>`
      select ${table} || ' ' || s.key || ' ' || (${row})::text as line
      from ${sql.table(table)} t join stores s using (store_id)`.execute(db);
    for (const { line } of rows) lines.push(line);
  }
  return lines.sort().join("\n");
}
