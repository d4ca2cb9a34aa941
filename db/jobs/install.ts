import { Logger, runMigrations } from "graphile-worker";

/** Says nothing: what goes wrong is thrown. */
export const quietLogger = new Logger(() => () => undefined);

/** Brings the schema of the job queue up to date; safe to run beside others. */
export async function installJobQueue(url: string): Promise<void> {
  await runMigrations({ connectionString: url, maxPoolSize: 1, logger: quietLogger });
}
