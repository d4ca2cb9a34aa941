/** Everything a database holds: its tables as text, and the bytes of its files. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import type { Db } from "#db/connection.ts";

/** One entry a table of every schema but the catalogue; `names` of those in which `text` stands. */
export async function findInTables(db: Db, text: string): Promise<string[]> {
  const { rows: tables } = await sql<{ schema: string; name: string }>`
    select schemaname as schema, tablename as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by 1, 2`.execute(db);
  const found: string[] = [];
  for (const { schema, name } of tables) {
    const table = sql.id(schema, name);
    // Raw lines are bytes: read as text they show what they say.
    const { rows } = await sql`
      select from ${table} t where position(${text} in t::text) > 0
        or position(encode(${text}::bytea, 'hex') in t::text) > 0 limit 1`.execute(db);
    if (rows.length > 0) found.push(`${schema}.${name}`);
  }
  return found;
}

/** Files of the database (by the table they are of) and of the log in which the bytes of `text` stand; the server must be on this computer. */
export async function findInFiles(db: Db, text: string): Promise<string[]> {
  await sql`checkpoint`.execute(db);
  const { rows } = await sql<{ folder: string; oid: string }>`
    select current_setting('data_directory') as folder, oid::text from pg_database where datname = current_database()`.execute(
    db,
  );
  const { folder, oid } = rows[0]!;
  const found: string[] = [];
  for (const part of [`base/${oid}`, "pg_wal"]) {
    for (const entry of await readdir(join(folder, part), { withFileTypes: true })) {
      if (!entry.isFile()) continue;
      // A segment of the log may be recycled while this reads on.
      const bytes = await readFile(join(folder, part, entry.name)).catch(() => Buffer.alloc(0));
      if (bytes.includes(text)) found.push(`${part}/${await nameFile(db, part, entry.name)}`);
    }
  }
  return found;
}

/** The table or index a file belongs to, where there still is one. */
async function nameFile(db: Db, part: string, file: string): Promise<string> {
  if (part === "pg_wal" || !/^\d+$/.test(file)) return file;
  const { rows } = await sql<{ name: string | null }>`
    select pg_filenode_relation(0, ${file}::oid)::text as name`.execute(db);
  return rows[0]!.name ?? file;
}
