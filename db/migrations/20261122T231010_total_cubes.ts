import { sql, type Kysely } from "kysely";

const tables = ["conversation_rollups", "escalation_rollups", "rating_rollups"];
const fixed = ["store_id", "recontact_hours", "is_test", "day"];

/** What is asked of whole stores and days is summed once: of the rows by channel, each of which holds its conversations alone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of tables) {
    const { rows } = await sql<{ name: string }>`
      select column_name as name from information_schema.columns
      where table_schema = current_schema() and table_name = ${table} and data_type = 'bigint'`.execute(db);
    const counters = rows.map(({ name }) => name).filter((name) => !fixed.includes(name));
    const sums = counters.map((name) => `sum(${name})::bigint`).join(", ");
    await sql`
      insert into ${sql.table(table)} (cube, ${sql.raw([...fixed, ...counters].join(", "))})
      select 'total', ${sql.raw(`${fixed.join(", ")}, ${sums}`)} from ${sql.table(table)}
      where cube = 'channel' group by ${sql.raw(fixed.join(", "))}`.execute(db);
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of tables) {
    await sql`delete from ${sql.table(table)} where cube = 'total'`.execute(db);
  }
}
