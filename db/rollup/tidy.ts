import { sql } from "kysely";
import type { Db } from "../connection.ts";

const tables = [
  "conversations",
  "messages",
  "conversation_facts",
  "rating_facts",
  "conversation_rollups",
  "escalation_rollups",
  "rating_rollups",
  "duration_rollups",
];

/**
 * After a large import: statistics for the planner, and visibility for index-only scans, now rather than whenever autovacuum
 * comes by. Measured on the demo world: reading durations takes a quarter of the time.
 */
export async function tidyTables(db: Db): Promise<void> {
  await sql`vacuum (analyze) ${sql.join(tables.map((table) => sql.table(table)))}`.execute(db);
}
