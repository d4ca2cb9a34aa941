import type { Db } from "#db/connection.ts";
import { StartUpError } from "#app/server/start-up-error.ts";

const oldestVersion = 150_000;

/** Makes sure a database answers and is Postgres 15 or later. Throws a one-line StartUpError that never shows the password. */
export async function checkDatabase(db: Db, url: string): Promise<void> {
  const { host, pathname } = new URL(url);
  const place = `${decodeURIComponent(pathname.slice(1)) || "postgres"} at ${host}`;
  const version = await readVersion(db).catch((error: unknown) => {
    throw new StartUpError(
      `The database ${place} cannot be opened (${describeCause(error)}): start it, correct DATABASE_URL, or unset it to use the embedded one.`,
    );
  });
  if (version >= oldestVersion) return;
  throw new StartUpError(
    `The database ${place} is Postgres ${Math.floor(version / 10_000)}: Apiary needs 15 or later; upgrade it, or unset DATABASE_URL.`,
  );
}

/** Such as 180004. */
async function readVersion(db: Db): Promise<number> {
  const row = await db
    .withTables<{ pg_settings: { name: string; setting: string } }>()
    .selectFrom("pg_settings")
    .select("setting")
    .where("name", "=", "server_version_num")
    .executeTakeFirstOrThrow();
  return Number(row.setting);
}

function describeCause(error: unknown): string {
  if (error instanceof AggregateError) return describeCause(error.errors[0]);
  if (!(error instanceof Error)) return String(error);
  return error.message.split("\n")[0] || ("code" in error ? String(error.code) : error.name);
}

/** True if the database answers a trivial query in time. */
export async function isAnswering(db: Db, timeoutMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), timeoutMs);
  });
  const answer = readVersion(db).then(
    () => true,
    () => false,
  );
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
