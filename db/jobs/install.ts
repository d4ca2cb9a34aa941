import { Logger, runMigrations } from "graphile-worker";
import { sql } from "kysely";
import type { Db } from "../connection.ts";

/** Says nothing: what goes wrong is thrown. */
export const quietLogger = new Logger(() => () => undefined);

const installLock = 4_174_215;

/** Brings the schema of the job queue up to date. One process at a time: two on an empty database trip over each other. */
export async function installJobQueue(db: Db, url: string): Promise<void> {
  await db.connection().execute(async (session) => {
    await sql`select pg_advisory_lock(${installLock})`.execute(session);
    try {
      await runMigrations({ connectionString: url, maxPoolSize: 1, logger: quietLogger });
    } finally {
      await sql`select pg_advisory_unlock(${installLock})`.execute(session).catch(() => undefined);
    }
  });
}
