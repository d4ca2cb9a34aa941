import { readdir } from "node:fs/promises";
import { join, parse } from "node:path";
import { Migrator, NO_MIGRATIONS, sql, type Migration } from "kysely";
import { ensurePageRoles } from "./access/page-roles.ts";
import type { Db } from "./connection.ts";

export { NO_MIGRATIONS };

/** The database was migrated by a newer build than this one. */
export class SchemaTooNewError extends Error {
  constructor(migration: string) {
    super(
      `the database was made by a newer Apiary (migration ${migration}): update Apiary, or use another data directory`,
    );
  }
}

export function createMigrator(db: Db): Migrator {
  return new Migrator({
    db,
    provider: {
      getMigrations: async () =>
        Object.fromEntries((await listMigrations()).map((name) => [name, loadLater(name)])),
    },
  });
}

async function listMigrations(): Promise<string[]> {
  const files = await readdir(join(import.meta.dirname, "migrations"));
  return files.map((file) => parse(file).name);
}

/** Most starts find nothing to migrate, and need not load what every earlier change was. */
function loadLater(name: string): Migration {
  const load = () => import(`./migrations/${name}.ts`) as Promise<Required<Migration>>;
  return {
    up: async (db) => (await load()).up(db),
    down: async (db) => (await load()).down(db),
  };
}

/** Names of migrations this build has and the database does not. */
export async function listPendingMigrations(db: Db): Promise<string[]> {
  const applied = new Set(await listApplied(db));
  return (await listMigrations()).filter((name) => !applied.has(name));
}

/** Asked without Kysely, whose introspection fails when another import drops a table of its own meanwhile. */
async function listApplied(db: Db): Promise<string[]> {
  const { rows } = await sql<{ isMigrated: boolean }>`
    select to_regclass('kysely_migration') is not null as "isMigrated"`.execute(db);
  if (!rows[0]!.isMigrated) return [];
  const applied = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return applied.rows.map(({ name }) => name);
}

/**
 * Brings the schema up to date, with the roles of the pages; returns the names applied. Throws SchemaTooNewError,
 * PageRolesMissing, or what a migration threw.
 */
export async function migrateToLatest(db: Db): Promise<string[]> {
  const known = await listMigrations();
  const applied = await listApplied(db);
  const newer = applied.find((name) => !known.includes(name));
  if (newer) throw new SchemaTooNewError(newer);
  await ensurePageRoles(db);
  if (known.every((name) => applied.includes(name))) return [];
  const { error, results } = await createMigrator(db).migrateToLatest();
  if (error) throw error;
  return (results ?? [])
    .filter(({ status }) => status === "Success")
    .map(({ migrationName }) => migrationName);
}
