/** Databases to torture: the embedded one of a data folder, and one behind DATABASE_URL; durable, as in production. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { joinEmbeddedPostgres } from "#app/server/embedded-postgres.ts";
import { createDatabase, type Db } from "#db/connection.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { truncateAll } from "#tests/setup/database.ts";
import { nameWatcher } from "./watch-import.ts";

export type Target = {
  url: string;
  db: Db;
  /** The environment of a process that works on it. */
  variables: Record<string, string>;
  truncate: () => Promise<void>;
  countMessages: () => Promise<number>;
  /** What all imports together say they took. */
  countAccepted: () => Promise<number>;
  destroy: () => Promise<void>;
};

export function describeTarget(
  url: string,
  db: Db,
  variables: Record<string, string>,
): Omit<Target, "destroy"> {
  const count = async (what: ReturnType<typeof sql>): Promise<number> => {
    const { rows } = await sql<{ n: number }>`select ${what} as n`.execute(db);
    return rows[0]!.n;
  };
  return {
    url,
    db,
    variables,
    truncate: () => truncateAll(db),
    countMessages: () => count(sql`(select count(*) from messages)`),
    countAccepted: () => count(sql`(select sum(accepted)::bigint from imports)`),
  };
}

/** Starts the embedded Postgres of a fresh data folder with its usual settings, and migrates it. */
export async function openEmbedded(): Promise<Target & { dataDir: string }> {
  const dataDir = mkdtempSync(join(tmpdir(), "apiary-torture-data-"));
  const embedded = await joinEmbeddedPostgres(dataDir, { role: "tool" });
  const db = createDatabase(nameWatcher(embedded.url), { max: 2, statementTimeoutMs: 0 });
  await migrateToLatest(db);
  const destroy = async () => {
    await db.destroy();
    await embedded.close();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  const variables = { APIARY_DATA_DIR: dataDir, DATABASE_URL: "" };
  return { ...describeTarget(embedded.url, db, variables), dataDir, destroy };
}
