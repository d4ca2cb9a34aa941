import { promises as fs } from "node:fs";
import path from "node:path";
import { FileMigrationProvider, Migrator, NO_MIGRATIONS } from "kysely";
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

/** Brings the schema up to date; returns the names applied. Throws SchemaTooNewError, or what a migration threw. */
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
  const { error, results } = await createMigrator(db).migrateToLatest();
  if (error) throw error;
  return (results ?? [])
    .filter(({ status }) => status === "Success")
    .map(({ migrationName }) => migrationName);
}
