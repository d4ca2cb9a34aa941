import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { joinEmbeddedPostgres } from "#app/server/embedded-postgres.ts";
import { createDatabase } from "#db/connection.ts";
import { installJobQueue } from "#db/jobs/install.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { runOnServer } from "#tests/setup/run-on-server.ts";

declare module "vitest" {
  // A module augmentation can only extend an interface.
  interface ProvidedContext {
    /** Address of the migrated database that every test database is copied from. */
    templateUrl: string;
  }
}

/** Starts one Postgres for the run (or uses TEST_DATABASE_URL) and migrates the template once. */
export default async function startTestPostgres(project: TestProject) {
  const server = process.env.TEST_DATABASE_URL ? undefined : await startServer();
  const serverUrl = process.env.TEST_DATABASE_URL ?? server!.url;
  const template = `apiary_template_${process.pid}_${project.name.replaceAll(" ", "_")}`;
  await runOnServer(serverUrl, `create database ${template} template template0 encoding 'UTF8'`);
  const templateUrl = Object.assign(new URL(serverUrl), { pathname: `/${template}` }).href;
  const db = createDatabase(templateUrl, { max: 1, statementTimeoutMs: 0 });
  await migrateToLatest(db);
  await installJobQueue(db, templateUrl);
  await db.destroy();
  project.provide("templateUrl", templateUrl);
  return async () => {
    await runOnServer(serverUrl, `drop database ${template} with (force)`);
    await server?.stop();
  };
}

async function startServer() {
  const dataDir = mkdtempSync(join(tmpdir(), "apiary-tests-"));
  // Nothing here must outlive a crash.
  const settings = {
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    max_connections: "200",
  };
  const database = await joinEmbeddedPostgres(dataDir, { role: "tool", settings });
  const stop = async () => {
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { url: database.url, stop };
}
