import { PageRolesMissing } from "#db/access/page-roles.ts";
import type { Db } from "#db/connection.ts";
import { createDatabase } from "#db/connection.ts";
import { installJobQueue } from "#db/jobs/install.ts";
import { migrateToLatest, SchemaTooNewError } from "#db/migrate.ts";
import type { Environment } from "#app/env.server.ts";
import { loadEnvironment } from "#app/env.server.ts";
import { checkDatabase } from "#app/server/check-database.ts";
import { joinEmbeddedPostgres } from "#app/server/embedded-postgres.ts";
import type { Role } from "#app/server/postgres/leases.ts";
import { reportError } from "#app/server/report-error.ts";
import { StartUpError } from "#app/server/start-up-error.ts";

export type OpenDatabase = {
  url: string;
  /** Statements may take as long as they need: imports, rebuilds, migrations. */
  db: Db;
  /** Closes the pool, and the embedded Postgres if nobody else uses it. */
  close: () => Promise<void>;
  /** Starts an embedded Postgres again if it died; true if it had. */
  revive: () => Promise<boolean>;
};

const poolPatienceMs = 500;

/** Opens and migrates the database of this environment: DATABASE_URL, or the embedded one. Throws StartUpError in one line. */
export async function openDatabase(environment: Environment, role: Role): Promise<OpenDatabase> {
  const embedded = environment.databaseUrl
    ? undefined
    : await joinEmbeddedPostgres(environment.dataDir, { role });
  const url = environment.databaseUrl ?? embedded!.url;
  const db = createDatabase(url, { max: 4, statementTimeoutMs: 0 });
  let closing: Promise<void> | undefined;
  const closeAll = async () => {
    await Promise.race([db.destroy(), waitQuietly(poolPatienceMs)]);
    await embedded?.close();
  };
  const close = () => (closing ??= closeAll());
  try {
    await checkDatabase(db, url);
    await migrateToLatest(db);
    await installJobQueue(db, url);
  } catch (error) {
    await close();
    const isExpected = error instanceof SchemaTooNewError || error instanceof PageRolesMissing;
    throw isExpected ? new StartUpError(error.message) : error;
  }
  return { url, db, close, revive: async () => (await embedded?.revive()) ?? false };
}

function waitQuietly(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}

/**
 * Runs a command-line tool on the database: beside a running server, or alone, in which case the embedded Postgres is stopped
 * after it. ^C and SIGTERM close it too. A failure sets exit code 1; an expected one is printed as one line.
 */
export async function withDatabase(run: (db: Db, url: string) => Promise<void>): Promise<void> {
  try {
    const database = await openDatabase(loadEnvironment(), "tool");
    let leaving: Promise<never> | undefined;
    const leave = (code: number) => () => {
      leaving ??= database.close().finally(() => process.exit(code)) as Promise<never>;
    };
    process.once("SIGINT", leave(130));
    process.once("SIGTERM", leave(143));
    try {
      await run(database.db, database.url);
    } catch (error) {
      // Work cut off by the end fails as it must; the exit code says why.
      await leaving;
      throw error;
    } finally {
      await database.close();
    }
  } catch (error) {
    if (error instanceof StartUpError) console.error(error.message);
    else reportError("This failed unexpectedly", error);
    process.exitCode = 1;
  }
}
