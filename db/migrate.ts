import { promises as fs } from "node:fs";
import path from "node:path";
import { FileMigrationProvider, Migrator, NO_MIGRATIONS } from "kysely";
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
    provider: new FileMigrationProvider({
      fs,
      path,
      migrationFolder: path.join(import.meta.dirname, "migrations"),
    }),
  });
}

/** Names of migrations this build has and the database does not. */
export async function listPendingMigrations(db: Db): Promise<string[]> {
  const migrations = await createMigrator(db).getMigrations();
  return migrations.filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name);
}

/**
 * Brings the schema up to date, with the roles of the pages; returns the names applied. Throws SchemaTooNewError,
 * PageRolesMissing, or what a migration threw.
 */
export async function migrateToLatest(db: Db): Promise<string[]> {
  const known = new Set(
    (await fs.readdir(path.join(import.meta.dirname, "migrations"))).map((file) => path.parse(file).name),
  );
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (tables.some((table) => table.name === "kysely_migration")) {
    const applied = await db
      .withTables<{ kysely_migration: { name: string } }>()
      .selectFrom("kysely_migration")
      .select("name")
      .execute();
    const newer = applied.find(({ name }) => !known.has(name));
    if (newer) throw new SchemaTooNewError(newer.name);
  }
  await ensurePageRoles(db);
  const { error, results } = await createMigrator(db).migrateToLatest();
  if (error) throw error;
  return (results ?? [])
    .filter(({ status }) => status === "Success")
    .map(({ migrationName }) => migrationName);
}
